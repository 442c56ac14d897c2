import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { uiTexts } from '../texts/ui.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface UnsavedChangesProps {
  readonly isDirty: boolean;
  /** Steps of one piece of work at one path keep what was typed: only another path is leaving. */
  readonly keepsAcrossSteps?: boolean;
}

/**
 * Asks before unsaved changes are left behind: by a link inside the application, or by closing the tab. Another value of
 * the query string (a tab of the same page) counts as leaving too.
 */
export function UnsavedChanges({ isDirty, keepsAcrossSteps = false }: UnsavedChangesProps) {
  const blocker = useBlocker(({ currentLocation: here, nextLocation: next }) => {
    if (!isDirty) return false;
    return here.pathname !== next.pathname || (!keepsAcrossSteps && here.search !== next.search);
  });
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isDirty]);
  return (
    <ConfirmDialog
      isOpen={blocker.state === 'blocked'}
      title={uiTexts.unsaved.title}
      confirmLabel={uiTexts.unsaved.leave}
      cancelLabel={uiTexts.unsaved.stay}
      appearance="warning"
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {uiTexts.unsaved.body}
    </ConfirmDialog>
  );
}
