import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { SourceId } from '../../../model/record.ts';
import type { CheckFinding } from '../../source.ts';
import { graphFailure, tasks } from '../entra-failure.ts';
import { photoAbsence } from '../pictures/photo-answer.ts';
import { attempt } from '../../../model/attempt.ts';
import type { CheckMeans } from './check-means.ts';

/** Asks for the pictures of a few people: having one or surely none both prove the permission. */
export async function checkPictures(
  ids: readonly SourceId[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  const subject = 'Read pictures';
  if (!means.context.pictures || ids.length === 0) return [];
  const finding = await attempt(subject, async () => {
    const paths = ids.map((id) => `/users/${encodeURIComponent(id)}/photo`);
    const answers = await means.client.batch(paths, tasks.pictures, signal);
    if (answers.some((answer) => answer.status === 200 || photoAbsence(answer).is !== 'unreadable')) {
      return 'Pictures can be read.';
    }
    const refused = answers.find(({ status }) => status === 401 || status === 403);
    if (refused !== undefined) throw new ConnectorError(graphFailure(refused, tasks.pictures));
    const message = `The pictures of ${String(ids.length)} people were tried and none could be read; others may be.`;
    return { status: 'warning', subject, message };
  });
  return [finding];
}
