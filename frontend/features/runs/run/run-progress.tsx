import ProgressBar from '@atlaskit/progress-bar/progress-bar';
import { useEffect, useState } from 'react';
import type { Run } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { formatDateTime, formatDuration } from '../../../ui/format.ts';
import { doneInStep, shareOfStep } from '../../../ui/run/step-progress.ts';
import { paceOf, type Pace } from '../run-figures.ts';
import styles from './run-page.module.css';

const texts = runsTexts.run.progress;
const tickMs = 1_000;

function stepLabel(status: Run['status']): string {
  return Object.entries(texts.steps).find(([step]) => step === status)?.[1] ?? '';
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, tickMs);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}

/** The pace of the step at hand, as it was seen here: another step has another pace, and other things to count. */
function usePace(run: Run, done: number, now: Date): Pace | undefined {
  const [start, setStart] = useState({ status: run.status, done, at: now });
  if (start.status !== run.status) setStart({ status: run.status, done, at: now });
  const expected = run.expected === null ? null : run.expected - start.done;
  return paceOf(done - start.done, expected, now.getTime() - start.at.getTime());
}

/** Step, counts, rate and time left of a run that is under way. */
export function RunProgress({ run }: { readonly run: Run }) {
  const now = useNow();
  const done = doneInStep(run);
  const pace = usePace(run, done, now);
  const share = shareOfStep(run);
  const count = run.status === 'pictures' ? texts.pictures : texts.of;
  return (
    <section className={styles['progress']} aria-label={texts.label} aria-live="polite">
      <div className={styles['step']}>{stepLabel(run.status)}</div>
      <ProgressBar ariaLabel={texts.label} isIndeterminate={share === undefined} value={share ?? 0} />
      <div className={styles['figures']}>
        {done > 0 && <span>{count(done, run.expected)}</span>}
        {pace !== undefined && <span>{texts.rate(pace.perMinute)}</span>}
        {pace?.left !== undefined && <span>{texts.left(formatDuration(pace.left))}</span>}
        {run.waitingUntil !== null && <span>{texts.waiting(formatDateTime(run.waitingUntil))}</span>}
      </div>
    </section>
  );
}
