import { targetsTexts } from '../../../texts/targets.ts';
import { errorAt, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { NumberField } from '../../../ui/forms/number-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import type { TargetTiming } from './target-parts.ts';

const texts = targetsTexts.drift;
const usualDays = 7;

interface TimingFieldsProps {
  readonly value: TargetTiming;
  readonly onChange: (value: TargetTiming) => void;
  readonly errors: FieldErrors;
}

/** When Roster writes by itself, and when it looks whether somebody changed what it wrote. */
export function TimingFields({ value, onChange, errors }: TimingFieldsProps) {
  const { automatic, drift } = value;
  return (
    <div>
      <ToggleField
        label={texts.automatic.label}
        help={texts.automatic.help}
        isChecked={automatic}
        onChange={(next) => {
          onChange({ ...value, automatic: next });
        }}
      />
      <RadioField
        label={texts.look}
        choices={[
          { value: 'never', label: texts.choices.never },
          { value: 'days', label: texts.choices.days },
        ]}
        value={drift.everyDays === null ? 'never' : 'days'}
        onChange={(next) => {
          onChange({ ...value, drift: { ...drift, everyDays: next === 'never' ? null : usualDays } });
        }}
      />
      {drift.everyDays !== null && (
        <>
          <NumberField
            label={texts.everyDays}
            error={errorAt(errors, 'drift.everyDays')}
            min={1}
            max={90}
            value={drift.everyDays}
            onChange={(everyDays) => {
              onChange({ ...value, drift: { ...drift, everyDays } });
            }}
          />
          <ToggleField
            label={texts.repair.label}
            help={texts.repair.help}
            isChecked={drift.repair}
            onChange={(repair) => {
              onChange({ ...value, drift: { ...drift, repair } });
            }}
          />
        </>
      )}
    </div>
  );
}
