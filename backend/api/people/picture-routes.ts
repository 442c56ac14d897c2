import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import {
  choosePictureOptOut,
  deletePicture,
  getPicture,
  getRunPicture,
  putPicture,
  type Person,
} from '#contract/people.ts';
import type { AccessContext } from '../../access/access-context.ts';
import type { Caller } from '../../access/caller.ts';
import { roleOf } from '../../access/may.ts';
import type { AuditNote } from '../../audit/audit-store.ts';
import { AppError } from '../../errors/app-error.ts';
import { chooseOptOut, removeOwnPicture, showOwnPicture } from '../../flow/profile/own-picture.ts';
import { maySee, showPerson, type Viewer } from '../../flow/profile/show-person.ts';
import type { RenditionKey } from '../../pictures/picture-store.ts';
import { nearestRenditionSize } from '../../pictures/rendition-sizes.ts';
import type { Pushes } from '../../sync/push/create-pushes.ts';
import type { PictureRoom } from '../api-parts.ts';
import { noteAccess } from '../../privacy/accesses/note-access.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';
import { refusedUpload } from './refused-upload.ts';
import { noSuchPerson, requirePerson, viewerOf } from './require-person.ts';
import { findPersonPicture } from './person-picture-store.ts';

/** An upload is cropped around its middle: whoever chose it has looked at it. */
const uploadCrop = 'centre';

export function pictureRoutes(access: AccessContext, pictures: PictureRoom, pushes: Pick<Pushes, 'pushSoon'>): Route[] {
  const { database, siteId, now } = access;
  const sendPicture = async (key: RenditionKey, request: Request, response: Response): Promise<void> => {
    const found = await pictures.findRendition(siteId, key);
    if (found === 'gone') throw new AppError('not-found', 'There is no such picture.');
    if (!(found instanceof Uint8Array)) throw new AppError('unavailable', found.message);
    sendJpeg(found, request, response);
  };
  const answerPerson = async (viewer: Viewer, id: string) =>
    showPerson(await requirePerson(access, viewer, id), viewer);

  /** What people do with their own picture is nobody else's. */
  const noteChange = ({ personId }: Viewer, caller: Caller, id: string): void => {
    if (personId !== id) noteAccess(access, caller, [id], 'picture');
  };

  return [
    route(getPicture, async ({ caller, params, query, request, response }) => {
      const found = await findPersonPicture(database, siteId, params.id);
      if (!found || !maySee({ role: roleOf(caller) }, found)) throw noSuchPerson();
      if (!found.picture) throw new AppError('not-found', 'This person has no picture.');
      await sendPicture({ ...found.picture, size: nearestRenditionSize(query.size) }, request, response);
    }),
    auditedRoute(putPicture, async ({ caller, params: { id }, request }) => {
      const viewer = await viewerOf(access, caller);
      const before = await answerPerson(viewer, id);
      if (!before.pictureRights.upload) throw notAllowed(viewer, before);
      const sha256 = await keepUpload(pictures, siteId, bytesOf(request));
      const outcome = await showOwnPicture(
        database,
        { siteId, personId: id },
        { own: { sha256, crop: uploadCrop }, now: now() },
      );
      if (outcome === 'gone') throw noSuchPerson();
      if (outcome === 'opted-out') throw noneIsShown();
      await pushes.pushSoon(siteId);
      noteChange(viewer, caller, id);
      return { answer: await answerPerson(viewer, id), audit: noteFor(viewer, before, 'picture.uploaded') };
    }),
    auditedRoute(deletePicture, async ({ caller, params: { id } }) => {
      const viewer = await viewerOf(access, caller);
      const before = await answerPerson(viewer, id);
      if (!before.pictureRights.remove) throw nothingToRemove(viewer, caller, before);
      await removeOwnPicture(database, { siteId, personId: id }, now());
      await pushes.pushSoon(siteId);
      noteChange(viewer, caller, id);
      return { answer: await answerPerson(viewer, id), audit: noteFor(viewer, before, 'picture.removed') };
    }),
    auditedRoute(choosePictureOptOut, async ({ caller, params: { id }, body: { chosen } }) => {
      const viewer = await viewerOf(access, caller);
      const before = await answerPerson(viewer, id);
      if (!before.pictureOptOut.mayChange) throw new AppError('not-allowed', 'You can choose for yourself only.');
      const outcome = await chooseOptOut(database, { siteId, personId: id }, { optedOut: chosen, now: now() });
      if (outcome === 'gone') throw noSuchPerson();
      if (outcome === 'changed') {
        noteChange(viewer, caller, id);
        pictures.forgetPhotos();
        await pushes.pushSoon(siteId);
      }
      const action = chosen ? 'picture.optedOut' : 'picture.optedIn';
      const note = { action, subject: before.displayName, details: { personId: id } };
      return { answer: await answerPerson(viewer, id), audit: outcome === 'changed' ? note : undefined };
    }),
    route(getRunPicture, ({ params: { sha256 }, query, request, response }) =>
      sendPicture({ sha256, crop: 'centre', size: nearestRenditionSize(query.size) }, request, response),
    ),
  ];
}

/** Browsers may keep it, and ask whether it is still the same. */
function sendJpeg(bytes: Uint8Array, request: Request, response: Response): void {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('ETag', etag);
  if (request.get('if-none-match')?.includes(etag)) response.status(304).end();
  else response.type('image/jpeg').end(bytes);
}

function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  return body instanceof Uint8Array ? body : new Uint8Array();
}

async function keepUpload(pictures: PictureRoom, siteId: string, bytes: Uint8Array): Promise<string> {
  const kept = await pictures.keep({ siteId, bytes, crop: uploadCrop });
  if (kept.ok) return kept.sha256;
  throw refusedUpload(kept);
}

/** What people do with their own picture is theirs; what an admin does with someone's is for the audit log. */
function noteFor({ personId }: Viewer, { id, displayName }: Person, action: string): AuditNote | undefined {
  return personId === id ? undefined : { action, subject: displayName, details: { personId: id } };
}

function noneIsShown(): AppError {
  return new AppError('not-allowed', 'No picture of this person is to be shown. Allow pictures of them first.');
}

function notAllowed({ role, ownUploads, personId }: Viewer, { id, pictureOptOut }: Person): AppError {
  if (pictureOptOut.chosen && (role === 'admin' || personId === id)) return noneIsShown();
  if (personId !== id) return new AppError('not-allowed', 'You can change your own picture only.');
  const message = ownUploads
    ? 'Your picture comes from the company’s identity provider, which always goes first. Change it there.'
    : 'An admin has switched uploads of pictures off.';
  return new AppError('not-allowed', message);
}

function nothingToRemove(viewer: Viewer, caller: Caller, person: Person): AppError {
  const { id } = person;
  const isTheirs = viewer.role === 'admin' || (viewer.ownUploads && viewer.personId === id);
  if (!isTheirs) return notAllowed(viewer, person);
  const whose = caller.kind === 'account' && viewer.personId === id ? 'You have' : 'This person has';
  return new AppError(
    'conflict',
    `${whose} uploaded no picture. A picture of a connector can only be changed where it comes from.`,
  );
}
