import Link from '@atlaskit/link';
import { finalStatuses, type Run } from '#contract/runs.ts';
import { useLiveRun } from '../../../api/live-run.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { RunProgress } from '../../../ui/run/run-progress.tsx';
import styles from '../mapping-editor.module.css';

const texts = mappingsTexts.preview;

/** A preview of rows that are not saved: they must not be left for it, so the run opens in a tab of its own. */
export function PreviewProgress({ runId }: { readonly runId: string }) {
  const { data: run, error } = useLiveRun(runId);
  if (run === undefined) return <ProblemMessage error={error} title={texts.failed} />;
  return (
    <div className={styles['preview']} role="status">
      <div className={styles['outcome']}>
        <Outcome run={run} />
      </div>
      <Link href={paths.run(run.id)} target="_blank">
        {run.status === 'succeeded' ? texts.open : uiTexts.runs.open}
      </Link>
    </div>
  );
}

function Outcome({ run }: { readonly run: Run }) {
  if (run.status === 'succeeded') {
    const { created, updated, reactivated, gone } = run.counts;
    const changed = updated + reactivated;
    return (
      <>
        <strong>{texts.done(created + changed + gone)}</strong> {texts.counts(created, changed, gone)}
      </>
    );
  }
  if (finalStatuses.includes(run.status)) {
    return (
      <>
        <strong>{texts.failed}.</strong> {run.problem?.message}
      </>
    );
  }
  return <RunProgress run={run} />;
}
