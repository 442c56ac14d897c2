import Select from '@atlaskit/select/default';
import { useQuery } from '@tanstack/react-query';
import type { TargetView } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import type { Choice } from '../../../ui/forms/select-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import { connectorNamesQuery } from '../target-people-queries.ts';

const texts = targetsTexts.content;

interface PeopleFieldsProps {
  readonly value: TargetView['people'];
  readonly onChange: (value: TargetView['people']) => void;
  readonly error: string | undefined;
}

/** Whose people are pushed. */
export function PeopleFields({ value, onChange, error }: PeopleFieldsProps) {
  const { data } = useQuery(connectorNamesQuery);
  const choices = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const chosen = value.connectors.map(
    (id) => choices.find((choice) => choice.value === id) ?? { value: id, label: id },
  );
  return (
    <>
      <FormField label={texts.people.label} help={texts.people.help} error={error}>
        {(control) => (
          <Select<Choice<string>, true>
            inputId={control.id}
            isInvalid={control.isInvalid}
            descriptionId={control['aria-describedby']}
            isMulti
            isLoading={data === undefined}
            menuPosition="fixed"
            options={choices}
            value={chosen}
            placeholder={texts.people.everyone}
            noOptionsMessage={() => uiTexts.select.noMatch}
            onChange={(next: readonly Choice<string>[]) => {
              onChange({ ...value, connectors: next.map((choice) => choice.value) });
            }}
          />
        )}
      </FormField>
      <ToggleField
        label={texts.inactive.label}
        help={texts.inactive.help}
        isChecked={value.inactive}
        onChange={(inactive) => {
          onChange({ ...value, inactive });
        }}
      />
    </>
  );
}
