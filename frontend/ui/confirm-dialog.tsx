import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import type { ReactNode } from 'react';
import { uiTexts } from '../texts/ui.ts';
import styles from './confirm-dialog.module.css';
import { ProblemMessage } from './problem-message.tsx';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly appearance?: 'danger' | 'warning';
  readonly isBusy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. Stays open, with the problem, when it failed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, confirmLabel, appearance, isBusy = false, error, onConfirm, onClose } = props;
  return (
    <ModalTransition>
      {isOpen && (
        <ModalDialog onClose={onClose} width="small">
          <ModalHeader hasCloseButton>
            <ModalTitle {...(appearance ? { appearance } : {})}>{title}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <div className={styles['body']}>
              <div>{children}</div>
              <ProblemMessage error={error} />
            </div>
          </ModalBody>
          <ModalFooter>
            <Button appearance="subtle" onClick={onClose}>
              {props.cancelLabel ?? uiTexts.cancel}
            </Button>
            <Button appearance={appearance ?? 'primary'} isLoading={isBusy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </ModalFooter>
        </ModalDialog>
      )}
    </ModalTransition>
  );
}
