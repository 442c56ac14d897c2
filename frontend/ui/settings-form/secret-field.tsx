import Button from '@atlaskit/button/default/button';
import Lozenge from '@atlaskit/lozenge/lozenge';
import TextField from '@atlaskit/textfield/text-field';
import { useState } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import { formatDate } from '../format.ts';
import { FormField } from '../forms/form-field.tsx';
import { FileText } from './file-text.tsx';
import { secretStateOf, type SecretState } from './secret-state.ts';
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
  /** The state as read, or the newly typed value. Empty: it is to be removed. */
  readonly value: SettingValue | undefined;
  readonly onChange: (value: SettingValue) => void;
}

/** A secret: its value is never shown, only whether it is set; it can be replaced or, when optional, removed. */
export function SecretField({ value, onChange, isLong = false, ...field }: SecretFieldProps) {
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
  const typed = typeof value === 'string' ? value : '';
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
            <FileText {...control} value={typed} onChange={onChange} />
          ) : (
            <TextField
              {...control}
              type="password"
              autoComplete="new-password"
              value={typed}
              onChange={(event) => {
                onChange(event.currentTarget.value);
              }}
            />
          )}
          {keep}
        </div>
      )}
    </FormField>
  );
}

function SecretLozenge({ state }: { readonly state: SecretState }) {
  if (state.expiresAt === undefined) return <Lozenge appearance="success">{uiTexts.secret.set}</Lozenge>;
  const date = formatDate(state.expiresAt);
  return new Date(state.expiresAt) < new Date() ? (
    <Lozenge appearance="removed" maxWidth="100%">
      {uiTexts.secret.expired(date)}
    </Lozenge>
  ) : (
    <Lozenge appearance="success" maxWidth="100%">
      {uiTexts.secret.setUntil(date)}
    </Lozenge>
  );
}
