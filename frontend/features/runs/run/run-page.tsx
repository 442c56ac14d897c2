import Button from '@atlaskit/button/default/button';
import EmptyState from '@atlaskit/empty-state';
import SectionMessage from '@atlaskit/section-message/section-message';
import { Link, useNavigate, useParams } from 'react-router';
import { finalStatuses, type Run } from '#contract/runs.ts';
import { useLiveRun } from '../../../api/live-run.ts';
import { Problem } from '../../../api/problem.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { formatDuration } from '../../../ui/format.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { RunStatusLozenge } from '../../../ui/run-status.tsx';
import { SkeletonRows } from '../../../ui/skeletons.tsx';
import { AbsoluteTime } from '../../../ui/time.tsx';
import { durationOf } from '../run-figures.ts';
import { ChangesSection } from './changes-section.tsx';
import { HeldMessage } from './held-message.tsx';
import { RunActions } from './run-actions.tsx';
import { RunCountsList } from './run-counts.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunPushes } from './run-pushes.tsx';
import styles from './run-page.module.css';

const texts = runsTexts.run;

/** One run: its progress while it is live, then what it did to whom. */
export function RunPage() {
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { data: run, error, refetch } = useLiveRun(id);
  if (error instanceof Problem && error.code === 'not-found') {
    const action = <Button onClick={() => void navigate(paths.runs)}>{texts.notFound.action}</Button>;
    return <EmptyState header={texts.notFound.title} primaryAction={action} />;
  }
  if (!run) return error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} />;
  return <RunContent key={run.id} run={run} />;
}

function RunContent({ run }: { readonly run: Run }) {
  const isLive = !finalStatuses.includes(run.status) && run.status !== 'held';
  return (
    <>
      <PageHeader
        title={texts.title(runsTexts.typeLabels[run.type], run.connectorName)}
        description={<RunDescription run={run} />}
        actions={<RunActions run={run} />}
      />
      <div className={styles['messages']}>
        {run.problem !== null && (
          <SectionMessage appearance="error" title={run.problem.message}>
            {run.problem.setting !== undefined && (
              <Link to={paths.connector(run.connectorId)}>{run.problem.setting}</Link>
            )}
          </SectionMessage>
        )}
        {run.status === 'held' && <HeldMessage reasons={run.guard} />}
        {run.type === 'preview' && run.status === 'succeeded' && (
          <SectionMessage appearance="information">{texts.previewNote}</SectionMessage>
        )}
        {run.status === 'discarded' && <SectionMessage appearance="information">{texts.discardedNote}</SectionMessage>}
        {run.undoneBy !== null && <OtherRun sentence={texts.undoneBy} id={run.undoneBy} />}
        {run.undoes !== null && <OtherRun sentence={texts.undoes} id={run.undoes} />}
      </div>
      {isLive && <RunProgress run={run} />}
      <RunCountsList counts={run.counts} />
      <RunPushes run={run} />
      <ChangesSection run={run} />
    </>
  );
}

function RunDescription({ run }: { readonly run: Run }) {
  const duration = run.finishedAt === null ? undefined : durationOf(run, new Date());
  return (
    <span className={styles['description']}>
      <RunStatusLozenge status={run.status} />
      <span>{texts.startedBy(runsTexts.triggerLabels[run.trigger], run.startedBy)}</span>
      <AbsoluteTime value={run.startedAt ?? run.createdAt} />
      {duration !== undefined && <span>{texts.took(formatDuration(duration))}</span>}
    </span>
  );
}

function OtherRun({ sentence, id }: { readonly sentence: string; readonly id: string }) {
  return (
    <SectionMessage appearance="information">
      {sentence} <Link to={paths.run(id)}>{texts.openOther}</Link>
    </SectionMessage>
  );
}
