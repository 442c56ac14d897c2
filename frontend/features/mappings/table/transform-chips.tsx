import type { Transform } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { describeTransform } from '../rows/describe-row.ts';
import styles from './table.module.css';

/** The transforms of a row, in order. */
export function TransformChips({ transforms }: { readonly transforms: readonly Transform[] }) {
  if (transforms.length === 0) return <span className={styles['aside']}>{mappingsTexts.table.none}</span>;
  return (
    <ol className={styles['chips']}>
      {transforms.map((transform, index) => (
        // A transform has no identity but its place.
        <li key={index} className={styles['chip']}>
          {describeTransform(transform)}
        </li>
      ))}
    </ol>
  );
}
