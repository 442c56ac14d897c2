import Heading from '@atlaskit/heading/heading';
import Link from '@atlaskit/link';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { finalStatuses, type Run } from '#contract/runs.ts';
import type { Push } from '#contract/pushes.ts';
import { isActivePush, runPushesQuery } from '../../../api/target-queries.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { paths } from '../../../ui/paths.ts';
import { ProblemMessage } from '../../../ui/problem-message.tsx';
import { PushStatusLozenge } from '../../../ui/push-status.tsx';
import { peopleDone } from '../../../ui/people-done.ts';
import styles from './run-page.module.css';

const texts = runsTexts.run.pushes;

/** The pushes that followed the run, each with what came of it. */
export function RunPushes({ run }: { readonly run: Run }) {
  const id = useId();
  const { data, error, refetch } = useQuery(runPushesQuery(run.id, run.status));
  if (error !== null) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section className={styles['pushes']} aria-labelledby={id}>
      <Heading size="medium" as="h2" id={id}>
        {texts.title}
      </Heading>
      <ul className={styles['pushList']}>
        {data.items.map((push) => (
          <li key={push.id}>
            <Link href={paths.push(push.id)}>{push.targetName}</Link>
            <PushStatusLozenge status={push.status} />
            <span className={styles['pushWords']}>{wordsOf(push)}</span>
          </li>
        ))}
      </ul>
      {finalStatuses.includes(run.status) && data.items.some(isActivePush) && (
        <p className={styles['pushWords']}>{texts.goOn}</p>
      )}
    </section>
  );
}

function wordsOf(push: Push): string {
  const { counts, problem, waitingUntil, expected } = push;
  if (problem) return problem.message;
  if (!isActivePush(push)) return texts.counts(counts);
  const soFar = texts.soFar(peopleDone(counts), expected);
  return waitingUntil === null ? soFar : texts.waiting(soFar, formatDateTime(waitingUntil));
}
