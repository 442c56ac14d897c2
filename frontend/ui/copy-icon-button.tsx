import IconButton from '@atlaskit/button/icon/button';
import CheckMarkIcon from '@atlaskit/icon/core/check-mark';
import CopyIcon from '@atlaskit/icon/core/copy';
import { uiTexts } from '../texts/ui.ts';
import styles from './copyable-text.module.css';
import { canCopy, useCopy } from './use-copy.ts';

/** Copies a text that stands beside it. Not there where the browser does not let a page copy. */
export function CopyIconButton({ text }: { readonly text: string }) {
  const { copy, isCopied } = useCopy(text);
  if (!canCopy()) return null;
  return (
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
  );
}
