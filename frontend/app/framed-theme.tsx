import { useSetColorMode } from '@atlaskit/app-provider/use-set-color-mode';
import { useEffect } from 'react';
import { enableFrameTheme } from '../api/frame.ts';

/** Follows the theme of the page around the frame, which all.js or Forge writes to the root element. */
export function FramedTheme() {
  const setColorMode = useSetColorMode();
  useEffect(() => {
    const root = document.documentElement;
    let own: string | undefined;
    const follow = () => {
      const mode = root.dataset['colorMode'];
      const theme = root.dataset['theme'] ?? '';
      if (own === undefined) {
        if (theme === '') return;
        // Not before these pages have written a theme of their own: it would be written over what is answered.
        own = theme;
        enableFrameTheme();
        return;
      }
      if (mode === 'light' || mode === 'dark') setColorMode(mode);
      // The other page may name colours alone, and the shapes and letters of these pages would be lost.
      if (!hasAllOf(theme, own)) root.dataset['theme'] = own;
    };
    const observer = new MutationObserver(follow);
    observer.observe(root, { attributeFilter: ['data-color-mode', 'data-theme'] });
    follow();
    return () => {
      observer.disconnect();
    };
  }, [setColorMode]);
  return null;
}

/** Themes are written such as `light:light shape:shape`. */
function hasAllOf(themes: string, wanted: string): boolean {
  const kinds = new Set(themes.split(' ').map(kindOf));
  return wanted.split(' ').every((theme) => kinds.has(kindOf(theme)));
}

function kindOf(theme: string): string {
  return theme.split(':')[0] ?? '';
}
