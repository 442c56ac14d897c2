import { useEffect, useState } from 'react';
import { isFramed } from '../api/frame.ts';

const shownMs = 2_000;

/** Browsers lend the clipboard only to pages that came encrypted, or from this machine. Frames copy without it. */
export function canCopy(): boolean {
  return isFramed() || 'clipboard' in navigator;
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
    if (isFramed()) {
      setIsCopied(copySelected(text));
      return;
    }
    void navigator.clipboard.writeText(text).then(() => {
      setIsCopied(true);
    });
  };
  return { copy, isCopied };
}

/** As browsers copied before they had a clipboard for pages: a frame is lent that only if the page around it passes it on. */
function copySelected(text: string): boolean {
  const held = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  document.body.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way that always works within a frame
  const isCopied = document.execCommand('copy');
  field.remove();
  if (held instanceof HTMLElement) held.focus();
  return isCopied;
}
