/**
 * The attribute that was probably meant: the same but for case and punctuation, one that ends in what was typed, or the
 * nearest by edit distance.
 */
export function suggestAttribute(wrong: string, known: readonly string[]): string | undefined {
  const wanted = simplify(wrong);
  if (wanted === '') return undefined;
  const candidates = known.map((path) => ({ path, simple: simplify(path) }));
  const same = candidates.find(({ simple }) => simple === wanted);
  const longer = candidates.find(({ simple }) => simple.endsWith(`.${wanted}`));
  return (same ?? longer)?.path ?? nearest(wanted, candidates);
}

function simplify(path: string): string {
  return path.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, '');
}

interface Candidate {
  readonly path: string;
  readonly simple: string;
}

function nearest(wanted: string, candidates: readonly Candidate[]): string | undefined {
  const farthest = Math.max(1, Math.min(4, Math.floor(wanted.length / 3)));
  let best: { readonly path: string; readonly distance: number } | undefined;
  for (const { path, simple } of candidates) {
    if (isNumberedLike(wanted, simple)) continue;
    if (Math.abs(simple.length - wanted.length) > farthest) continue;
    const distance = editDistance(wanted, simple);
    if (distance <= farthest && distance < (best?.distance ?? Infinity)) best = { path, distance };
  }
  return best?.path;
}

/** `extensionAttribute4` is not a misspelt `extensionAttribute1`. */
function isNumberedLike(one: string, other: string): boolean {
  return one.replace(/\d+/g, '#') === other.replace(/\d+/g, '#');
}

/** Insertions, deletions, replacements, and neighbours that were swapped. */
function editDistance(one: string, other: string): number {
  let twoAbove: readonly number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = at(above, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1);
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const swapped = row > 1 && column > 1 && isSwap ? at(twoAbove, column - 2) + 1 : Infinity;
      current.push(Math.min(replaced, swapped, at(above, column) + 1, at(current, column - 1) + 1));
    }
    [twoAbove, above] = [above, current];
  }
  return at(above, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? 0;
}
