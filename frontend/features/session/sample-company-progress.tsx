import LinkButton from '@atlaskit/button/link';
import Heading from '@atlaskit/heading/heading';
import ProgressBar from '@atlaskit/progress-bar/progress-bar';
import { SuccessProgressBar } from '@atlaskit/progress-bar/success-progress-bar';
import { finalStatuses, type Run } from '#contract/runs.ts';
import { useLiveRun } from '../../api/live-run.ts';
import { sessionTexts } from '../../texts/session.ts';
import { formatNumber } from '../../ui/format.ts';
import { paths } from '../../ui/paths.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import styles from './welcome-page.module.css';

const texts = sessionTexts.welcome.sample;

function hasEnded({ status }: Run): boolean {
  return finalStatuses.includes(status) || status === 'held';
}

function sentence(run: Run): string {
  const people = formatNumber(run.counts.read);
  if (run.status === 'succeeded') return texts.read(people);
  if (hasEnded(run)) return texts.ended;
  return run.counts.read === 0 ? texts.starting : texts.progress(people);
}

/** The sample company's first run, until there are people to look at. */
export function SampleCompanyProgress({ runId }: { readonly runId: string }) {
  const { data: run, error } = useLiveRun(runId);
  const isDone = run?.status === 'succeeded';
  return (
    <section className={styles['progress']}>
      <Heading size="small" as="h2">
        {isDone ? texts.done : texts.running}
      </Heading>
      {isDone ? (
        <SuccessProgressBar value={1} ariaLabel={texts.done} />
      ) : (
        <ProgressBar isIndeterminate={run === undefined || !hasEnded(run)} ariaLabel={texts.running} />
      )}
      <p aria-live="polite">{run ? sentence(run) : texts.starting}</p>
      <ProblemMessage error={error} />
      <div className={styles['actions']}>
        {isDone && (
          <LinkButton appearance="primary" href={paths.people}>
            {texts.toPeople}
          </LinkButton>
        )}
        <LinkButton href={paths.run(runId)}>{texts.toRun}</LinkButton>
      </div>
    </section>
  );
}
