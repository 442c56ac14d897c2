import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import { useState } from 'react';
import { CreatedToken } from './created-token.tsx';
import { TokenForm } from './token-form.tsx';

/** Creates a token, then shows it this once. */
export function TokenDialog({ onClose }: { readonly onClose: () => void }) {
  const [value, setValue] = useState<string>();
  return (
    // A click beside the dialog would lose the token for good.
    <ModalDialog onClose={onClose} width="small" shouldCloseOnOverlayClick={value === undefined}>
      {value === undefined ? (
        <TokenForm onCreated={setValue} onClose={onClose} />
      ) : (
        <CreatedToken value={value} onClose={onClose} />
      )}
    </ModalDialog>
  );
}
