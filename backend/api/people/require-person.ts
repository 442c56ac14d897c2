import type { AccessContext } from '../../access/access-context.ts';
import { findPersonOf } from '../../access/accounts/account-store.ts';
import type { Caller } from '../../access/caller.ts';
import { roleOf } from '../../access/may.ts';
import { AppError } from '../../errors/app-error.ts';
import { findPersonDetail } from '../../flow/profile/person-detail-store.ts';
import type { PersonDetail } from '../../flow/profile/person-row.ts';
import { maySee, type Viewer } from '../../flow/profile/show-person.ts';
import { photoBaseUrlOf } from '../../site/photo-base-url.ts';
import { loadSite } from '../../site/site-store.ts';

/** The caller as profiles look at them. */
export async function viewerOf({ database, siteId, baseUrl }: AccessContext, caller: Caller): Promise<Viewer> {
  const email = caller.kind === 'account' || caller.kind === 'atlassian' ? caller.email : undefined;
  const [{ settings }, personId] = await Promise.all([
    loadSite(database, siteId),
    email === undefined ? undefined : findPersonOf(database, siteId, email),
  ]);
  const photoBaseUrl = photoBaseUrlOf(settings, baseUrl);
  return { role: roleOf(caller), personId, ownUploads: settings.pictures.ownUploads, photoBaseUrl };
}

/** Throws `not-found` for people who are not there, and for those whom the viewer does not see. */
export async function requirePerson(
  { database, siteId }: AccessContext,
  viewer: Viewer,
  id: string,
): Promise<PersonDetail> {
  const detail = await findPersonDetail(database, siteId, id);
  if (detail && maySee(viewer, detail.person)) return detail;
  throw noSuchPerson();
}

export function noSuchPerson(): AppError {
  return new AppError('not-found', 'There is no such person. They may have left.');
}
