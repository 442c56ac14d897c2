import SectionMessage from '@atlaskit/section-message/section-message';
import SectionMessageAction from '@atlaskit/section-message/section-message-action';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Connector } from '#contract/connectors.ts';
import { finalStatuses, type RunSummary } from '#contract/runs.ts';
import { refreshConnectors } from '../../../api/connector-queries.ts';
import { useLiveRun } from '../../../api/live-run.ts';
import { connectorsTexts } from '../../../texts/connectors.ts';
import { uiTexts } from '../../../texts/ui.ts';
import { paths } from '../../../ui/paths.ts';
import { RunProgress } from '../../../ui/run/run-progress.tsx';
import styles from './edit.module.css';

const texts = connectorsTexts.activeRun;

/** The run under way, live; a held or failed one until something newer has happened. */
export function ActiveRun({ connector: { activeRun, lastRun } }: { readonly connector: Connector }) {
  const run = activeRun ?? lastRun;
  if (run === null) return null;
  if (activeRun && activeRun.status !== 'held') return <LiveRun summary={activeRun} />;
  if (run.status !== 'held' && run.status !== 'failed') return null;
  return (
    <div className={styles['banner']}>{run.status === 'held' ? <HeldRun run={run} /> : <FailedRun run={run} />}</div>
  );
}

function LiveRun({ summary }: { readonly summary: RunSummary }) {
  const queryClient = useQueryClient();
  const { data: run = summary } = useLiveRun(summary.id);
  const hasStopped = finalStatuses.includes(run.status) || run.status === 'held';
  useEffect(() => {
    if (!hasStopped) return;
    void refreshConnectors(queryClient);
    void queryClient.invalidateQueries({ queryKey: ['people'] });
  }, [hasStopped, queryClient]);
  return (
    <div className={styles['banner']}>
      <SectionMessage title={texts.running(uiTexts.runs.types[run.type])} actions={[open(run.id, texts.open)]}>
        <RunProgress run={run} />
      </SectionMessage>
    </div>
  );
}

function HeldRun({ run }: { readonly run: RunSummary }) {
  return (
    <SectionMessage appearance="warning" title={texts.held} actions={[open(run.id, texts.decide)]}>
      {run.guard.length === 0 ? texts.heldBody : run.guard.map(({ message }) => message).join(' ')}
    </SectionMessage>
  );
}

function FailedRun({ run }: { readonly run: RunSummary }) {
  return (
    <SectionMessage appearance="error" title={texts.failed} actions={[open(run.id, texts.open)]}>
      {run.problem?.message ?? texts.failedBody}
    </SectionMessage>
  );
}

function open(runId: string, label: string) {
  return (
    <SectionMessageAction key="open" href={paths.run(runId)}>
      {label}
    </SectionMessageAction>
  );
}
