import type { PictureHint, SourceId } from './record.ts';
import type { ValueKey } from './value-key.ts';

/** What the mapping makes of a record: how the person should look. */
export interface Draft {
  readonly sourceId: SourceId;
  readonly active: boolean;
  readonly guest: boolean;
  readonly references: readonly string[];
  readonly picture: PictureHint | 'none';
  /** Only values that are filled, by `ValueKey`. A mapped key that is neither here nor in `keep` is to be cleared. */
  readonly values: Readonly<Record<string, string>>;
  /** Keys whose present value stays, because the row says so or could not be evaluated. */
  readonly keep: readonly ValueKey[];
  readonly problems: readonly DraftProblem[];
}

/** A row that could not be evaluated for this person. Its key is in `keep` too: an error never blanks a value. */
export interface DraftProblem {
  readonly target: ValueKey;
  readonly message: string;
}
