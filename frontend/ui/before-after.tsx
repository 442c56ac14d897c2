import ArrowRightIcon from '@atlaskit/icon/core/arrow-right';
import { uiTexts } from '../texts/ui.ts';
import styles from './before-after.module.css';

interface BeforeAfterProps {
  /** `null`: there was nothing, which is not worth saying. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A value that was, crossed out, and the one that is instead. */
export function BeforeAfter({ before, after }: BeforeAfterProps) {
  return (
    <>
      {before !== null && <del className={styles['before']}>{before}</del>}
      {before !== null && <Arrow />}
      {after === null ? (
        <em className={styles['nothing']}>{uiTexts.nothing}</em>
      ) : (
        <span className={styles['after']}>{after}</span>
      )}
    </>
  );
}

export function Arrow() {
  return (
    <span className={styles['arrow']}>
      <ArrowRightIcon label="→" size="small" />
    </span>
  );
}
