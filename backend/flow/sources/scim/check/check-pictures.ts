import type { JsonObject } from '../../../model/json.ts';
import type { PictureRef } from '../../../model/record.ts';
import type { CheckFinding } from '../../source.ts';
import { readScimPictures } from '../pictures/scim-pictures.ts';
import { textOf } from '../in-any-case.ts';
import { isInline, photoOf } from '../scim-record.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

const tried = 3;

/** Reads the pictures of a few people who have one. */
export async function checkPictures(
  users: readonly JsonObject[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  const subject = 'Read pictures';
  if (!means.context.pictures || users.length === 0) return [];
  const finding = await attempt(subject, async () => {
    const { photosReturned } = await means.discover(signal);
    const refs = users.flatMap((user) => refOf(user, photosReturned === 'request')).slice(0, tried);
    if (refs.length === 0) {
      const message = `None of the ${String(users.length)} people tried has photos. Without them there are no pictures.`;
      return { status: 'warning', subject, message };
    }
    const readings = await Array.fromAsync(readScimPictures(refs, means, signal));
    if (readings.some(({ status }) => status === 'found')) return 'Pictures can be read.';
    const failed = readings.find((reading) => reading.status === 'failed');
    const because = failed === undefined ? 'Their addresses lead to nothing.' : failed.failure.message;
    const message = `The pictures of ${String(refs.length)} people were tried and none could be read. ${because}`;
    return { status: 'warning', subject, message, setting: 'pictureHosts' };
  });
  return [finding];
}

function refOf(user: JsonObject, onRequest: boolean): readonly PictureRef[] {
  const id = textOf(user, 'id');
  const address = photoOf(user);
  if (id === undefined || (address === undefined && !onRequest)) return [];
  return [address === undefined || isInline(address) ? { id } : { id, locator: address }];
}
