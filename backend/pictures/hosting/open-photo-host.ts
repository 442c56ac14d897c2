import type { Database } from '../../database/client.ts';
import { findHostedPhoto } from '../hosted-photo-store.ts';
import { createPhotoHost, type PhotoAnswer, type PhotoRequest } from '../photo-host.ts';
import type { FindRendition } from '../rendition-finder.ts';
import { savePhotoFetches } from './photo-fetch-store.ts';
import { openPhotoFetches } from './photo-fetches.ts';
import { rememberPhotos } from './remember-photos.ts';
import { rememberRenditions } from './remember-renditions.ts';

export interface OpenPhotoHost {
  readonly answer: (request: PhotoRequest) => Promise<PhotoAnswer>;
  /** Writes down who has fetched what, without waiting for the next time that this is due. */
  flush(): Promise<void>;
  /** After addresses were taken away at once: this process does not serve them from memory any longer. */
  forget(): void;
  close(): Promise<void>;
}

interface PhotoHostOptions {
  readonly database: Database;
  readonly findRendition: FindRendition;
  readonly now: () => Date;
}

/** Room for about 3,000 photos of 256 pixels. */
const maxRememberedBytes = 48 * 1024 * 1024;

/** The photo host of one process: what is asked for often is answered from memory, who asked is written in batches. */
export function openPhotoHost({ database, findRendition, now }: PhotoHostOptions): OpenPhotoHost {
  const fetches = openPhotoFetches({ save: (batch) => savePhotoFetches(database, batch) });
  const photos = rememberPhotos((token) => findHostedPhoto(database, token, now()), { now });
  const answer = createPhotoHost({
    findPhoto: photos.find,
    findRendition: rememberRenditions(findRendition, maxRememberedBytes),
    noteFetch: (fetch) => {
      fetches.note({ ...fetch, at: now() });
    },
  });
  return { answer, flush: () => fetches.flush(), forget: photos.forget, close: () => fetches.close() };
}
