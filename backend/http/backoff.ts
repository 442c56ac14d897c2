const firstSeconds = 1;
const longestSeconds = 60;

/**
 * How long to wait before trying again when nobody says: 1, 2, 4 … 60 s, of which a random half is taken off, so that
 * workers that failed together do not come back together. `attempt` counts from 1.
 */
export function backoffSeconds(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(longestSeconds, firstSeconds * 2 ** (attempt - 1));
  return ceiling * (1 - random() / 2);
}
