/**
 * The known path that was probably meant by a wrong one: the same but for case and punctuation, else one that ends in
 * it, else the nearest by edit distance. `undefined` when none is near.
 */
export function suggestPath(wrong: string, known: readonly string[]): string | undefined {
  const wanted = simplify(wrong);
  if (wanted === '') return undefined;
  const candidates = known.filter((path) => path !== wrong).map((path) => ({ path, simple: simplify(path) }));
  const same = candidates.find(({ simple }) => simple === wanted);
  const longer = candidates.find(({ simple }) => simple.endsWith(`.${wanted}`));
  return (same ?? longer ?? nearest(wanted, candidates))?.path;
}

interface Candidate {
  readonly path: string;
  readonly simple: string;
}

function simplify(path: string): string {
  return path.toLowerCase().replace(/[^\p{L}\p{N}.[\]=]+/gu, '');
}

function nearest(wanted: string, candidates: readonly Candidate[]): Candidate | undefined {
  let limit = Math.max(1, Math.min(4, Math.floor(wanted.length / 3)));
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.simple.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, candidate.simple);
    if (distance > limit) continue;
    best = candidate;
    limit = distance - 1;
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a.charAt(row - 1) === b.charAt(column - 1);
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charAt(row - 1) === b.charAt(column - 2) &&
        a.charAt(row - 2) === b.charAt(column - 1);
      const ways = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1)];
      if (swapped) ways.push(at(beforeLast, column - 2) + 1);
      current.push(Math.min(...ways));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
