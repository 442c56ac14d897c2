import Button from '@atlaskit/button/default/button';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import { settingsTexts } from '../../../texts/settings.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import styles from '../settings.module.css';

const texts = settingsTexts.tokens;

interface CreatedTokenProps {
  readonly value: string;
  readonly onClose: () => void;
}

export function CreatedToken({ value, onClose }: CreatedTokenProps) {
  return (
    <>
      <ModalHeader>
        <ModalTitle>{texts.createdTitle}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <div className={styles['secret']}>
          <span>{texts.createdBody}</span>
          <output className={styles['token']} aria-label={texts.value}>
            {value}
          </output>
          <CopyButton text={value} label={texts.copy} />
        </div>
      </ModalBody>
      <ModalFooter>
        <Button appearance="primary" onClick={onClose}>
          {texts.done}
        </Button>
      </ModalFooter>
    </>
  );
}
