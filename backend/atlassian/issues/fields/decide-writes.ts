import type { IssueField } from '#contract/accounts.ts';
import type { FieldIds } from './issue-field-ids.ts';
import type { ProfileTexts } from './profile-texts-store.ts';

/** Jira's text fields of one line hold as many. */
const longestText = 255;

/** What is to be written into an issue: field id → text; null empties it. Empty: the issue is as it should be. */
export function decideWrites(
  held: ReadonlyMap<string, string>,
  texts: ProfileTexts,
  fieldIds: FieldIds,
): ReadonlyMap<string, string | null> {
  const writes = new Map<string, string | null>();
  for (const [field, fieldId] of fieldIds) {
    const wanted = oneLine(texts[field]);
    if (wanted !== (held.get(fieldId) ?? '')) writes.set(fieldId, wanted === '' ? null : wanted);
  }
  return writes;
}

/** The fields that the site wants, as far as its Jira has them. */
export function wantedFields(fieldIds: FieldIds, wanted: readonly IssueField[]): FieldIds {
  return new Map([...fieldIds].filter(([field]) => wanted.includes(field)));
}

function oneLine(text: string): string {
  const cut = text.replaceAll(/\s+/gu, ' ').trim().slice(0, longestText);
  // Never half of a character that has two.
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trim();
}
