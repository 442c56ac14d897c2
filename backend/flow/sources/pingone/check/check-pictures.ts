import type { JsonObject } from '../../../model/json.ts';
import type { CheckFinding } from '../../source.ts';
import { readUsers } from '../pingone-record.ts';
import type { CheckMeans } from './check-means.ts';

const subject = 'Read pictures';

/** Reads the picture of one of a few users. */
export async function checkPictures(
  users: readonly JsonObject[],
  { context, settings, addresses }: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  const setting = 'pictureAttribute';
  if (!context.pictures) return [];
  if (settings.pictureAttribute === '') return [notChosen];
  const refs = readUsers(users, settings).records.flatMap(({ id, picture }) =>
    picture === 'none' || picture.locator === undefined ? [] : [{ id, locator: picture.locator }],
  );
  if (refs.length === 0) {
    const message = `Of ${String(users.length)} users who were tried, none has a value in “${settings.pictureAttribute}”; others may have.`;
    return [{ status: 'warning', subject, message, setting }];
  }
  const readings = await Array.fromAsync(addresses.read(refs.slice(0, 3), signal));
  if (readings.some(({ status }) => status === 'found')) {
    return [{ status: 'works', subject, message: 'Pictures can be read.' }];
  }
  const failed = readings.find((reading) => reading.status === 'failed');
  const message = failed?.failure.message ?? 'At the addresses that were tried there is no picture.';
  return [{ status: 'warning', subject, message, setting }];
}

const notChosen: CheckFinding = {
  status: 'missing',
  subject,
  message: 'Enter the attribute that holds the addresses of pictures, e.g. photo.href, or switch pictures off.',
  setting: 'pictureAttribute',
};
