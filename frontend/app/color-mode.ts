import type { ThemeColorModes } from '@atlaskit/tokens/theme-color-modes';

const storageKey = 'roster.color-mode';
export const colorModes: readonly ThemeColorModes[] = ['light', 'dark', 'auto'];

/** The mode chosen in this browser; the system's, if none was. */
export function storedColorMode(): ThemeColorModes {
  const stored = window.localStorage.getItem(storageKey);
  return colorModes.find((mode) => mode === stored) ?? 'auto';
}

export function storeColorMode(mode: ThemeColorModes): void {
  window.localStorage.setItem(storageKey, mode);
}
