import SectionMessage from '@atlaskit/section-message/section-message';
import { targetsTexts } from '../../../texts/targets.ts';
import { ToggleField } from '../../../ui/forms/toggle-field.tsx';
import styles from './fields.module.css';

const texts = targetsTexts.warning;

interface WarningToReadProps {
  readonly warning: string;
  readonly isRead: boolean;
  readonly isMissing: boolean;
  readonly onChange: (isRead: boolean) => void;
}

/** What a kind wants to be read before it is switched on, and the word that it was. */
export function WarningToRead({ warning, isRead, isMissing, onChange }: WarningToReadProps) {
  return (
    <div className={styles['warning']}>
      <SectionMessage appearance="warning" title={texts.title}>
        {warning}
      </SectionMessage>
      <div className={styles['read']}>
        <ToggleField
          label={texts.read}
          error={isMissing && !isRead ? texts.missing : undefined}
          isChecked={isRead}
          onChange={onChange}
        />
      </div>
    </div>
  );
}
