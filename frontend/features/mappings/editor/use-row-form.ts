import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { MappingRow } from '#contract/mapping.ts';
import { mappingsTexts } from '../../../texts/mappings.ts';
import { targetLabel } from '../../../texts/words.ts';
import type { FieldErrors } from '../../../ui/forms/field-errors.ts';
import { attributesQuery } from '../mapping-queries.ts';
import { applySuggestion } from '../rows/apply-suggestion.ts';
import { targetKey, targetsOf, without, type DraftRows } from '../rows/draft-rows.ts';
import { formOf, parseForm, type RowForm } from '../rows/row-form.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import { firstAtEachPath } from '../rows/row-problems.ts';
import { unseenPaths } from '../rows/unseen-paths.ts';
import { useRowResult, type RowLive } from './use-row-result.ts';

export interface RowFields {
  readonly form: RowForm;
  readonly set: (changes: Partial<RowForm>) => void;
  /** By path within the row: what is missing (after a first try to apply), what is filled twice. */
  readonly errors: FieldErrors;
  /** What the server says of the row as it stands, by path within the row. */
  readonly problems: readonly RowProblem[];
  readonly accept: (problem: RowProblem) => void;
  readonly live: RowLive;
  readonly isComplete: boolean;
  /** The row, when it can be applied; otherwise says at the fields why not. */
  readonly submit: () => MappingRow | undefined;
}

interface RowFormOptions {
  readonly connectorId: string;
  readonly person: string | undefined;
  readonly drafts: DraftRows;
  readonly editing: string;
  readonly problems: readonly RowProblem[];
}

export function useRowForm({ connectorId, person, drafts, editing, problems }: RowFormOptions): RowFields {
  const [opened] = useState(() => drafts.find(({ key }) => key === editing)?.row);
  const [form, setForm] = useState(() => formOf(opened));
  const [isTried, setIsTried] = useState(false);
  const parsed = useMemo(() => parseForm(form), [form]);
  const row = parsed.ok ? parsed.row : undefined;
  const live = useRowResult({ connectorId, person, row });
  const { data: seen } = useQuery(attributesQuery(connectorId));
  const duplicate = duplicateError(row, without(drafts, editing));
  const isAsOpened = row !== undefined && JSON.stringify(row) === JSON.stringify(opened);
  return {
    form,
    set: (changes) => {
      setForm((before) => ({ ...before, ...changes }));
    },
    errors: { ...(isTried && !parsed.ok ? parsed.errors : {}), ...duplicate },
    problems: firstAtEachPath([
      ...live.problems,
      ...(isAsOpened ? problems : []),
      ...(row ? unseenPaths(row.source, seen) : []),
    ]),
    accept: (problem) => {
      const mended = row && applySuggestion(row, problem);
      if (mended) setForm(formOf(mended));
    },
    live,
    isComplete: row !== undefined,
    submit: () => {
      setIsTried(true);
      return 'target.name' in duplicate ? undefined : row;
    },
  };
}

function duplicateError(row: MappingRow | undefined, others: DraftRows): FieldErrors {
  if (!row) return {};
  const first = targetsOf(others).get(targetKey(row.target));
  if (first === undefined) return {};
  return { 'target.name': mappingsTexts.table.duplicate(targetLabel(row.target), first) };
}
