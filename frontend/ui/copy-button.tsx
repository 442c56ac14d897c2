import Button from '@atlaskit/button/default/button';
import CopyIcon from '@atlaskit/icon/core/copy';
import { uiTexts } from '../texts/ui.ts';
import { canCopy, useCopy } from './use-copy.ts';

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  readonly isCompact?: boolean;
}

/** Copies a text and says so on the button for a moment. Not there where the browser does not let a page copy. */
export function CopyButton({ text, label = uiTexts.copy, isCompact = false }: CopyButtonProps) {
  const { copy, isCopied } = useCopy(text);
  if (!canCopy()) return null;
  return (
    <Button iconBefore={CopyIcon} spacing={isCompact ? 'compact' : 'default'} onClick={copy}>
      <span aria-live="polite">{isCopied ? uiTexts.copied : label}</span>
    </Button>
  );
}
