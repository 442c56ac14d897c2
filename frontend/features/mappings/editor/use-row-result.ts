import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Explanation, RowResult } from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import { explainQuery } from '../mapping-queries.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';

const typingPauseMs = 400;
const nobodyAsked: Explanation['problems'] = [];

export interface RowLive {
  /** The row that the result is of: it may be a moment behind the form. */
  readonly row: MappingRow | undefined;
  readonly result: RowResult | undefined;
  readonly problems: readonly RowProblem[];
  readonly label: string | undefined;
  readonly isAsking: boolean;
  readonly error: Error | null;
}

interface RowResultOptions {
  readonly connectorId: string;
  readonly person: string | undefined;
  /** `undefined` while something is missing: nobody is asked. */
  readonly row: MappingRow | undefined;
}

/** What one row, as it stands in the form, makes of a real person. */
export function useRowResult({ connectorId, person, row }: RowResultOptions): RowLive {
  const settled = useDebounced(row, typingPauseMs);
  const rows = useMemo(() => (settled ? [settled] : []), [settled]);
  const { data, error, isFetching } = useQuery({
    ...explainQuery({ connectorId, person, rows }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
  });
  const answer = settled === undefined || error !== null ? undefined : data;
  const isOfThisRow = JSON.stringify(answer?.rows[0]) === JSON.stringify(row);
  return {
    row: answer?.rows[0],
    result: answer?.explanation.rows[0],
    problems: isOfThisRow ? (answer?.explanation.problems ?? nobodyAsked) : nobodyAsked,
    label: data?.explanation.label,
    isAsking: isFetching || settled !== row,
    error: settled === undefined ? null : error,
  };
}
