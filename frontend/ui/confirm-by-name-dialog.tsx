import TextField from '@atlaskit/textfield/text-field';
import { useState, type ReactNode } from 'react';
import { uiTexts } from '../texts/ui.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import styles from './confirm-dialog.module.css';
import { FormField } from './forms/form-field.tsx';

interface ConfirmByNameDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  /** What has to be typed. */
  readonly name: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks for a name to be typed before something is gone for good. */
export function ConfirmByNameDialog({ name, children, onConfirm, ...dialog }: ConfirmByNameDialogProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const confirm = () => {
    const isNamed = typed.trim() === name.trim();
    setIsWrong(!isNamed);
    if (isNamed) onConfirm();
  };
  return (
    <ConfirmDialog {...dialog} appearance="danger" onConfirm={confirm}>
      {children}
      <div className={styles['name']}>
        <FormField
          label={uiTexts.confirmName.type(name)}
          error={isWrong ? uiTexts.confirmName.wrong : undefined}
          isRequired
        >
          {(control) => (
            <TextField
              {...control}
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
            />
          )}
        </FormField>
      </div>
    </ConfirmDialog>
  );
}
