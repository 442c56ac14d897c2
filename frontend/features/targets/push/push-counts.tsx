import { pushCounts, type PushCounts } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { formatNumber } from '../../../ui/format.ts';
import styles from './push-page.module.css';

const texts = targetsTexts.pushPage.counts;
const bad: readonly (keyof PushCounts)[] = ['refused', 'failed'];

/** The figures worth a tile: those that are not nothing. */
export function PushCountsList({ counts }: { readonly counts: PushCounts }) {
  const shown = pushCounts.keyof().options.filter((name) => counts[name] > 0);
  if (shown.length === 0) return null;
  return (
    <dl className={styles['counts']} aria-label={texts.label}>
      {shown.map((name) => (
        <div key={name} className={`${styles['count'] ?? ''} ${bad.includes(name) ? (styles['bad'] ?? '') : ''}`}>
          <dt>{texts[name]}</dt>
          <dd>{formatNumber(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
