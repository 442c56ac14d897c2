import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Explanation } from '#contract/connectors.ts';
import { attributesQuery, explainQuery } from './mapping-queries.ts';
import { rowsOf, type DraftRows } from './rows/draft-rows.ts';
import type { RowProblem } from './rows/row-problem.ts';
import { problemsByRow, type RefusedSave } from './rows/row-problems.ts';
import { resultsByRow, type LiveResult } from './rows/row-results.ts';
import { useDebounced } from '../../ui/use-debounced.ts';

const typingPauseMs = 400;

export interface LiveResults {
  readonly explanation: Explanation | undefined;
  readonly results: ReadonlyMap<string, LiveResult>;
  readonly problems: ReadonlyMap<string, readonly RowProblem[]>;
  readonly isAsking: boolean;
  /** Why there are no results. */
  readonly error: Error | null;
  readonly retry: () => void;
}

interface LiveResultsOptions {
  readonly connectorId: string;
  readonly person: string | undefined;
  readonly drafts: DraftRows;
  readonly refused: RefusedSave | undefined;
}

/** What the rows as they stand make of one real person, asked anew a moment after each change. */
export function useLiveResults({ connectorId, person, drafts, refused }: LiveResultsOptions): LiveResults {
  const rows = useDebounced(
    useMemo(() => rowsOf(drafts), [drafts]),
    typingPauseMs,
  );
  const query = useQuery({ ...explainQuery({ connectorId, person, rows }), placeholderData: keepPreviousData });
  const { data: explained, error, isFetching, refetch } = query;
  const { data: seen } = useQuery(attributesQuery(connectorId));
  return {
    explanation: error === null ? explained?.explanation : undefined,
    results: useMemo(() => resultsByRow(drafts, error === null ? explained : undefined), [drafts, explained, error]),
    problems: useMemo(() => problemsByRow(drafts, { explained, refused, seen }), [drafts, explained, refused, seen]),
    isAsking: isFetching,
    error,
    retry: () => void refetch(),
  };
}
