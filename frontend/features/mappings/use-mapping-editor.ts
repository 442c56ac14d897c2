import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MappingRow } from '#contract/mapping.ts';
import { Problem } from '../../api/problem.ts';
import { saveMapping } from './mapping-queries.ts';
import { rowsOf, sameRows, savedRows, type DraftRows } from './rows/draft-rows.ts';
import type { RefusedSave } from './rows/row-problems.ts';

export interface MappingEditor {
  readonly drafts: DraftRows;
  readonly change: (drafts: DraftRows) => void;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** True from a save until something is changed again. */
  readonly isJustSaved: boolean;
  readonly save: () => void;
  readonly discard: () => void;
  readonly error: Error | null;
  /** What the server said of the rows that it refused. */
  readonly refused: RefusedSave | undefined;
}

/** The rows of a mapping while they are edited. Nothing reaches the server before `save`. */
export function useMappingEditor(connectorId: string, saved: readonly MappingRow[]): MappingEditor {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<DraftRows>();
  const fromServer = useMemo(() => savedRows(saved), [saved]);
  const drafts = typed ?? fromServer;
  const { mutate, reset, isPending, isSuccess, error, variables } = useMutation({
    mutationFn: (rows: MappingRow[]) => saveMapping(queryClient, connectorId, rows),
    onSuccess: () => {
      setTyped(undefined);
    },
  });
  return {
    drafts,
    change: (next) => {
      setTyped(next);
      if (isSuccess) reset();
    },
    isDirty: typed !== undefined && !sameRows(typed, saved),
    isSaving: isPending,
    isJustSaved: isSuccess,
    save: () => {
      mutate(rowsOf(drafts));
    },
    discard: () => {
      setTyped(undefined);
      reset();
    },
    error,
    refused: error instanceof Problem && variables ? { rows: variables, errors: error.errors } : undefined,
  };
}
