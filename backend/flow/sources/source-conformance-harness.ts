import type { SourceId } from '../model/record.ts';
import type { ReadFrom, SourceSession } from './source.ts';

type ConformanceFault = 'rate-limit' | 'unknown-fields' | 'failed-picture';

export interface ConformanceWorld {
  readonly people: number;
  /**
   * `rate-limit`: some requests are refused at first, with a wait. `unknown-fields`: answers hold fields that no page
   * documents. `failed-picture`: one picture cannot be read, whatever is tried.
   */
  readonly fault?: ConformanceFault;
}

/** A provider that really listens, and what it holds. */
export interface ConformanceProvider {
  /** A new session with everyone in scope, attributes `all`, and pictures wanted. */
  open(): SourceSession;
  /** Ids of all its people, spelled as records must give them. */
  readonly everyone: readonly SourceId[];
  readonly withPicture: readonly SourceId[];
  /** Everyone else, but for `failingPicture`. */
  readonly withoutPicture: readonly SourceId[];
  /** With `failed-picture`. */
  readonly failingPicture?: SourceId;
  /** An id of the right shape that no person has. */
  readonly nobody: SourceId;
  /** Seconds that its sessions waited because they were asked to (with `rate-limit`). */
  readonly waitedSeconds?: () => readonly number[];
  /** Changes an attribute of one person, and says whose. */
  changeOne?(): Promise<SourceId>;
  /** Takes one person away, and says whom. */
  removeOne?(): Promise<SourceId>;
  close(): Promise<void>;
}

export interface SourceHarness {
  start(world: ConformanceWorld): Promise<ConformanceProvider>;
  /** How many people it takes for a read of several pages. */
  readonly severalPages: number;
  /** What this provider can be made to do; the cases of the other faults are left out. */
  readonly faults: readonly ConformanceFault[];
  /** Whether there are changes runs; then the provider gives `changeOne` and `removeOne`. */
  readonly changes: boolean;
  readonly pictures: boolean;
  /** Bookmarks and cursors that the provider does not accept (any more): too old, of another server, damaged. */
  readonly dead: readonly DeadPlace[];
}

interface DeadPlace {
  /** E.g. `a bookmark of another domain controller`. */
  readonly named: string;
  readonly from: (provider: ConformanceProvider) => ReadFrom;
}
