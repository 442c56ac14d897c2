import { z } from 'zod';
import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { HttpResponse } from '../../../../http/http-message.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { DesiredPicture, FieldRefusal } from '../../target.ts';
import { failureOfOne } from '../jira-data-center-failure.ts';
import { isXsrfRefusal, textOf } from '../../shared/data-center/data-center-failure.ts';
import type { Account } from '../people/account.ts';
import type { Means } from '../people/means.ts';
import { avatarForm } from './avatar-form.ts';
import { pictureState, readAvatars, type Avatars } from './avatars.ts';
import type { UploadSession } from '../../shared/data-center/data-center-client.ts';
import { createCookieJar } from './cookie-jar.ts';
import { externalAvatars, notKept, notUsable, sessionLost, unreadable } from './picture-refusals.ts';
import { readTemporaryAvatar } from './temporary-avatar.ts';

export type PictureAnswer =
  | PictureAtRest
  | { readonly status: 'forbidden' }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/** Dealt with, one way or the other. */
export type PictureAtRest =
  | { readonly status: 'set' | 'asItWas'; readonly state: string | null; readonly memo: JsonValue }
  | { readonly status: 'notTaken'; readonly refusal: FieldRefusal; readonly state?: string | null };

/** What Roster keeps of the picture it set. */
const memoShape = z.object({ version: z.string(), avatarId: z.string() });
type Memo = z.infer<typeof memoShape>;

interface Wanted {
  readonly account: Account;
  /** `null`: none of their own. */
  readonly picture: DesiredPicture | null;
  readonly memo?: JsonValue | undefined;
}

/** Brings somebody's avatar to what is wanted; what Roster itself uploaded before is removed. */
export async function setPicture(
  means: Means,
  { account, picture, memo }: Wanted,
  signal: AbortSignal,
): Promise<PictureAnswer> {
  if (account.external) return { status: 'notTaken', refusal: externalAvatars };
  const reading = await readAvatars(means.client, account.name, signal);
  if (reading.status !== 'read') return reading;
  const { avatars } = reading;
  const held = memoShape.safeParse(memo).data;
  const user = { means, username: account.name, avatars, held, signal };
  if (picture === null) return takeAway(user);
  if (held?.version === picture.version && avatars.selected === held.avatarId) {
    return { status: 'asItWas', state: held.avatarId, memo: held };
  }
  return upload(user, picture);
}

interface UserAvatars {
  readonly means: Means;
  readonly username: string;
  readonly avatars: Avatars;
  readonly held: Memo | undefined;
  readonly signal: AbortSignal;
}

async function takeAway(user: UserAvatars): Promise<PictureAnswer> {
  const { means, avatars, held } = user;
  const { defaultAvatarId } = means.settings;
  const shown = pictureState(avatars);
  if (shown === null) {
    await removeAvatar(user, held?.avatarId);
    return { status: 'asItWas', state: null, memo: null };
  }
  const fallback = avatars.system.includes(defaultAvatarId) ? defaultAvatarId : avatars.system[0];
  if (fallback === undefined) return { status: 'failed', failure: noSystemAvatar };
  const selected = await select(user, fallback);
  if (selected.status !== 200) return answerOf(selected, 'take the picture away');
  await removeAvatar(user, held?.avatarId);
  return { status: 'set', state: null, memo: null };
}

const noSystemAvatar = {
  reason: 'unexpected-answer',
  message: 'Jira offers no avatar of its own to go back to.',
} as const;

/** Three steps: a temporary picture, an avatar made of it, and that one selected. */
async function upload(user: UserAvatars, picture: DesiredPicture): Promise<PictureAnswer> {
  const { means, username, held, signal } = user;
  const jpeg = await picture.read(Number(means.settings.pictureSize));
  if (jpeg === undefined) return { status: 'notTaken', refusal: unreadable };
  // Jira keeps one temporary picture to a session: people who share a session would get each other’s faces.
  const session = createCookieJar();
  const path = `/rest/api/2/user/avatar/temporary${query(username)}`;
  const form = { method: 'POST', path, content: avatarForm(jpeg), repeatable: true, upload: session } as const;
  const first = await means.client.send(form, signal);
  if (first.status !== 200 && first.status !== 201) return answerOf(first, 'take the picture');
  const temporary = readTemporaryAvatar(textOf(first));
  if (temporary.status === 'refused') return { status: 'notTaken', refusal: notUsable };
  const cropperWidth = temporary.cropperWidth ?? Number(means.settings.pictureSize);
  const second = await makeAvatar(user, session, cropperWidth);
  if ('status' in second) return second;
  const third = await select(user, second.id);
  if (third.status !== 200) {
    await removeAvatar(user, second.id);
    return answerOf(third, 'select the picture');
  }
  const after = await readAvatars(means.client, username, signal);
  if (after.status !== 'read') return after;
  if (after.avatars.selected !== second.id) {
    return { status: 'notTaken', refusal: notKept, state: pictureState(after.avatars) };
  }
  if (held && held.avatarId !== second.id) await removeAvatar(user, held.avatarId);
  return { status: 'set', state: second.id, memo: { version: picture.version, avatarId: second.id } };
}

const created = z.object({ id: z.union([z.string(), z.int()]).transform(String) });

async function makeAvatar(
  { means, username, signal }: UserAvatars,
  session: UploadSession,
  cropperWidth: number,
): Promise<{ readonly id: string } | PictureAnswer> {
  // The picture is square already.
  const json = { cropperOffsetX: 0, cropperOffsetY: 0, cropperWidth, needsCropping: false };
  const request = { method: 'POST', path: `/rest/api/2/user/avatar${query(username)}`, json, upload: session } as const;
  const response = await means.client.send(request, signal);
  if (response.status === 200 || response.status === 201) {
    const read = created.safeParse(parsedBody(response));
    return read.success ? { id: read.data.id } : { status: 'failed', failure: noId };
  }
  // The temporary picture lives in the session, which Jira may have ended: nothing is wrong with the picture.
  const isLost = [400, 404, 500].includes(response.status) && means.endsSessions;
  return isLost ? { status: 'notTaken', refusal: sessionLost } : answerOf(response, 'make an avatar of the picture');
}

const noId = {
  reason: 'unexpected-answer',
  message: 'Jira took the picture, but did not say under which ID.',
} as const;

const select = ({ means, username, signal }: UserAvatars, id: string): Promise<HttpResponse> =>
  means.client.send({ method: 'PUT', path: `/rest/api/2/user/avatar${query(username)}`, json: { id } }, signal);

/** That it is gone already, or may not be removed, is no reason to fail: it is only out of sight. */
async function removeAvatar({ means, username, avatars, signal }: UserAvatars, id: string | undefined): Promise<void> {
  if (id === undefined || avatars.system.includes(id)) return;
  const path = `/rest/api/2/user/avatar/${encodeURIComponent(id)}${query(username)}`;
  await means.client.send({ method: 'DELETE', path }, signal);
}

const query = (username: string): string => `?username=${encodeURIComponent(username)}`;

function answerOf(response: HttpResponse, doing: string): PictureAnswer {
  if (response.status === 404) return { status: 'gone' };
  if (response.status === 403 && !isXsrfRefusal(response)) return { status: 'forbidden' };
  return { status: 'failed', failure: failureOfOne(response, doing) };
}

function parsedBody(response: HttpResponse): unknown {
  try {
    return JSON.parse(textOf(response));
  } catch {
    return undefined;
  }
}
