import Skeleton from '@atlaskit/skeleton';
import { uiTexts } from '../texts/ui.ts';
import styles from './skeletons.module.css';

interface SkeletonRowsProps {
  readonly rows?: number;
  readonly height?: number;
}

/** Grey bars in place of rows or cards that are on their way. */
export function SkeletonRows({ rows = 6, height = 32 }: SkeletonRowsProps) {
  return (
    <div className={styles['rows']} role="status" aria-label={uiTexts.loading}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} width="100%" height={height} isShimmering borderRadius="var(--ds-radius-medium)" />
      ))}
    </div>
  );
}
