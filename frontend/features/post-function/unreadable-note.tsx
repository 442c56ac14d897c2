import SectionMessage from '@atlaskit/section-message/section-message';
import { issueTexts } from '../../texts/issues.ts';
import styles from './post-function.module.css';

const texts = issueTexts.postFunction.unreadable;

export function UnreadableNote() {
  return (
    <div className={styles['note']}>
      <SectionMessage appearance="warning" title={texts.title}>
        <p className={styles['sentence']}>{texts.body}</p>
      </SectionMessage>
    </div>
  );
}
