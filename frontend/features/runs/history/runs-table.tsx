import type { RowType } from '@atlaskit/dynamic-table/types';
import { Link } from 'react-router';
import type { RunSummary } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { formatDuration, formatNumber } from '../../../ui/format.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { paths } from '../../../ui/paths.ts';
import { RunStatusLozenge } from '../../../ui/run-status.tsx';
import { RelativeTime } from '../../../ui/time.tsx';
import { changedPeople, durationOf, failures } from '../run-figures.ts';
import { runsPageSize } from '../runs-queries.ts';
import styles from './runs-page.module.css';

const texts = runsTexts.history;

const head = {
  cells: Object.entries(texts.columns).map(([key, content]) => ({ key, content })),
};

interface RunsTableProps {
  readonly runs: readonly RunSummary[];
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function RunsTable({ runs, total, page, onPage }: RunsTableProps) {
  const rows = runs.map((run) => rowOf(run, new Date()));
  return (
    <PagedTable
      label={texts.table}
      head={head}
      rows={rows}
      total={total}
      page={page}
      pageSize={runsPageSize}
      onPage={onPage}
    />
  );
}

function rowOf(run: RunSummary, now: Date): RowType {
  const duration = durationOf(run, now);
  const contents = {
    status: <RunStatusLozenge status={run.status} />,
    connector: (
      <Link to={paths.run(run.id)} className={styles['connector']}>
        {run.connectorName}
      </Link>
    ),
    type: runsTexts.typeLabels[run.type],
    started: (
      <>
        <RelativeTime value={run.startedAt ?? run.createdAt} />
        <div className={styles['quiet']}>{texts.by(run.startedBy, runsTexts.triggerLabels[run.trigger])}</div>
      </>
    ),
    duration: duration === undefined ? '–' : formatDuration(duration),
    read: <span className={styles['number']}>{formatNumber(run.counts.read)}</span>,
    changed: <span className={styles['number']}>{formatNumber(changedPeople(run.counts))}</span>,
    failed: (
      <span className={styles[failures(run.counts) > 0 ? 'bad' : 'number']}>{formatNumber(failures(run.counts))}</span>
    ),
  };
  return { key: run.id, cells: Object.entries(contents).map(([key, content]) => ({ key, content })) };
}
