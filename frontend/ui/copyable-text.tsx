import IconButton from '@atlaskit/button/icon/button';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import { uiTexts } from '../texts/ui.ts';
import styles from './copyable-text.module.css';
import { canCopy, useCopy } from './use-copy.ts';

/** A value to paste elsewhere, to the letter, with a button that copies it. */
export function CopyableText({ text }: { readonly text: string }) {
  const { copy, isCopied } = useCopy(text);
  return (
    <span className={styles['copyable']}>
      <code>{text}</code>
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
