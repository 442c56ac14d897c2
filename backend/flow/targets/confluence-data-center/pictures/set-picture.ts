import { z } from 'zod';
import type { JsonValue } from '../../../model/json.ts';
import type { DesiredPicture, FieldRefusal } from '../../target.ts';
import { readAccount, type Account } from '../people/account.ts';
import type { Means } from '../people/means.ts';
import { notKept, unreadable } from './picture-refusals.ts';
import { sendPicture, type RouteAnswer } from './picture-route.ts';

export type PictureAnswer = PictureAtRest | Exclude<RouteAnswer, { status: 'sent' | 'notTaken' }>;

/** Dealt with, one way or the other. */
export type PictureAtRest =
  | { readonly status: 'set' | 'asItWas'; readonly state: string | null; readonly memo: JsonValue }
  | { readonly status: 'notTaken'; readonly refusal: FieldRefusal };

/** What Roster keeps of the picture it set: its version, and where Confluence put it. */
const memoShape = z.object({ version: z.string(), path: z.string() });

interface Wanted {
  readonly account: Account;
  /** `null`: the default. */
  readonly picture: DesiredPicture | null;
  readonly memo?: JsonValue | undefined;
}

export async function setPicture(
  means: Means,
  { account, picture, memo }: Wanted,
  signal: AbortSignal,
): Promise<PictureAnswer> {
  const held = memoShape.safeParse(memo).data;
  if (picture === null) {
    if (account.picture === null) return { status: 'asItWas', state: null, memo: null };
    const answer = await sendPicture(means, { userKey: account.userKey, jpeg: null }, signal);
    return answer.status === 'sent' ? { status: 'set', state: null, memo: null } : answer;
  }
  if (held?.version === picture.version && account.picture === held.path) {
    return { status: 'asItWas', state: held.path, memo: held };
  }
  return upload(means, { account, picture }, signal);
}

async function upload(
  means: Means,
  { account, picture }: { readonly account: Account; readonly picture: DesiredPicture },
  signal: AbortSignal,
): Promise<PictureAnswer> {
  const jpeg = await picture.read(Number(means.settings.pictureSize));
  if (jpeg === undefined) return { status: 'notTaken', refusal: unreadable };
  const answer = await sendPicture(means, { userKey: account.userKey, jpeg }, signal);
  if (answer.status !== 'sent') return answer;
  const after = await readAccount(means.client, { userKey: account.userKey }, signal);
  if (after.status !== 'found') return after;
  const { picture: path } = after.account;
  if (typeof path !== 'string') return { status: 'notTaken', refusal: notKept };
  return { status: 'set', state: path, memo: { version: picture.version, path } };
}
