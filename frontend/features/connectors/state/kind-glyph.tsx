import styles from './kind-glyph.module.css';

const hueCount = 5;

/** By where the letters of a kind's name lie in the alphabet, so that a kind keeps its colour everywhere. */
function hueOf(kind: string): number {
  let sum = 0;
  for (const letter of kind) sum += letter.codePointAt(0) ?? 0;
  return sum % hueCount;
}

/** Stands for a kind of identity provider: two letters of its name on a colour of its own. Decorative. */
export function KindGlyph({ kind, size = 40 }: { readonly kind: string; readonly size?: number }) {
  const shape = { inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.42) };
  return (
    <span
      className={`${styles['glyph'] ?? ''} ${styles[`hue${String(hueOf(kind))}`] ?? ''}`}
      style={shape}
      aria-hidden="true"
    >
      {kind.slice(0, 1).toUpperCase() + kind.slice(1, 2)}
    </span>
  );
}
