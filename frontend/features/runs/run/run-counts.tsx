import type { RunCounts } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { formatNumber } from '../../../ui/format.ts';
import styles from './run-page.module.css';

const texts = runsTexts.run.counts;

interface Figure {
  readonly label: string;
  readonly value: number;
  readonly isBad?: boolean;
}

/** The figures worth a tile: what was read and left alone always, the rest when there is some. */
function figuresOf({ pictures, ...counts }: RunCounts): readonly Figure[] {
  const always = [
    { label: texts.read, value: counts.read },
    { label: texts.unchanged, value: counts.unchanged },
  ];
  const ifAny = [
    { label: texts.created, value: counts.created },
    { label: texts.updated, value: counts.updated },
    { label: texts.reactivated, value: counts.reactivated },
    { label: texts.gone, value: counts.gone },
    { label: texts.skipped, value: counts.skipped },
    { label: texts.failed, value: counts.failed, isBad: true },
    { label: texts.picturesChanged, value: pictures.changed },
    { label: texts.picturesUnchanged, value: pictures.unchanged },
    { label: texts.picturesNone, value: pictures.none },
    { label: texts.picturesFailed, value: pictures.failed, isBad: true },
  ];
  return [...always, ...ifAny.filter(({ value }) => value > 0)];
}

export function RunCountsList({ counts }: { readonly counts: RunCounts }) {
  return (
    <dl className={styles['counts']} aria-label={texts.label}>
      {figuresOf(counts).map(({ label, value, isBad = false }) => (
        <div key={label} className={`${styles['count'] ?? ''} ${isBad ? (styles['bad'] ?? '') : ''}`}>
          <dt>{label}</dt>
          <dd>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
