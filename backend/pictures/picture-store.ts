import { createHash } from 'node:crypto';
import type { PictureCrop } from './rendering/render-picture.ts';
import type { PictureFormat } from '../flow/model/sniff-content.ts';

export interface OriginalPicture {
  /** Of the bytes, as `hashPicture` writes it. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly format: PictureFormat;
}

export interface RenditionKey {
  readonly sha256: string;
  readonly crop: PictureCrop;
  readonly size: number;
}

export interface StoredRendition extends RenditionKey {
  readonly bytes: Uint8Array;
}

/** Where picture bytes are, by what they are: the same picture of many people is kept once per site. */
export interface PictureStore {
  /**
   * Which of these originals are here. They count as just put, so that the sweep leaves them alone until somebody
   * points at them.
   */
  keepOriginals(siteId: string, hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** A batch at once, of at most a few hundred. One that is here already is kept as it is, and counts as just put. */
  putOriginals(siteId: string, originals: readonly OriginalPicture[]): Promise<void>;
  /** Absent originals are left out. Memory is the caller's concern: an original has up to 16 MiB. */
  getOriginals(siteId: string, hashes: readonly string[]): Promise<readonly OriginalPicture[]>;
  /** A batch at once, of at most a few thousand. One that is here already is replaced. */
  putRenditions(siteId: string, renditions: readonly StoredRendition[]): Promise<void>;
  getRendition(siteId: string, key: RenditionKey): Promise<Uint8Array | undefined>;
  /** Which of these originals have all of `sizes` in this crop. */
  findRendered(siteId: string, wanted: RenditionsWanted): Promise<ReadonlySet<string>>;
  /** Originals and every rendition of them, unless put (or kept) again since. Answers how many originals went. */
  deletePictures(siteId: string, hashes: readonly string[], unless: { readonly putBefore: Date }): Promise<number>;
}

export interface RenditionsWanted {
  readonly hashes: readonly string[];
  readonly crop: PictureCrop;
  readonly sizes: readonly number[];
}

/** SHA-256 in hexadecimal: the name of a picture everywhere in Roster. */
export function hashPicture(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
