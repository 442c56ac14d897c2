import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { CheckFinding } from '../../source.ts';
import { googleFailure, tasks } from '../google-failure.ts';
import { photoPath } from '../pictures/google-pictures.ts';
import { readPhoto } from '../pictures/photo-answer.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

const tried = 3;

/** Asks for the pictures of a few people: having one or surely none both prove the permission. */
export async function checkPictures(
  users: readonly JsonObject[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  const subject = 'Read pictures';
  const ids = photographedFirst(users).slice(0, tried);
  if (!means.context.pictures || ids.length === 0) return [];
  const finding = await attempt(subject, async () => {
    const answers = await Promise.all(ids.map((id) => means.client.ask(photoPath(id), signal)));
    if (answers.some((answer) => readPhoto(answer).is !== 'unreadable')) return 'Pictures can be read.';
    const refused = answers.find((answer) => answer.status !== 200 && [401, 403].includes(answer.refusal.status));
    if (refused?.status === 'refused') throw new ConnectorError(googleFailure(refused.refusal, tasks.pictures));
    const message = `The pictures of ${String(ids.length)} people were tried and none could be read; others may be.`;
    return { status: 'warning', subject, message };
  });
  return [finding];
}

function photographedFirst(users: readonly JsonObject[]): readonly string[] {
  const hasPhoto = ({ thumbnailPhotoEtag }: JsonObject): number => (thumbnailPhotoEtag === undefined ? 1 : 0);
  const sorted = users.toSorted((one, other) => hasPhoto(one) - hasPhoto(other));
  return sorted.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}
