import type { DesiredState, TargetSession, TargetState } from './target.ts';

type ConformanceFault = 'rate-limit' | 'long-rate-limit' | 'refused-person' | 'failing-person' | 'deaf-field';

export interface ConformanceTargetWorld {
  readonly people: number;
  /**
   * `rate-limit`: some requests are refused at first, with a wait that the session sits out. `long-rate-limit`: the
   * first request to change something, and every one after it, is refused with a wait of an hour. `refused-person`: one person may not be
   * written. `failing-person`: the target answers with a fault of its own to whatever is written of one person.
   * `deaf-field`: the target takes one of the fields without complaint, and does not keep it.
   */
  readonly fault?: ConformanceFault;
}

/** A target that really listens, and the people it has. They are named by the value of the matching key. */
export interface ConformanceTarget {
  /** A new session with all that `desired` names wanted; `patienceSeconds` 60 on a clock that does not really wait. */
  open(): TargetSession;
  readonly everyone: readonly string[];
  /** A value of the right shape that nobody has. */
  readonly nobody: string;
  /** An id of the right shape that the target has never given. */
  readonly unknownRemoteId: string;
  /**
   * All that this kind writes, with nothing empty: fields, and manager and picture if it takes them. Every version
   * differs from the others in every field and in the picture. The first of `everyone` may be the manager.
   */
  desired(person: string, version: number): DesiredState;
  /** What the target holds of the person, as `readState` would tell it; seen from inside. */
  shows(person: string): TargetState;
  /** Everything else that the target holds of the person: no session ever touches it. */
  rest(person: string): unknown;
  /** Requests so far that could have changed something. */
  writes(): number;
  /** With `refused-person`, `failing-person`: whom it concerns. */
  readonly troubled?: string;
  /** With `deaf-field`. */
  readonly deafField?: string;
  /** Somebody else changes one of the fields of `desired` at the target. */
  changeOverThere(person: string): void;
  /** The target loses the person. */
  remove(person: string): void;
  close(): Promise<void>;
}

export interface TargetHarness {
  start(world: ConformanceTargetWorld): Promise<ConformanceTarget>;
  /** What this target can be made to do; the cases of the other faults are left out. */
  readonly faults: readonly ConformanceFault[];
  /** Whether `readState` tells the picture. */
  readonly readsPicture: boolean;
  /** Fields that the target cannot empty: they stay, and `notTaken` says so. */
  readonly neverEmpty?: readonly string[];
}
