import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { PictureRef } from '../../../model/record.ts';
import type { PictureReading } from '../../source.ts';
import type { GoogleAnswer } from '../google-answer.ts';
import type { GoogleClient } from '../google-client.ts';
import { googleFailure, isUsedUp, tasks } from '../google-failure.ts';
import { asTheyCome } from './as-they-come.ts';
import { readPhoto } from './photo-answer.ts';

/** Photos are asked for one by one; as many as the HTTP client has connections. */
export const photosAtOnce = 8;

/** Whoever has the version of the list already is not asked for. */
export async function* readGooglePictures(
  refs: readonly PictureRef[],
  client: GoogleClient,
  signal: AbortSignal,
): AsyncGenerator<PictureReading> {
  signal.throwIfAborted();
  yield* asTheyCome(refs, photosAtOnce, (ref) => readPicture(ref, client, signal));
}

async function readPicture(ref: PictureRef, client: GoogleClient, signal: AbortSignal): Promise<PictureReading> {
  if (ref.heldTag !== undefined && ref.heldTag === ref.locator) return { ref, status: 'unchanged' };
  return readingOf(ref, await client.ask(photoPath(ref.id), signal));
}

export const photoPath = (id: string): string =>
  `/users/${encodeURIComponent(id)}/photos/thumbnail?fields=etag,photoData`;

function readingOf(ref: PictureRef, answer: GoogleAnswer): PictureReading {
  // All others would be refused as well, until tomorrow.
  if (answer.status !== 200 && isUsedUp(answer.refusal)) {
    throw new ConnectorError(googleFailure(answer.refusal, tasks.pictures));
  }
  const photo = readPhoto(answer);
  switch (photo.is) {
    case 'none':
      return ref.locator === undefined ? { ref, status: 'none' } : { ref, status: 'none', tag: ref.locator };
    case 'unreadable':
      return { ref, status: 'failed', failure: photo.failure };
    case 'there': {
      const tag = ref.locator ?? photo.etag;
      if (tag === undefined) return { ref, status: 'found', bytes: photo.bytes };
      return tag === ref.heldTag ? { ref, status: 'unchanged' } : { ref, status: 'found', bytes: photo.bytes, tag };
    }
  }
}
