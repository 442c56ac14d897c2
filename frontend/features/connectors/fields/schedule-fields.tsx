import TextField from '@atlaskit/textfield/text-field';
import { useMemo } from 'react';
import type { Schedule } from '#contract/connectors.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorAt, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { NextTimesList } from './next-times-list.tsx';
import { NumberField } from '../../../ui/forms/number-field.tsx';
import {
  choiceOf,
  localTimeZone,
  scheduleChoices,
  schedulePresets,
  timeZones,
  type ScheduleChoice,
} from './schedule-times.ts';

const texts = connectorsTexts.schedule;
const choices = scheduleChoices.map((value) => ({ value, label: texts.choices[value] }));

interface ScheduleFieldsProps {
  readonly value: Schedule | null;
  readonly onChange: (value: Schedule | null) => void;
  /** By path within the schedule. */
  readonly errors?: FieldErrors;
  /** Whether the kind can read changes alone. */
  readonly hasChanges: boolean;
}

/** When a connector runs by itself: from a few usual times, or by a cron expression. */
export function ScheduleFields({ value, onChange, errors = {}, hasChanges }: ScheduleFieldsProps) {
  const choose = (choice: ScheduleChoice) => {
    if (choice === 'off') onChange(null);
    else onChange(scheduleOf(choice, value));
  };
  return (
    <div>
      <SelectField label={texts.when} choices={choices} value={choiceOf(value)} onChange={choose} />
      {value !== null && <Details value={value} onChange={onChange} errors={errors} hasChanges={hasChanges} />}
    </div>
  );
}

function scheduleOf(choice: Exclude<ScheduleChoice, 'off'>, before: Schedule | null): Schedule {
  const cron = choice === 'custom' ? '30 6,18 * * *' : schedulePresets[choice];
  return { timeZone: localTimeZone(), fullEveryDays: 7, ...before, cron };
}

interface DetailsProps {
  readonly value: Schedule;
  readonly onChange: (value: Schedule) => void;
  readonly errors: FieldErrors;
  readonly hasChanges: boolean;
}

function Details({ value, onChange, errors, hasChanges }: DetailsProps) {
  const zones = useMemo(
    () => timeZones(localTimeZone(), value.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    [value.timeZone],
  );
  return (
    <>
      <FormField label={texts.cron.label} help={texts.cron.help} error={errorAt(errors, 'cron')} isRequired>
        {(control) => (
          <TextField
            {...control}
            width="medium"
            spellCheck={false}
            value={value.cron}
            onChange={(event) => {
              onChange({ ...value, cron: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <SelectField
        label={texts.timeZone.label}
        help={texts.timeZone.help}
        error={errorAt(errors, 'timeZone')}
        isSearchable
        choices={zones}
        value={value.timeZone}
        onChange={(timeZone) => {
          onChange({ ...value, timeZone });
        }}
      />
      {hasChanges && (
        <NumberField
          label={texts.fullEveryDays.label}
          help={texts.fullEveryDays.help}
          error={errorAt(errors, 'fullEveryDays')}
          value={value.fullEveryDays}
          min={1}
          max={90}
          onChange={(fullEveryDays) => {
            onChange({ ...value, fullEveryDays });
          }}
        />
      )}
      <NextTimesList schedule={value} />
    </>
  );
}
