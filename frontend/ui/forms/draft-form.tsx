import type { ReactNode, SyntheticEvent } from 'react';
import { uiTexts } from '../../texts/ui.ts';
import { ProblemMessage } from '../problem-message.tsx';
import { SaveBar } from '../save-bar.tsx';
import { UnsavedChanges } from '../unsaved-changes.tsx';
import { useFirstError } from './use-first-error.ts';
import styles from './draft-form.module.css';
import type { Draft } from './use-draft.ts';

interface DraftFormProps {
  readonly draft: Pick<Draft<unknown>, 'isDirty' | 'isSaving' | 'save' | 'discard' | 'error'>;
  readonly intro?: ReactNode;
  /** Paths of the field errors that the fields show themselves. */
  readonly isShownAtField: (path: string) => boolean;
  readonly children: ReactNode;
}

/** One tab of a page: its fields, what went wrong, and the bar that saves. Asks before changes are left behind. */
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
        <ProblemMessage error={draft.error} title={uiTexts.draft.notSaved} isShownElsewhere={isShownAtField} />
      </div>
      <SaveBar isDirty={draft.isDirty} isSaving={draft.isSaving} onDiscard={draft.discard} />
    </form>
  );
}
