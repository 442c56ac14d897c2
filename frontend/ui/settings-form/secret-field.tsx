import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import TextField from '@atlaskit/textfield/text-field';
import { useState } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import { formatDay } from '../format.ts';
import { FormField } from '../forms/form-field.tsx';
import { FileText } from './file-text.tsx';
import { SecretDate } from './secret-date.tsx';
import { secretStateOf, typedSecretOf, withText, type SecretState } from './secret-state.ts';
import type { SettingValue } from './setting-fields.ts';
import styles from './settings-form.module.css';

interface SecretFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired: boolean;
  readonly isDisabled: boolean;
  /** Several lines, such as a private key: a text area that also takes a file. */
  readonly isLong?: boolean;
  /** Whether the day on which it expires is asked for, too. */
  readonly canExpire?: boolean;
  /** The state as read, or the newly typed value. Empty: it is to be removed. */
  readonly value: SettingValue | undefined;
  readonly onChange: (value: SettingValue) => void;
}

/** A secret, and beside it the day on which it expires where that can be told. */
export function SecretField({ canExpire = false, ...secret }: SecretFieldProps) {
  if (!canExpire) return <SecretValue {...secret} />;
  const { label, isDisabled, value, onChange } = secret;
  return (
    <div className={styles['secretAndDate']}>
      <SecretValue {...secret} />
      <SecretDate label={label} isDisabled={isDisabled} value={value} onChange={onChange} />
    </div>
  );
}

/** Its value is never shown, only whether it is set; it can be replaced or, when optional, removed. */
function SecretValue({ value, onChange, isLong = false, ...field }: Omit<SecretFieldProps, 'canExpire'>) {
  const [saved, setSaved] = useState<SettingValue>();
  const state = secretStateOf(value);
  if (state?.set) {
    const replace = () => {
      setSaved(value);
      onChange('');
    };
    return (
      <FormField {...field}>
        {(control) => (
          <div className={styles['secret']}>
            <SecretLozenge state={state} />
            <Button id={control.id} spacing="compact" isDisabled={field.isDisabled} onClick={replace}>
              {uiTexts.secret.replace}
            </Button>
          </div>
        )}
      </FormField>
    );
  }
  const typed = typedSecretOf(value).text;
  const type = (text: string) => {
    onChange(withText(value, text));
  };
  const keep = saved !== undefined && (
    <Button
      spacing="compact"
      appearance="subtle"
      onClick={() => {
        onChange(saved);
      }}
    >
      {uiTexts.secret.keep}
    </Button>
  );
  const help = saved !== undefined && typed === '' && !field.isRequired ? uiTexts.secret.removed : field.help;
  return (
    <FormField {...field} help={help}>
      {(control) => (
        <div className={styles['secretInput']}>
          {isLong ? (
            <FileText {...control} value={typed} onChange={type} />
          ) : (
            <TextField
              {...control}
              type="password"
              autoComplete="new-password"
              value={typed}
              onChange={(event) => {
                type(event.currentTarget.value);
              }}
            />
          )}
          {keep}
        </div>
      )}
    </FormField>
  );
}

const warningDays = 30;

function SecretLozenge({ state: { expiresAt } }: { readonly state: SecretState }) {
  if (typeof expiresAt !== 'string') return <Lozenge appearance="success">{uiTexts.secret.set}</Lozenge>;
  const daysLeft = (new Date(expiresAt).getTime() - new Date().getTime()) / (24 * 60 * 60 * 1000);
  const text = daysLeft < 0 ? uiTexts.secret.expired : uiTexts.secret.setUntil;
  return (
    <Lozenge appearance={daysLeft < 0 ? 'removed' : daysLeft < warningDays ? 'moved' : 'success'} maxWidth="100%">
      {text(formatDay(expiresAt))}
    </Lozenge>
  );
}
