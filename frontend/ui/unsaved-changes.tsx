import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { uiTexts } from '../texts/ui.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/**
 * Asks before unsaved changes are left behind: by a link inside the application, or by closing the tab. Another value of
 * the query string (a tab of the same page) counts as leaving too.
 */
export function UnsavedChanges({ isDirty }: { readonly isDirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );
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
