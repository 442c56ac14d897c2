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
    void navigator.clipboard.writeText(text).then(() => {
      setIsCopied(true);
    });
  };
  return { copy, isCopied };
}
