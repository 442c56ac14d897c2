import { openHeldNotes, type HeldNotes } from '../../database/held-notes.ts';
import type { PhotoFetch } from './photo-fetch-store.ts';

interface PhotoFetchesOptions {
  readonly save: (fetches: readonly PhotoFetch[]) => Promise<void>;
  readonly everySeconds?: number;
  readonly maxHeld?: number;
}

/** Who fetched which photo, held in memory for a few seconds: a thousand fetches of one address are one row. */
export function openPhotoFetches(options: PhotoFetchesOptions): HeldNotes<PhotoFetch> {
  return openHeldNotes({
    ...options,
    keyOf: ({ token, method, agent }) => `${token} ${method} ${agent}`,
    merge: (_, newer) => newer,
  });
}
