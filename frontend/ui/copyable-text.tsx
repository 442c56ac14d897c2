import IconButton from '@atlaskit/button/icon/button';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import { uiTexts } from '../texts/ui.ts';
import styles from './copyable-text.module.css';
import { canCopy, useCopy } from './use-copy.ts';

interface CopyableTextProps {
  readonly text: string;
  /** Stands for a text of which the beginning is told elsewhere. */
  readonly shown?: string;
}

/** A value to paste elsewhere, to the letter, with a button that copies it. */
export function CopyableText({ text, shown = text }: CopyableTextProps) {
  const { copy, isCopied } = useCopy(text);
  return (
    <span className={styles['copyable']}>
      <code>{shown}</code>
      {canCopy() && (
        <>
          <IconButton
            icon={isCopied ? CheckMarkIcon : CopyIcon}
            label={uiTexts.copyThis(text)}
            appearance="subtle"
            spacing="compact"
            onClick={copy}
          />
          <span aria-live="polite" className={styles['said']}>
            {isCopied ? uiTexts.copied : ''}
          </span>
        </>
      )}
    </span>
  );
}
