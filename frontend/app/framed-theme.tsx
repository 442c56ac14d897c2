import { useSetColorMode } from '@atlaskit/app-provider/use-set-color-mode';
import { useEffect } from 'react';
import { enableFrameTheme } from '../api/frame.ts';

/** Follows the theme of the page around the frame, which all.js or Forge writes to the root element. */
export function FramedTheme() {
  const setColorMode = useSetColorMode();
  useEffect(() => {
    const root = document.documentElement;
    const follow = () => {
      const mode = root.dataset['colorMode'];
      if (mode === 'light' || mode === 'dark') setColorMode(mode);
    };
    const observer = new MutationObserver(follow);
    observer.observe(root, { attributeFilter: ['data-color-mode'] });
    enableFrameTheme();
    return () => {
      observer.disconnect();
    };
  }, [setColorMode]);
  return null;
}
