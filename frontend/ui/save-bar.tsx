import Button from '@atlaskit/button/default/button';
import type { ReactNode } from 'react';
import { uiTexts } from '../texts/ui.ts';
import styles from './save-bar.module.css';

interface SaveBarProps {
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** Absent inside of a form: saving submits it, and so does the enter key. */
  readonly onSave?: () => void;
  readonly onDiscard: () => void;
  /** Further buttons, between saving and discarding. */
  readonly children?: ReactNode;
  /** What came of one of those, above all buttons. */
  readonly notice?: ReactNode;
}

/** Stays at the bottom of the window while there is something to save. */
export function SaveBar({ isDirty, isSaving, onSave, onDiscard, children, notice }: SaveBarProps) {
  if (!isDirty) return null;
  return (
    <div className={styles['bar']} role="region" aria-label={uiTexts.unsaved.here}>
      {notice !== undefined && <div className={styles['notice']}>{notice}</div>}
      <span className={styles['words']}>{uiTexts.unsaved.here}</span>
      <Button
        appearance="primary"
        isLoading={isSaving}
        {...(onSave ? { onClick: onSave } : { type: 'submit' as const })}
      >
        {uiTexts.save}
      </Button>
      {children}
      <Button appearance="subtle" isDisabled={isSaving} onClick={onDiscard}>
        {uiTexts.unsaved.discard}
      </Button>
    </div>
  );
}
