import { useEffect, useState } from 'react';

const shownMs = 2_000;

/** Browsers lend the clipboard only to pages that came encrypted, or from this machine. */
export function canCopy(): boolean {
  return 'clipboard' in navigator;
}

interface Copy {
  readonly copy: () => void;
  /** True for a moment after the text was copied. */
  readonly isCopied: boolean;
}

export function useCopy(text: string): Copy {
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
    // A frame is lent the clipboard only where the page around it passes it on.
    void navigator.clipboard.writeText(text).then(
      () => {
        setIsCopied(true);
      },
      () => {
        setIsCopied(copySelected(text));
      },
    );
  };
  return { copy, isCopied };
}

/** As browsers copied before they had a clipboard for pages; frames still may. */
function copySelected(text: string): boolean {
  const held = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  document.body.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way within a frame
  const isCopied = document.execCommand('copy');
  field.remove();
  if (held instanceof HTMLElement) held.focus();
  return isCopied;
}
