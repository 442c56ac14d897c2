import Button from '@atlaskit/button/default/button';
import CopyIcon from '@atlaskit/icon/core/copy';
import { useEffect, useState } from 'react';
import { uiTexts } from '../texts/ui.ts';

const shownMs = 2_000;

/** Copies a text and says so on the button for a moment. */
export function CopyButton({ text, label = uiTexts.copy }: { readonly text: string; readonly label?: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => {
      setIsCopied(false);
    }, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isCopied]);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => {
      setIsCopied(true);
    });
  };
  return (
    <Button iconBefore={CopyIcon} onClick={copy}>
      <span aria-live="polite">{isCopied ? uiTexts.copied : label}</span>
    </Button>
  );
}
