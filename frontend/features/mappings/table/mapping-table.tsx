import DynamicTable from '@atlaskit/dynamic-table';
import type { RankEnd } from '@atlaskit/dynamic-table/types';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { applySuggestion } from '../rows/apply-suggestion.ts';
import { withMoved, without, withReplaced, type DraftRow, type DraftRows } from '../rows/draft-rows.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import type { LiveResults } from '../use-live-results.ts';
import { headOf, rowOf } from './table-columns.tsx';
import styles from './table.module.css';
import { useIsNarrow } from './use-is-narrow.ts';
import { useMoveFocus } from './use-move-focus.ts';

interface MappingTableProps {
  readonly drafts: DraftRows;
  readonly live: LiveResults;
  readonly onChange: (drafts: DraftRows) => void;
  /** Opens a row by its key. */
  readonly onEdit: (key: string) => void;
}

/** The mapping row by row. Rows are dragged, or moved by their buttons. */
export function MappingTable({ drafts, live, onChange, onEdit }: MappingTableProps) {
  const isNarrow = useIsNarrow();
  const focus = useMoveFocus(drafts);
  const move = (key: string, to: number, direction: 'up' | 'down') => {
    onChange(withMoved(drafts, key, to));
    focus.after(key, to, direction);
  };
  const actions = ({ key, row }: DraftRow, index: number) => ({
    onEdit: () => {
      onEdit(key);
    },
    onUp: () => {
      move(key, index - 1, 'up');
    },
    onDown: () => {
      move(key, index + 1, 'down');
    },
    onRemove: () => {
      onChange(without(drafts, key));
    },
    onApply: (problem: RowProblem) => {
      const mended = applySuggestion(row, problem);
      if (mended) onChange(withReplaced(drafts, key, mended));
    },
  });
  return (
    <div className={styles['table']}>
      <DynamicTable
        label={mappingsTexts.table.label}
        head={headOf(isNarrow)}
        isFixedSize
        isRankable
        rows={drafts.map((draft, index) =>
          rowOf({
            draft,
            place: { index, count: drafts.length },
            live: live.results.get(draft.key),
            problems: live.problems.get(draft.key) ?? [],
            canShowResult: live.error === null,
            isNarrow,
            actions: actions(draft, index),
          }),
        )}
        emptyView={<EmptyMapping />}
        onRankEnd={({ sourceKey, destination }: RankEnd) => {
          if (destination) onChange(withMoved(drafts, sourceKey, destination.index));
        }}
      />
      <div className={styles['announcement']} role="status">
        {focus.announcement}
      </div>
    </div>
  );
}

function EmptyMapping() {
  const { title, body } = mappingsTexts.table.empty;
  return (
    <div className={styles['empty']}>
      <strong>{title}</strong>
      <p>{body}</p>
    </div>
  );
}
