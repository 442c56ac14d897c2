import type { JsonObject } from './json.ts';

/** The provider's immutable id of a person, e.g. an Entra object id or the text form of `objectGUID`. */
export type SourceId = string;

/** A person as the provider describes them. Always whole: an attribute that is not here is empty, never "unchanged". */
export interface SourceRecord {
  readonly id: SourceId;
  /** The provider's payload, nested as it came; what mapping paths lead into. */
  readonly attributes: JsonObject;
  /** False when the provider says that the account is disabled, suspended or expired. */
  readonly active: boolean;
  readonly guest: boolean;
  /**
   * Everything besides `id` by which other records of this connector may name this person as their manager: a
   * normalised DN, an e-mail address, a login. Compared exactly, so the source normalises both sides alike.
   */
  readonly references: readonly string[];
  /** What the record says of the person's picture. `none`: surely there is none. */
  readonly picture: PictureHint | 'none';
}

export interface PictureHint {
  /** Changes whenever the picture may have changed (an etag, an entryCSN). Absent: the record cannot tell. */
  readonly tag?: string;
  /** What the source needs to find the picture later, if the id is not enough, e.g. a URL. */
  readonly locator?: string;
}

/** One picture that the engine wants to see. */
export interface PictureRef {
  readonly id: SourceId;
  /** Copied from the record's hint. */
  readonly locator?: string;
  /** The tag of what Roster holds already. A source answers `unchanged` when its own is the same. */
  readonly heldTag?: string;
}
