import { createContext, use } from 'react';
import type { ChartPerson } from '#contract/people.ts';

/** `path`: of the next level, only who leads down to the person that is looked at. */
export type Opening = 'closed' | 'path' | 'all';

/** The place above those at the top, which is nobody. */
export const nobody = '';

export interface ChartState {
  readonly focusId: string | undefined;
  /** Ids from the top down to whom the chart looks at. */
  readonly path: readonly string[];
  /** What was opened or closed by hand, by person. */
  readonly openings: ReadonlyMap<string, Opening>;
  /** The row that the Tab key stops at; absent: the first. */
  readonly current: string | undefined;
  readonly setOpening: (id: string, opening: Opening) => void;
  readonly setCurrent: (row: string) => void;
  /** A row that is no longer there gives its turn away. */
  readonly release: (row: string) => void;
  /** Puts a person into the address. `above`: from the top down to their manager. */
  readonly lookAt: (person: ChartPerson, above: readonly ChartPerson[]) => void;
}

type Known = Pick<ChartState, 'focusId' | 'path' | 'openings'>;

/** How far a person is open: as it was left by hand, else as it takes to show whom the chart looks at, and their reports. */
export function openingOf(id: string, { focusId, path, openings }: Known): Opening {
  const byHand = openings.get(id);
  if (byHand !== undefined) return byHand;
  if (id === (focusId ?? nobody)) return 'all';
  return id === nobody || path.includes(id) ? 'path' : 'closed';
}

/**
 * Looking at another person leaves everything open that is open. `above`: from the top down to the person's manager, all
 * of whom are open.
 */
export function openingsAfter(known: Known, above: readonly string[]): ReadonlyMap<string, Opening> {
  const before = known.focusId ?? nobody;
  const after = new Map(known.openings).set(before, openingOf(before, known));
  for (const id of above) if (!after.has(id) && !known.path.includes(id)) after.set(id, 'all');
  return after;
}

export const ChartContext = createContext<ChartState | undefined>(undefined);

export function useChart(): ChartState {
  const chart = use(ChartContext);
  if (!chart) throw new Error('Only rows of the org chart may ask for its state.');
  return chart;
}
