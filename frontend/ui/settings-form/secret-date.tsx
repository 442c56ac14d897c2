import TextField from '@atlaskit/textfield/text-field';
import { uiTexts } from '../../texts/ui.ts';
import { FormField } from '../forms/form-field.tsx';
import { secretDayOf, withDay } from './secret-state.ts';
import type { SettingValue } from './setting-fields.ts';

interface SecretDateProps {
  /** Of the secret. */
  readonly label: string;
  readonly isDisabled: boolean;
  readonly value: SettingValue | undefined;
  readonly onChange: (value: SettingValue) => void;
}

/** The day on which a secret expires, as the provider shows it beside the secret. */
export function SecretDate({ label, isDisabled, value, onChange }: SecretDateProps) {
  return (
    <FormField label={uiTexts.secret.expiresOn} help={uiTexts.secret.expiresHelp(label)} isDisabled={isDisabled}>
      {(control) => (
        <TextField
          {...control}
          type="date"
          max="9999-12-31"
          value={secretDayOf(value)}
          onChange={(event) => {
            onChange(withDay(value, event.currentTarget.value));
          }}
        />
      )}
    </FormField>
  );
}
