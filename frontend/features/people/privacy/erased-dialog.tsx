import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import type { ErasedPerson } from '#contract/privacy.ts';
import { privacyTexts } from '../../../texts/privacy.ts';
import styles from './privacy.module.css';

const texts = privacyTexts.erased;

interface ErasedDialogProps {
  readonly erased: ErasedPerson;
  readonly onClose: () => void;
}

/** What was erased, what is still being taken back, and what stays. */
export function ErasedDialog({ erased, onClose }: ErasedDialogProps) {
  return (
    <ModalDialog onClose={onClose} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>{texts.title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className={styles['words']}>
          <p>{texts.done(erased)}</p>
          {erased.targets.length > 0 && (
            <ul>
              {erased.targets.map((target) => (
                <li key={target.name}>{texts.target(target)}</li>
              ))}
            </ul>
          )}
          {erased.account !== null && <p>{texts.account(erased.account.email)}</p>}
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="primary" onClick={onClose}>
          {texts.close}
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
