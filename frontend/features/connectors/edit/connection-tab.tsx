import TextField from '@atlaskit/textfield/text-field';
import { useState } from 'react';
import type { CheckResult } from '#contract/connectors.ts';
import { connectorsKindTexts } from '../../../texts/connectors-kind.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { errorAt, errorsBelow } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import type { Settings } from '../../../ui/settings-form/setting-fields.ts';
import { SettingsForm } from '../../../ui/settings-form/settings-form.tsx';
import { OwnExpiringSecrets } from '../../../ui/expiry/expiring-secrets.tsx';
import { blamedSettings } from '../../../ui/check/blamed-settings.ts';
import { KindAbilities } from '../kind/kind-abilities.tsx';
import { KindGuide } from '../../../ui/kind/kind-guide.tsx';
import { CheckSaved } from './check-saved.tsx';
import type { ConnectorTabProps } from './connector-tab-props.ts';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import styles from './edit.module.css';
import { useConnectorDraft } from './use-connector-draft.ts';

const texts = connectorsTexts.connection;

export function ConnectionTab({ connector, kind }: ConnectorTabProps) {
  const draft = useConnectorDraft({
    connector,
    pick: ({ name, settings }) => ({ name, settings }),
    patchOf: (part) => part,
  });
  const { value, change, errors } = draft;
  const [checked, setChecked] = useState<{ readonly settings: Settings | undefined; readonly result: CheckResult }>();
  // What was found holds for the settings that were checked, not for what is typed since.
  const found = checked?.settings === value.settings ? checked.result : undefined;
  return (
    <div className={styles['withAside']}>
      <DraftForm draft={draft} isShownAtField={(path) => path === 'name' || path.startsWith('settings.')}>
        <OwnExpiringSecrets owner={connector} />
        <FormField label={texts.name} error={errorAt(errors, 'name')} isRequired>
          {(control) => (
            <TextField
              {...control}
              value={value.name}
              onChange={(event) => {
                change({ ...value, name: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
        {kind === undefined ? (
          <p>{texts.unknownKind(connector.kind)}</p>
        ) : (
          <SettingsForm
            schema={kind.settingsSchema}
            value={value.settings}
            errors={{ ...blamedSettings(found), ...errorsBelow(errors, 'settings') }}
            onChange={(settings) => {
              change({ ...value, settings });
            }}
          />
        )}
        <CheckSaved
          tab="connection"
          connector={connector}
          kind={kind}
          order={{ settings: value.settings }}
          isDirty={draft.isDirty}
          onResult={(result, { settings }) => {
            setChecked({ settings, result });
          }}
        />
      </DraftForm>
      {kind && (
        <aside className={styles['aside']}>
          <KindAbilities kind={kind} />
          <KindGuide kind={kind} title={connectorsKindTexts.guide} startsOpen={false} />
        </aside>
      )}
    </div>
  );
}
