import Lozenge from '@atlaskit/lozenge/lozenge';
import type { RowType } from '@atlaskit/dynamic-table/types';
import type { Change, ChangeOutcome } from '#contract/runs.ts';
import { runsTexts } from '../../../texts/runs.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { changesPageSize } from '../runs-queries.ts';
import { ChangeDetails } from './change-details.tsx';
import { PersonNameLink } from '../../../ui/person-card/person-name-link.tsx';
import styles from './changes.module.css';

const texts = runsTexts.changes;

type Appearance = NonNullable<Parameters<typeof Lozenge>[0]['appearance']>;

const appearances: Readonly<Record<ChangeOutcome, Appearance>> = {
  created: 'success',
  updated: 'inprogress',
  reactivated: 'success',
  gone: 'moved',
  disabled: 'moved',
  skipped: 'default',
  failed: 'removed',
  picture: 'inprogress',
};

const head = {
  cells: [
    { key: 'person', content: texts.columns.person, width: 24 },
    { key: 'outcome', content: texts.columns.outcome, width: 12 },
    { key: 'what', content: texts.columns.what },
  ],
};

interface ChangesTableProps {
  readonly changes: readonly Change[];
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function ChangesTable({ changes, total, page, onPage }: ChangesTableProps) {
  return (
    <div className={styles['table']}>
      <PagedTable
        label={texts.list}
        head={head}
        rows={changes.map(rowOf)}
        total={total}
        page={page}
        pageSize={changesPageSize}
        onPage={onPage}
      />
    </div>
  );
}

function rowOf(change: Change): RowType {
  const { id, displayName, sourceId } = change.person;
  const name = displayName === '' ? sourceId : displayName;
  return {
    key: change.id,
    cells: [
      {
        key: 'person',
        content: (
          <span className={styles['top']}>{id === null ? name : <PersonNameLink personId={id} name={name} />}</span>
        ),
      },
      {
        key: 'outcome',
        content: (
          <span className={styles['top']}>
            <Lozenge appearance={appearances[change.outcome]}>{runsTexts.outcomeLabels[change.outcome]}</Lozenge>
          </span>
        ),
      },
      {
        key: 'what',
        content: (
          <div className={styles['what']}>
            <ChangeDetails change={change} />
          </div>
        ),
      },
    ],
  };
}
