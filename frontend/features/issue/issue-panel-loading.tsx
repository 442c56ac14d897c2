import Skeleton from '@atlaskit/skeleton';
import { uiTexts } from '../../texts/ui.ts';
import styles from './issue-panel.module.css';

/** As high as what comes, so that the issue does not jump. */
export function IssuePanelLoading() {
  return (
    <div role="status" aria-label={uiTexts.loading}>
      <div className={styles['head']}>
        <Skeleton width={40} height={40} isShimmering borderRadius="var(--ds-radius-full)" />
        <Skeleton width="60%" height={20} isShimmering borderRadius="var(--ds-radius-small)" />
      </div>
      <div className={styles['bars']}>
        {[1, 2, 3, 4].map((bar) => (
          <Skeleton key={bar} width="100%" height={20} isShimmering borderRadius="var(--ds-radius-small)" />
        ))}
      </div>
    </div>
  );
}
