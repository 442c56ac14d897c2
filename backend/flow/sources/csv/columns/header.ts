/** Names that a record holds besides the file's columns. */
export const managerReference = 'managerReference';

export interface Header {
  /** One for each column, none twice (upper and lower case are the same), else as written. */
  readonly columns: readonly string[];
  /** Written differently in the file: empty, or there already. */
  readonly renamed: readonly string[];
  /** A row has at least so many fields: blank names at the end of the header may have nothing beneath them. */
  readonly leastFields: number;
}

/** The names of the columns, as attributes are called. */
export function nameColumns(cells: readonly string[]): Header {
  const taken = new Set([managerReference.toLowerCase()]);
  const renamed: string[] = [];
  const columns = cells.map((cell, index) => {
    const written = cell.trim();
    const name = freeName(written === '' ? `Column ${String(index + 1)}` : written, taken);
    taken.add(name.toLowerCase());
    if (name !== written) renamed.push(name);
    return name;
  });
  const leastFields = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  return { columns, renamed: renamed.filter((name) => columns.indexOf(name) < leastFields), leastFields };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2, free = name; ; count += 1) {
    if (!taken.has(free.toLowerCase())) return free;
    free = `${name} (${String(count)})`;
  }
}

const emailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Why a file's first row does not name columns; `undefined`: it does. */
export function headerProblem(cells: readonly string[]): string | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return 'The first row is empty. It must hold the names of the columns.';
  const isData = filled.some((cell) => emailAddress.test(cell)) || filled.every((cell) => /^[\d\s.,/+:-]+$/.test(cell));
  return isData
    ? 'The first row looks like a person, not like the names of the columns. Add a first row with a name for each column.'
    : undefined;
}
