import SectionMessage from '@atlaskit/section-message/section-message';
import Link from '@atlaskit/link/link';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { finalStatuses, type Run } from '#contract/runs.ts';
import { useLiveRun } from '../../../api/live-run.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { runStatusLabels } from '../../../texts/words.ts';
import { paths } from '../../../ui/paths.ts';
import { personQuery } from '../../../api/person-query.ts';

const texts = peopleTexts.sync;

interface PersonRunsProps {
  readonly runIds: readonly string[];
  readonly personId: string;
}

/** How the runs of one person are getting on; shows the person anew as each one ends. */
export function PersonRuns({ runIds, personId }: PersonRunsProps) {
  return (
    <SectionMessage title={texts.title}>
      <ul aria-live="polite">
        {runIds.map((id) => (
          <PersonRun key={id} id={id} personId={personId} />
        ))}
      </ul>
    </SectionMessage>
  );
}

function PersonRun({ id, personId }: { readonly id: string; readonly personId: string }) {
  const queryClient = useQueryClient();
  const { data: run } = useLiveRun(id);
  const isOver = run !== undefined && finalStatuses.includes(run.status);
  useEffect(() => {
    if (!isOver) return;
    void queryClient.invalidateQueries({ queryKey: personQuery(personId).queryKey });
    void queryClient.invalidateQueries({ queryKey: ['people', 'list'] });
  }, [isOver, personId, queryClient]);
  if (run === undefined) return null;
  return (
    <li>
      {sentence(run)} <Link href={paths.run(id)}>{texts.open}</Link>
    </li>
  );
}

function sentence(run: Run): string {
  if (run.status === 'succeeded') return texts.done(run.connectorName);
  if (run.status === 'held') return texts.held(run.connectorName);
  if (!finalStatuses.includes(run.status)) return texts.running(run.connectorName, runStatusLabels[run.status]);
  return run.problem === null
    ? texts.failed(run.connectorName)
    : `${texts.failed(run.connectorName)} ${run.problem.message}`;
}
