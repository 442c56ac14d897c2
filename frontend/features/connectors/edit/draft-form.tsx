import type { ReactNode, SyntheticEvent } from 'react';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { SaveBar } from '../../../ui/save-bar.tsx';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { useFirstError } from '../fields/use-first-error.ts';
import styles from './edit.module.css';
import type { ConnectorDraft } from './use-connector-draft.ts';

interface DraftFormProps {
  readonly draft: Pick<ConnectorDraft<unknown>, 'isDirty' | 'isSaving' | 'save' | 'discard' | 'error'>;
  readonly intro?: ReactNode;
  /** Paths of the field errors that the fields show themselves. */
  readonly isShownAtField: (path: string) => boolean;
  readonly children: ReactNode;
}

/** One tab of a connector: its fields, what went wrong, and the bar that saves. Asks before changes are left behind. */
export function DraftForm({ draft, intro, isShownAtField, children }: DraftFormProps) {
  const form = useFirstError<HTMLFormElement>(draft.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft.isDirty) draft.save();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <UnsavedChanges isDirty={draft.isDirty} />
      {intro !== undefined && <p className={styles['intro']}>{intro}</p>}
      {children}
      <div className={styles['problem']}>
        <ProblemMessage error={draft.error} title={connectorsTexts.edit.notSaved} isShownElsewhere={isShownAtField} />
      </div>
      <SaveBar isDirty={draft.isDirty} isSaving={draft.isSaving} onDiscard={draft.discard} />
    </form>
  );
}
