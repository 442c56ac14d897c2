import ProgressBar from '@atlaskit/progress-bar/progress-bar';
import type { RunSummary } from '#contract/runs.ts';
import { uiTexts } from '../../texts/ui.ts';
import { runStatusLabels } from '../../texts/words.ts';
import styles from './run-progress.module.css';
import { doneInStep, shareOfStep } from './step-progress.ts';

const texts = uiTexts.runs;

function labelOf(run: RunSummary): string {
  const status = runStatusLabels[run.status];
  if (run.status === 'reading') return texts.readProgress(status, run.counts.read, run.expected);
  return run.status === 'pictures' ? texts.pictureProgress(status, doneInStep(run), run.expected) : `${status}…`;
}

/** A run under way: its step, how far that has come, and a bar. */
export function RunProgress({ run }: { readonly run: RunSummary }) {
  const share = shareOfStep(run);
  const label = labelOf(run);
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
