import ProgressBar from '@atlaskit/progress-bar/progress-bar';
import type { RunSummary } from '#contract/runs.ts';
import { uiTexts } from '../../texts/ui.ts';
import { runStatusLabels } from '../../texts/words.ts';
import styles from './run-progress.module.css';

const texts = uiTexts.runs;

/** How far reading has come, 0-1; `undefined` where nobody knows. */
function readShare({ status, counts, expected }: RunSummary): number | undefined {
  if (status !== 'reading' || expected === null || expected === 0) return undefined;
  return Math.min(1, counts.read / expected);
}

/** A run under way: its step, how many were read, and a bar. */
export function RunProgress({ run }: { readonly run: RunSummary }) {
  const share = readShare(run);
  const label = texts.progress(runStatusLabels[run.status], run.counts.read, run.expected);
  return (
    <div className={styles['progress']}>
      <span>{label}</span>
      <ProgressBar
        ariaLabel={label}
        isIndeterminate={share === undefined}
        {...(share === undefined ? {} : { value: share })}
      />
    </div>
  );
}
