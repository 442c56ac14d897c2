import Lozenge from '@atlaskit/lozenge/lozenge';
import { mappingsTexts } from '../../../texts/mappings.ts';
import type { LiveResult } from '../rows/row-results.ts';
import styles from './table.module.css';

const texts = mappingsTexts.result;

const outcomeAppearances = {
  value: 'success',
  cleared: 'default',
  kept: 'default',
  default: 'new',
  error: 'removed',
} as const;

interface ResultCellProps {
  readonly live: LiveResult | undefined;
  /** What is wrong is said elsewhere in the row. */
  readonly hasProblems: boolean;
  readonly canShow: boolean;
}

/** What the row makes of the chosen person. */
export function ResultCell({ live, hasProblems, canShow }: ResultCellProps) {
  if (!live) return <span className={styles['aside']}>{canShow ? texts.asking : texts.unknown}</span>;
  const { result, isCurrent } = live;
  return (
    <div className={isCurrent ? styles['cell'] : styles['stale']}>
      {result.value !== null && <div className={styles['value']}>{result.value}</div>}
      {result.outcome !== 'value' && (
        <Lozenge appearance={outcomeAppearances[result.outcome]}>{texts.outcomes[result.outcome]}</Lozenge>
      )}
      {!hasProblems && result.message !== undefined && <div className={styles['message']}>{result.message}</div>}
    </div>
  );
}
