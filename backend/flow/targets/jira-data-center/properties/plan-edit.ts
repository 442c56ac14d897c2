import type { FieldRefusal } from '../../target.ts';
import type { PropertyValues, ValueProblem } from './property-store.ts';

interface Edit {
  /** Only what differs. */
  readonly edit: PropertyValues;
  readonly notTaken: readonly FieldRefusal[];
}

/** What to write, and what cannot be written. An empty text is none. */
export function planEdit(
  { before, wanted }: { readonly before: PropertyValues; readonly wanted: PropertyValues },
  valueProblem: ValueProblem,
): Edit {
  const edit: Record<string, string | null> = {};
  const notTaken: FieldRefusal[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    const text = value === '' ? null : value;
    const problem = text === null ? undefined : valueProblem(name, text);
    if (problem) notTaken.push(problem);
    else if (text !== (before[name] ?? null)) edit[name] = text;
  }
  return { edit, notTaken };
}
