import { z } from 'zod';
import type { PushTrigger, PushType } from '#contract/pushes.ts';
import type { Database, Transaction } from '../../../database/client.ts';
import { AppError } from '../../../errors/app-error.ts';
import type { SyncParts } from '../../sync-parts.ts';
import { activePushStatuses } from './push-state.ts';
import { announcePush, forgetUndone, markPushDue, oneActivePush } from './push-store.ts';
import { tellEndedRun } from './pushed-figures-store.ts';

export interface StartPushRequest {
  readonly siteId: string;
  readonly targetId: string;
  readonly type: PushType;
  /** With `type: person`: the person's id or e-mail address. */
  readonly person?: string | undefined;
  /** With `type: drift`. */
  readonly repair?: boolean | undefined;
  readonly trigger: PushTrigger;
  /** Who, as history shows it. */
  readonly startedBy: string;
}

/** Puts a push into the queue and answers with its id. Throws `conflict` while another push of the target is under way. */
export async function startPush(parts: SyncParts, request: StartPushRequest): Promise<string> {
  const { database } = parts;
  const { siteId, targetId, type } = request;
  const target = await database.target.findFirst({ where: { id: targetId, siteId }, select: { enabled: true } });
  if (!target) throw new AppError('not-found', 'There is no such target.');
  if (!target.enabled && type !== 'dryRun')
    throw new AppError('conflict', 'The target is switched off. Switch it on to push to it, or make a dry run.');
  return startPushOf(parts, { ...request, personId: type === 'person' ? await findPersonId(database, request) : null });
}

/** The same for a target that is known to be switched on, and for people whom the directory may not have any more. */
export function startPushOf(
  parts: SyncParts,
  order: Omit<StartPushRequest, 'person'> & { readonly personId: string | null },
): Promise<string> {
  return oneActivePush(
    parts.database.$transaction((transaction) => createPush(transaction, parts, { ...order, runId: null })),
  );
}

export async function createPush(
  transaction: Transaction,
  { queue, clock }: SyncParts,
  order: Omit<StartPushRequest, 'person'> & { readonly personId: string | null; readonly runId: string | null },
): Promise<string> {
  const { siteId, targetId, type, trigger, startedBy, personId, runId, repair = false } = order;
  const { id } = await transaction.push.create({
    data: {
      siteId,
      targetId,
      type,
      trigger,
      startedBy,
      personId,
      runId,
      repair,
      status: 'queued',
      createdAt: clock.now(),
    },
    select: { id: true },
  });
  await queue.sendPush(transaction, id);
  return id;
}

/**
 * Ends a push that waits at once, and one that is worked at as soon as its worker notices. What was written stays. Whom a
 * paused target has not been told of is pushed once the pause is over: nothing else would remind of them.
 */
export async function cancelPush(
  { database, clock }: SyncParts,
  { siteId, pushId }: { readonly siteId: string; readonly pushId: string },
): Promise<void> {
  const active = { id: pushId, siteId, status: { in: [...activePushStatuses] } };
  const ended = { status: 'cancelled', finishedAt: clock.now(), cancelRequested: true, waitingUntil: null };
  const waits = { OR: [{ status: 'queued' }, { waitingUntil: { not: null } }] };
  const hasEnded = await database.$transaction(async (transaction) => {
    const push = await transaction.push.findFirst({ where: { ...active, ...waits } });
    const { count } = await transaction.push.updateMany({ where: { ...active, ...waits }, data: ended });
    if (!push || count === 0) return false;
    await forgetUndone(transaction, pushId);
    await announcePush(transaction, pushId);
    if (push.runId !== null) await tellEndedRun(transaction, push.runId);
    const writes = push.type === 'changes' || push.type === 'full';
    if (writes && push.waitingUntil !== null) await markPushDue(transaction, { id: push.targetId });
    return true;
  });
  if (hasEnded) return;
  const asked = await database.push.updateMany({ where: active, data: { cancelRequested: true } });
  if (asked.count > 0) return;
  if ((await database.push.count({ where: { id: pushId, siteId } })) === 0)
    throw new AppError('not-found', 'There is no such push.');
  throw new AppError('conflict', 'The push has come to its end already.');
}

async function findPersonId(database: Database, { siteId, person = '' }: StartPushRequest): Promise<string> {
  const sought = person.trim();
  const refuse = (message: string): AppError =>
    new AppError('invalid-input', message, { fields: [{ path: 'person', message }] });
  if (sought === '') throw refuse('Say which person: by their id or their e-mail address.');
  const byId = z.uuid().safeParse(sought).success;
  const found = await database.$queryRaw<{ id: string }[]>`
    select id from person where site_id = ${siteId}::uuid
      and case when ${byId} then id = ${byId ? sought : null}::uuid else lower(email) = lower(${sought}) end limit 2`;
  const [first, second] = found;
  if (!first) throw refuse('The directory has nobody like this.');
  if (second) throw refuse('Several people have this e-mail address. Use the person’s id.');
  return first.id;
}
