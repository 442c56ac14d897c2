import TextField from '@atlaskit/textfield/text-field';
import { finishOidcSignIn } from '#contract/session.ts';
import { addressOf } from '../../../api/call.ts';
import { settingsTexts } from '../../../texts/settings.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import { SecretField } from '../../../ui/settings-form/secret-field.tsx';
import styles from '../settings.module.css';
import type { SavedSettings } from '../settings-queries.ts';
import { SettingsPanel } from './settings-panel.tsx';
import type { SettingsDraft } from './use-site-settings.ts';

const texts = settingsTexts.signIn;
type NewAccounts = keyof typeof texts.newAccountRoles;

const newAccountChoices: readonly { readonly value: NewAccounts; readonly label: string }[] = (
  ['none', 'user', 'admin'] as const
).map((value) => ({ value, label: texts.newAccountRoles[value] }));

export function SignInTab() {
  return (
    <>
      <p className={styles['intro']}>{texts.intro}</p>
      <SettingsPanel>{(settings, saved) => <OidcFields settings={settings} saved={saved} />}</SettingsPanel>
    </>
  );
}

interface OidcFieldsProps {
  readonly settings: SettingsDraft;
  readonly saved: SavedSettings;
}

function OidcFields({ settings: { draft, set, errors }, saved }: OidcFieldsProps) {
  const { oidc } = draft;
  const setOidc = (change: Partial<typeof oidc>) => {
    set({ oidc: { ...oidc, ...change } });
  };
  const oidcText = (name: 'issuer' | 'clientId' | 'label') => (
    <FormField
      label={texts[name]}
      error={errors[`oidc.${name}`]}
      isRequired={name === 'label' || oidc.enabled}
      {...(name === 'clientId' ? {} : { help: texts[`${name}Help`] })}
    >
      {(control) => (
        <TextField
          {...control}
          value={oidc[name]}
          onChange={(event) => {
            setOidc({ [name]: event.currentTarget.value });
          }}
        />
      )}
    </FormField>
  );
  const redirect = new URL(addressOf(finishOidcSignIn), window.location.origin).href;
  return (
    <>
      <ToggleField
        label={texts.enabled}
        isChecked={oidc.enabled}
        onChange={(enabled) => {
          setOidc({ enabled });
        }}
      />
      <FormField label={texts.redirect} help={texts.redirectHelp}>
        {(control) => (
          <div className={styles['copyable']}>
            <TextField {...control} isReadOnly value={redirect} />
            <CopyButton text={redirect} />
          </div>
        )}
      </FormField>
      {oidcText('issuer')}
      {oidcText('clientId')}
      <SecretField
        label={texts.clientSecret}
        error={errors['oidcClientSecret']}
        isRequired={false}
        isDisabled={false}
        value={draft.oidcClientSecret ?? { set: saved.oidcClientSecret.set }}
        onChange={(value) => {
          set({ oidcClientSecret: typeof value === 'string' ? value : undefined });
        }}
      />
      {oidcText('label')}
      <SelectField
        label={texts.newAccounts}
        help={texts.newAccountsHelp}
        choices={newAccountChoices}
        value={oidc.newAccountRole ?? 'none'}
        onChange={(role) => {
          setOidc({ newAccountRole: role === 'none' ? null : role });
        }}
      />
    </>
  );
}
