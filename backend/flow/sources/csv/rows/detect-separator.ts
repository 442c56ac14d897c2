import { createRowSplitter } from './row-splitter.ts';
import { separatorNames, separators, type SeparatorName } from './separators.ts';

const mostRows = 100;

/** The separator that cuts most rows of a text's beginning into as many columns as its first row has. */
export function detectSeparator(start: string): SeparatorName {
  const [best] = separatorNames
    .map((name) => ({ name, ...likelihood(start, separators[name]) }))
    .filter(({ columns }) => columns > 1)
    .sort((one, other) => other.agreeing - one.agreeing || other.columns - one.columns);
  return best?.name ?? 'comma';
}

function likelihood(start: string, separator: string): { readonly columns: number; readonly agreeing: number } {
  const splitter = createRowSplitter(separator);
  const complete = splitter.push(start);
  // The last row may be cut off; without another, it counts all the same.
  const rows = complete.length > 1 ? complete : [...complete, ...splitter.end()];
  const [header = 0, ...rest] = rows.slice(0, mostRows).flatMap((row) => ('fields' in row ? [row.fields.length] : []));
  const agreeing = rest.length === 0 ? 1 : rest.filter((count) => count === header).length / rest.length;
  return { columns: header, agreeing };
}
