import TextField from '@atlaskit/textfield/text-field';
import { useState } from 'react';
import type { CheckResult } from '#contract/connectors.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { blamedSettings } from '../../../ui/check/blamed-settings.ts';
import { OwnExpiringSecrets } from '../../../ui/expiry/expiring-secrets.tsx';
import { DraftForm } from '../../../ui/forms/draft-form.tsx';
import { errorAt, errorsBelow } from '../../../ui/forms/field-errors.ts';
import { FormField } from '../../../ui/forms/form-field.tsx';
import { KindGuide } from '../../../ui/kind/kind-guide.tsx';
import type { Settings } from '../../../ui/settings-form/setting-fields.ts';
import { SettingsForm } from '../../../ui/settings-form/settings-form.tsx';
import { CheckSaved } from './check-saved.tsx';
import styles from './edit.module.css';
import type { TargetTabProps } from './target-tab-props.ts';
import { useTargetDraft } from './use-target-draft.ts';

const texts = targetsTexts.connection;

export function ConnectionTab({ target, kind }: TargetTabProps) {
  const draft = useTargetDraft(target, ({ name, settings }) => ({ name, settings }));
  const { value, change, errors } = draft;
  const [checked, setChecked] = useState<{ readonly settings: Settings; readonly result: CheckResult }>();
  // What was found holds for the settings that were checked, not for what is typed since.
  const found = checked?.settings === value.settings ? checked.result : undefined;
  return (
    <div className={styles['withAside']}>
      <DraftForm draft={draft} isShownAtField={(path) => path === 'name' || path.startsWith('settings.')}>
        <OwnExpiringSecrets owner={target} />
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
          <p>{targetsTexts.kind.unknown(target.kind)}</p>
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
          target={target}
          kind={kind}
          settings={value.settings}
          isDirty={draft.isDirty}
          onResult={(result, settings) => {
            setChecked({ settings, result });
          }}
        />
      </DraftForm>
      {kind && (
        <aside>
          <KindGuide kind={kind} title={targetsTexts.kind.guide} startsOpen={false} />
        </aside>
      )}
    </div>
  );
}
