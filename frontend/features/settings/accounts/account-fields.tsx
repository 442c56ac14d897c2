import TextField from '@atlaskit/textfield/text-field';
import { settingsTexts } from '../../../texts/settings.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import type { AccountForm } from './use-account-form.ts';

const texts = settingsTexts.accounts;
const roles = (['user', 'admin'] as const).map((value) => ({ value, label: settingsTexts.roles[value] }));

interface AccountFieldsProps {
  readonly form: AccountForm;
  readonly isNew: boolean;
  readonly hasPassword: boolean;
}

export function AccountFields({ form: { values, set, errors }, isNew, hasPassword }: AccountFieldsProps) {
  return (
    <>
      <FormField label={texts.name} error={errors['name']} isRequired>
        {(control) => (
          <TextField
            {...control}
            autoComplete="off"
            value={values.name}
            onChange={(event) => {
              set({ name: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <FormField label={texts.email} error={errors['email']} isRequired>
        {(control) => (
          <TextField
            {...control}
            type="email"
            autoComplete="off"
            value={values.email}
            onChange={(event) => {
              set({ email: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <SelectField
        label={texts.role}
        error={errors['role']}
        choices={roles}
        value={values.role}
        onChange={(role) => {
          set({ role });
        }}
      />
      {hasPassword && (
        <FormField
          label={isNew ? texts.password : texts.newPassword}
          help={isNew ? texts.passwordHelp : texts.newPasswordHelp}
          error={errors['password']}
          isRequired={isNew}
        >
          {(control) => (
            <TextField
              {...control}
              type="password"
              autoComplete="new-password"
              value={values.password}
              onChange={(event) => {
                set({ password: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      )}
    </>
  );
}
