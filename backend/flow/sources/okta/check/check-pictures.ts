import type { JsonObject } from '../../../model/json.ts';
import type { CheckFinding } from '../../source.ts';
import { readOktaPictures } from '../okta-pictures.ts';
import { idOf, readUsers } from '../okta-record.ts';
import { withoutProfile } from '../okta-settings.ts';
import type { CheckMeans } from './check-means.ts';

const subject = 'Read pictures';

/** Reads the first picture that there is an address of. */
export async function checkPictures(
  users: readonly JsonObject[],
  means: CheckMeans,
  signal: AbortSignal,
): Promise<readonly CheckFinding[]> {
  const setting = 'pictureAttribute';
  const name = withoutProfile(means.settings.pictureAttribute);
  if (!means.context.pictures || users.flatMap(idOf).length === 0) return [];
  if (name === '') {
    const message = 'Okta keeps no pictures. Name the attribute that holds their addresses, or switch pictures off.';
    return [{ status: 'missing', subject, message, setting }];
  }
  const refs = readUsers(users, means.settings, new Map()).records.flatMap(({ id, picture }) =>
    picture === 'none' || picture.locator === undefined ? [] : [{ id, locator: picture.locator }],
  );
  if (refs.length === 0) {
    const message = `“${name}” is empty for all ${String(users.length)} people who were looked at.`;
    return [{ status: 'warning', subject, message, setting }];
  }
  for await (const { status, ...reading } of readOktaPictures(refs.slice(0, 1), means.addresses, signal)) {
    if (status === 'found')
      return [{ status: 'works', subject, message: 'Pictures can be read from their addresses.' }];
    const because = 'failure' in reading ? reading.failure.message : 'There is nothing at the first address.';
    return [{ status: 'warning', subject, message: because }];
  }
  return [];
}
