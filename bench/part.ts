import type { Figure } from './figure.ts';

/** Figures that are measured together. */
export interface Part {
  /** What selects it on the command line. */
  readonly name: string;
  /** Longer than it takes on a slow machine: then it hangs, and is given up. */
  readonly maxMinutes: number;
  /** Servers and folders that it starts with end with `resources`, however it ends. */
  readonly measure: (resources: AsyncDisposableStack) => Promise<readonly Figure[]>;
}
