/** What flows from a row's source through its transforms: a text, several texts, or nothing. */
export type Value = string | readonly string[] | undefined;
export type FilledValue = string | readonly string[];

/** Why a row has no result for this person: a sentence for an admin. */
export interface Failure {
  readonly failure: string;
}

export function isFailure(value: Value | Failure): value is Failure {
  return typeof value === 'object' && 'failure' in value;
}

export function isSeveral(value: Value): value is readonly string[] {
  return Array.isArray(value);
}

/** How several texts read where one is wanted and no transform joined them. */
export function asText(value: FilledValue): string {
  return isSeveral(value) ? value.join(', ') : value;
}

/** Leaves out blank texts; one that remains alone is no list. */
export function compact(texts: readonly string[]): Value {
  const filled = texts.filter((text) => text.trim() !== '');
  return filled.length > 1 ? filled : filled[0];
}
