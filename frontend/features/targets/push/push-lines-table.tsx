import Lozenge from '@atlaskit/lozenge/lozenge';
import type { RowType } from '@atlaskit/dynamic-table/types';
import type { PushLine, PushType } from '#contract/pushes.ts';
import type { TargetKind } from '#contract/targets.ts';
import { targetsTexts } from '../../../texts/targets.ts';
import { PagedTable } from '../../../ui/paged-table.tsx';
import { FieldChanges } from '../state/field-changes.tsx';
import { pageSize } from '../target-people-queries.ts';
import styles from './push-page.module.css';
import { PersonNameLink } from '../../../ui/person-card/person-name-link.tsx';
import type { PushProps } from './push-props.ts';

const texts = targetsTexts.pushPage.lines;

type Appearance = NonNullable<Parameters<typeof Lozenge>[0]['appearance']>;

const appearances: Readonly<Record<PushLine['outcome'], Appearance>> = {
  applied: 'success',
  alreadySo: 'default',
  refused: 'moved',
  failed: 'removed',
  drifted: 'moved',
  wouldChange: 'inprogress',
  skipped: 'default',
};

interface PushLinesTableProps extends PushProps {
  readonly lines: readonly PushLine[];
  readonly total: number;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function PushLinesTable({ push, kind, lines, total, page, onPage }: PushLinesTableProps) {
  return (
    <div className={styles['table']}>
      <PagedTable
        label={texts.list}
        head={headOf(push.type)}
        rows={lines.map((line) => rowOf(line, kind))}
        total={total}
        page={page}
        pageSize={pageSize}
        onPage={onPage}
      />
    </div>
  );
}

function headOf(type: PushType) {
  const what = type === 'dryRun' ? texts.whatWould : type === 'drift' ? texts.whatDrift : texts.columns.what;
  return {
    cells: [
      { key: 'person', content: texts.columns.person, width: 24 },
      { key: 'outcome', content: texts.columns.outcome, width: 18 },
      { key: 'what', content: what },
    ],
  };
}

function rowOf(line: PushLine, kind: TargetKind | undefined): RowType {
  const contents = {
    person: (
      <div className={styles['cell']}>
        <PersonNameLink personId={line.personId} name={line.displayName} />
      </div>
    ),
    outcome: (
      <div className={styles['cell']}>
        <Lozenge appearance={appearances[line.outcome]} maxWidth="100%">
          {targetsTexts.outcomeLabels[line.outcome]}
        </Lozenge>
      </div>
    ),
    what: (
      <div className={styles['cell']}>
        {line.message !== undefined && <p className={styles['message']}>{line.message}</p>}
        <FieldChanges fields={line.fields} kind={kind} />
      </div>
    ),
  };
  return { key: line.personId, cells: Object.entries(contents).map(([key, content]) => ({ key, content })) };
}
