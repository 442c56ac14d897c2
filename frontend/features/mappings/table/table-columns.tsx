import type { HeadType, RowType } from '@atlaskit/dynamic-table/types';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { describeWhenEmpty } from '../rows/describe-row.ts';
import type { DraftRow } from '../rows/draft-rows.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import type { LiveResult } from '../rows/row-results.ts';
import { ResultCell } from './result-cell.tsx';
import { RowButtons, type RowActions } from './row-buttons.tsx';
import { RowProblems } from './row-problems.tsx';
import { SourceCell } from './source-cell.tsx';
import styles from './table.module.css';
import { TargetCell } from './target-cell.tsx';
import { TransformChips } from './transform-chips.tsx';

const texts = mappingsTexts.table;

/** Where there is no room, transforms and *when empty* stand below the source. */
export function headOf(isNarrow: boolean): HeadType {
  const { target, source, transforms, whenEmpty, result, actions } = texts.columns;
  const cells = isNarrow
    ? [
        { key: 'target', content: target, width: 22 },
        { key: 'source', content: source, width: 37 },
        { key: 'result', content: result, width: 24 },
        { key: 'actions', content: actions, width: 17 },
      ]
    : [
        { key: 'target', content: target, width: 16 },
        { key: 'source', content: source, width: 27 },
        { key: 'transforms', content: transforms, width: 15 },
        { key: 'whenEmpty', content: whenEmpty, width: 9 },
        { key: 'result', content: result, width: 22 },
        { key: 'actions', content: actions, width: 11 },
      ];
  return { cells };
}

interface RowOptions {
  readonly draft: DraftRow;
  readonly place: { readonly index: number; readonly count: number };
  readonly live: LiveResult | undefined;
  readonly problems: readonly RowProblem[];
  readonly canShowResult: boolean;
  readonly isNarrow: boolean;
  readonly actions: RowActions & { readonly onApply: (problem: RowProblem) => void };
}

export function rowOf({ draft, place, live, problems, canShowResult, isNarrow, actions }: RowOptions): RowType {
  const { key, row } = draft;
  const whenEmpty = describeWhenEmpty(row.whenEmpty);
  const source = (
    <div className={styles['cell']}>
      <SourceCell source={row.source} />
      {isNarrow && row.transforms.length > 0 && <TransformChips transforms={row.transforms} />}
      {isNarrow && <div className={styles['aside']}>{texts.whenEmpty(whenEmpty)}</div>}
      <RowProblems problems={problems} onApply={actions.onApply} />
    </div>
  );
  const wide = [
    { key: 'transforms', content: <TransformChips transforms={row.transforms} /> },
    { key: 'whenEmpty', content: <div className={styles['cell']}>{whenEmpty}</div> },
  ];
  return {
    key,
    cells: [
      { key: 'target', content: <TargetCell target={row.target} /> },
      { key: 'source', content: source },
      ...(isNarrow ? [] : wide),
      {
        key: 'result',
        content: (
          <ResultCell
            live={live}
            hasProblems={problems.some(({ isWarning }) => isWarning !== true)}
            canShow={canShowResult}
          />
        ),
      },
      { key: 'actions', content: <RowButtons rowKey={key} target={row.target} place={place} actions={actions} /> },
    ],
  };
}
