import DynamicTableStateless from '@atlaskit/dynamic-table/stateless';
import type { HeadType, RowType } from '@atlaskit/dynamic-table/types';
import { uiTexts } from '../texts/ui.ts';
import styles from './paged-table.module.css';

interface PagedTableProps {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly head: HeadType;
  /** The rows of this page. */
  readonly rows: RowType[];
  readonly total: number;
  /** Counts from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly isLoading?: boolean;
  readonly onPage: (page: number) => void;
}

/** A table of which the server sends one page at a time. Scrolls sideways where it does not fit. */
export function PagedTable({ label, head, rows, total, page, pageSize, isLoading = false, onPage }: PagedTableProps) {
  return (
    <div className={styles['scroll']}>
      <DynamicTableStateless
        label={label}
        head={head}
        rows={rows}
        rowsPerPage={pageSize}
        totalRows={total}
        page={page}
        isLoading={isLoading}
        loadingLabel={uiTexts.loading}
        onSetPage={onPage}
        paginationi18n={{
          label: uiTexts.pages.label,
          pageLabel: uiTexts.pages.page,
          prev: uiTexts.pages.previous,
          next: uiTexts.pages.next,
        }}
      />
    </div>
  );
}
