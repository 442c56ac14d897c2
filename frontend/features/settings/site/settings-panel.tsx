import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode, SyntheticEvent } from 'react';
import { settingsTexts } from '../../../texts/settings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import styles from '../settings.module.css';
import { settingsQuery, type SavedSettings } from '../settings-queries.ts';
import { useSiteSettings, type SettingsDraft } from './use-site-settings.ts';

interface SettingsPanelProps {
  readonly children: (settings: SettingsDraft, saved: SavedSettings) => ReactNode;
}

/** A form over the site's settings: loads, guards, saves. */
export function SettingsPanel({ children }: SettingsPanelProps) {
  const { data, error, refetch } = useQuery(settingsQuery);
  if (data !== undefined) return <SettingsForm saved={data}>{children}</SettingsForm>;
  if (error === null) return <SkeletonRows rows={3} height={56} />;
  return <ProblemMessage error={error} onRetry={() => void refetch()} />;
}

function SettingsForm({ saved, children }: SettingsPanelProps & { readonly saved: SavedSettings }) {
  const settings = useSiteSettings(saved);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    settings.save();
  };
  return (
    <form onSubmit={submit} noValidate className={styles['form']}>
      <UnsavedChanges isDirty={settings.isDirty} />
      {children(settings, saved)}
      {settings.error !== null && (
        <div className={styles['problem']}>
          <ProblemMessage
            error={settings.error}
            title={settingsTexts.notSaved}
            isShownElsewhere={(path) => path in settings.errors}
          />
        </div>
      )}
      <Button type="submit" appearance="primary" isDisabled={!settings.isDirty} isLoading={settings.isSaving}>
        {uiTexts.save}
      </Button>
    </form>
  );
}
