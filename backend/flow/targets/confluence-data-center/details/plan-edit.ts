import type { FieldRefusal } from '../../target.ts';
import type { DetailValues } from './companion-users.ts';

interface Edit {
  /** Only what differs. */
  readonly edit: DetailValues;
  readonly notTaken: readonly FieldRefusal[];
}

/** What to write, and what cannot be written. An empty text is none. */
export function planEdit(
  { before, wanted }: { readonly before: DetailValues; readonly wanted: DetailValues },
  maxValueLength: number,
): Edit {
  const edit: Record<string, string | null> = {};
  const notTaken: FieldRefusal[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    const text = value === '' ? null : value;
    if (text !== null && text.length > maxValueLength) notTaken.push(tooLong(name, maxValueLength));
    else if (text !== (before[name] ?? null)) edit[name] = text;
  }
  return { edit, notTaken };
}

const tooLong = (field: string, maxValueLength: number): FieldRefusal => ({
  field,
  code: 'too-long',
  message: `Confluence keeps no more than ${maxValueLength} characters of this field.`,
});
