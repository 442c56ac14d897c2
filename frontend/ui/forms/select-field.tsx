import Select from '@atlaskit/select/default';
import { uiTexts } from '../../texts/ui.ts';
import { FormField } from './form-field.tsx';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly isSearchable?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** One of a few choices. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { choices, value, onChange, isSearchable = false, ...field } = props;
  return (
    <FormField {...field}>
      {(control) => (
        <Select<Choice<Value>>
          inputId={control.id}
          isInvalid={control.isInvalid}
          isRequired={control.isRequired}
          isDisabled={control.isDisabled}
          isSearchable={isSearchable}
          descriptionId={control['aria-describedby']}
          // In a dialog the menu may be longer than what is left of it.
          menuPosition="fixed"
          options={choices}
          value={choices.find((choice) => choice.value === value) ?? null}
          placeholder={uiTexts.select.choose}
          noOptionsMessage={() => uiTexts.select.noMatch}
          onChange={(choice: Choice<Value> | null) => {
            if (choice) onChange(choice.value);
          }}
        />
      )}
    </FormField>
  );
}
