import Select from '@atlaskit/select/creatable-select';
import { useQuery } from '@tanstack/react-query';
import type { TargetKind, TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { errorAt, type FieldErrors } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { RadioField } from '../../../ui/forms/radio-field.tsx';
import type { Choice } from '../../../ui/forms/select-field.tsx';
import { propertyNamesQuery } from '../target-people-queries.ts';
import styles from './fields.module.css';
import type { TargetMatching } from './target-parts.ts';
import { choiceOf, newPropertyChoice, valueGroups } from './value-choices.ts';

const texts = targetsTexts.matching;
const sourceId: Choice<string> = { value: 'sourceId', label: texts.sourceId };

interface MatchingFieldsProps {
  readonly kind: TargetKind | undefined;
  readonly value: TargetMatching;
  readonly onChange: (value: TargetMatching) => void;
  readonly errors: FieldErrors;
}

/** How the target finds a person, and what happens to those who leave. */
export function MatchingFields({ kind, value, onChange, errors }: MatchingFieldsProps) {
  const { matching, removal } = value;
  const keys = kind?.capabilities.matching ?? [{ key: matching.by, label: matching.by, usualFrom: matching.from }];
  const removals = kind?.capabilities.removal ?? [removal];
  return (
    <div>
      <RadioField
        label={texts.by}
        error={errorAt(errors, 'matching.by')}
        choices={keys.map(({ key, label }) => ({ value: key, label }))}
        value={matching.by}
        onChange={(by) => {
          const from = keys.find(({ key }) => key === by)?.usualFrom ?? matching.from;
          onChange({ ...value, matching: { by, from } });
        }}
      />
      <FromField
        value={matching.from}
        error={errorAt(errors, 'matching.from')}
        onChange={(from) => {
          onChange({ ...value, matching: { ...matching, from } });
        }}
      />
      <p className={styles['note']}>{texts.anew}</p>
      <RadioField<TargetView['removal']>
        label={texts.removal}
        error={errorAt(errors, 'removal')}
        choices={removals.map((action) => ({ value: action, ...texts.removals[action] }))}
        value={removal}
        onChange={(next) => {
          onChange({ ...value, removal: next });
        }}
      />
    </div>
  );
}

interface FromFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** What is looked up: the provider's own id, or a value of the person. */
function FromField({ value, error, onChange }: FromFieldProps) {
  const { data: propertyNames = [] } = useQuery(propertyNamesQuery);
  return (
    <FormField label={texts.from.label} help={texts.from.help} error={error}>
      {(control) => (
        <Select<Choice<string>>
          inputId={control.id}
          isInvalid={control.isInvalid}
          descriptionId={control['aria-describedby']}
          menuPosition="fixed"
          options={[sourceId, ...valueGroups(propertyNames)]}
          value={value === sourceId.value ? sourceId : choiceOf(value)}
          getNewOptionData={newPropertyChoice}
          onChange={(choice: Choice<string> | null) => {
            if (choice) onChange(choice.value);
          }}
        />
      )}
    </FormField>
  );
}
