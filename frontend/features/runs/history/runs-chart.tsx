import { useQuery } from '@tanstack/react-query';
import Tooltip from '@atlaskit/tooltip/Tooltip';
import { Link } from 'react-router';
import type { RunStatus, RunSummary } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { runStatusLabels } from '../../../texts/words.ts';
import { formatDateTime } from '../../../ui/format.ts';
import { paths } from '../../../ui/paths.ts';
import { changedPeople } from '../run-figures.ts';
import { lastRunsQuery, type RunsFilter } from '../runs-queries.ts';
import styles from './runs-chart.module.css';

const texts = runsTexts.history;

/** What a bar's colour says. */
const tones: Readonly<Record<RunStatus, string>> = {
  queued: 'going',
  reading: 'going',
  planning: 'going',
  applying: 'going',
  pictures: 'going',
  pushing: 'going',
  succeeded: 'good',
  failed: 'bad',
  held: 'held',
  cancelled: 'none',
  discarded: 'none',
};

/** A bar's height in percent. The square root lets a run of ten people be seen beside one of ten thousand. */
export function barHeight(changed: number, most: number): number {
  return most === 0 ? 0 : Math.round((Math.sqrt(changed) / Math.sqrt(most)) * 100);
}

/** The last 30 runs, oldest at the left. Says at a glance whether something is unlike the days before. */
export function RunsChart({ filter }: { readonly filter: RunsFilter }) {
  const { data } = useQuery(lastRunsQuery(filter));
  const runs = (data?.items ?? []).filter(({ type }) => type !== 'preview').reverse();
  if (runs.length < 2) return null;
  const most = Math.max(...runs.map(({ counts }) => changedPeople(counts)));
  return (
    <section className={styles['chart']} aria-label={texts.chart(runs.length)}>
      <p className={styles['caption']}>
        {texts.chart(runs.length)}. {texts.chartHint}
      </p>
      <ol className={styles['bars']}>
        {runs.map((run) => (
          <li key={run.id} className={styles['bar']}>
            <Bar run={run} height={barHeight(changedPeople(run.counts), most)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Bar({ run, height }: { readonly run: RunSummary; readonly height: number }) {
  const label = texts.chartBar(runStatusLabels[run.status], changedPeople(run.counts), run.counts.read);
  return (
    <Tooltip content={`${run.connectorName}, ${formatDateTime(run.createdAt)}. ${label}`}>
      <Link
        to={paths.run(run.id)}
        className={styles['link']}
        aria-label={`${run.connectorName}, ${formatDateTime(run.createdAt)}. ${label}`}
      >
        <span
          className={`${styles['fill'] ?? ''} ${styles[tones[run.status]] ?? ''}`}
          style={{ blockSize: `max(4px, ${String(height)}%)` }}
        />
      </Link>
    </Tooltip>
  );
}
