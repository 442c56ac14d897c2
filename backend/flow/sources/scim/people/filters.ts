/** Filters of RFC 7644, 3.4.2.2. */
export function bothFilters(scopeFilter: string, further: string): string {
  return scopeFilter === '' ? further : `(${scopeFilter}) and ${further}`;
}

/** Texts in filters are those of JSON. */
export const quoted = (text: string): string => JSON.stringify(text);

/** To the second: fractions are more than some servers read. */
export const changedAfter = (time: string): string =>
  `meta.lastModified gt "${new Date(time).toISOString().slice(0, 19)}Z"`;
