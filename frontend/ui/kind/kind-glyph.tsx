import { kindDrawings } from './kind-drawings.tsx';
import styles from './kind-glyph.module.css';

/** Stands for a kind of identity provider or target, on a colour of its own; by two letters where nothing is drawn for it. Decorative. */
export function KindGlyph({ kind, size = 40 }: { readonly kind: string; readonly size?: number }) {
  const shape = { inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.42) };
  const drawing = kindDrawings[kind];
  const hue = styles[drawing?.hue ?? 'gray'] ?? '';
  return (
    <span className={`${styles['glyph'] ?? ''} ${hue}`} style={shape} aria-hidden="true">
      {drawing === undefined ? (
        kind.slice(0, 1).toUpperCase() + kind.slice(1, 2)
      ) : (
        <svg viewBox="0 0 24 24" className={styles['drawing']}>
          {drawing.strokes}
        </svg>
      )}
    </span>
  );
}
