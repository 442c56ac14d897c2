import { ConnectorError } from '../../errors/connector-error.ts';
import { shareErasing } from '../../flow/directory/directory-lock-store.ts';
import { decideRetry } from '../runs/retry-policy.ts';
import type { SyncParts } from '../sync-parts.ts';
import { problemOf } from '../steps/finish-step.ts';
import { watchWork } from '../views/watch-work.ts';
import { actOnBatch } from './steps/act-step.ts';
import { findEveryone } from './steps/find-step.ts';
import { planPush } from './steps/plan-push-store.ts';
import { leftOutOf, openTarget, planOrder, type PushContext } from './push-context.ts';
import type { PushState } from './life/push-state.ts';
import { tellEndedRun } from './life/pushed-figures-store.ts';
import { claimPush, endPush, findClaimedPush, markPushDue, movePush, pauseTarget } from './life/push-store.ts';

/** A longer pause is not sat out: the job comes back when it is over. */
const longestNapSeconds = 20;
/** After a push that gave up since the target did not answer, the next is not begun at once. */
const restAfterFailureSeconds = 900;

/**
 * Takes a push from where it stands to its end, or to where its target wants to be left alone. Called again after a
 * crash, or by another worker, it goes on with those who are left. Rejects when the worker stops, and for faults of
 * Roster's own.
 */
export async function runPush(parts: SyncParts, pushId: string, stopping: AbortSignal): Promise<void> {
  for (;;) {
    const push = await claimPush(parts.database, pushId, parts.clock.now());
    if (!push || (await workAtPush(parts, push, stopping)) === 'done') return;
  }
}

/** For a push that failed again and again through a fault of Roster's own. */
export async function failPush(parts: SyncParts, pushId: string, error: unknown): Promise<void> {
  const push = await claimPush(parts.database, pushId, parts.clock.now());
  if (push) await finish(parts, push, { status: 'failed', problem: problemOf(error) });
}

async function workAtPush(parts: SyncParts, push: PushState, stopping: AbortSignal): Promise<'done' | 'again'> {
  const look = () =>
    parts.database.push.findUnique({ where: { id: push.id }, select: { attempt: true, cancelRequested: true } });
  using watch = watchWork({ name: 'push', ...push }, look, stopping);
  try {
    watch.signal.throwIfAborted();
    if (!(await pauseIsOver(parts, push, watch.signal))) return 'done';
    await takeSteps(parts, push, watch.signal);
    return 'done';
  } catch (error) {
    const claimed = await findClaimedPush(parts.database, push);
    if (!claimed) return 'done';
    if (watch.cancelled) await finish(parts, claimed, { status: 'cancelled' });
    else if (error instanceof ConnectorError) return await giveWay(parts, claimed, error);
    else throw error;
    return 'done';
  }
}

async function takeSteps(parts: SyncParts, started: PushState, signal: AbortSignal): Promise<void> {
  const target = await parts.targets.load(started.siteId, started.targetId);
  const kind = target && parts.targets.find(target.kind);
  if (!target || !kind) {
    const message = 'This version of Roster has no such target. Update Roster, or remove the target.';
    await finish(parts, started, { status: 'failed', problem: { reason: 'unusable', message } });
    return;
  }
  const session = openTarget(parts, kind, target);
  try {
    const acceptance = await session.accepts(signal);
    const photoBaseUrl = await parts.targets.photoBaseUrl(target.siteId);
    const context: PushContext = { parts, target, kind, session, acceptance, photoBaseUrl, signal };
    const push = await takeTurns(context, started);
    await finish(parts, push, { status: 'succeeded' });
  } finally {
    await session.close();
  }
}

/** Plans, finds, and acts, until nobody is left. Managers may be known only once they have been found: then it is planned again. */
async function takeTurns(context: PushContext, started: PushState): Promise<PushState> {
  let push = await plan(context, started);
  for (let ended = false; !ended;) {
    context.signal.throwIfAborted();
    const finding = await findEveryone(context, push);
    push = finding.push;
    if (finding.found && context.acceptance.manager && context.target.manager) push = await plan(context, push);
    ({ push, ended } = await actOnBatch(context, push));
  }
  return push;
}

async function plan(context: PushContext, push: PushState): Promise<PushState> {
  const { database } = context.parts;
  // Nobody but these brings everyone whom something has changed for. Whatever changes from here on makes a push due again.
  const isForAll = push.type === 'changes' || push.type === 'full';
  if (isForAll) await database.target.updateMany({ where: { id: push.targetId }, data: { pushDue: false } });
  return database.$transaction(async (transaction) => {
    await shareErasing(transaction, context.target.siteId);
    const expected = await planPush(transaction, planOrder(context, push));
    if (push.type === 'drift') {
      const data = { driftCheckedAt: context.parts.clock.now() };
      await transaction.target.updateMany({ where: { id: push.targetId }, data });
    }
    return movePush(transaction, push, { expected, leftOut: [...leftOutOf(context)], waitingUntil: null });
  });
}

/** Whether the push may go on: while its target is to be left alone, its job comes back later, in whichever worker. */
async function pauseIsOver(parts: SyncParts, push: PushState, signal: AbortSignal): Promise<boolean> {
  const target = await parts.database.target.findUnique({
    where: { id: push.targetId },
    select: { pausedUntil: true },
  });
  const until = target?.pausedUntil ?? null;
  const seconds = until === null ? 0 : (until.getTime() - parts.clock.now().getTime()) / 1000;
  if (until === null || seconds <= 0) return true;
  await parts.database.$transaction(async (transaction) => {
    await movePush(transaction, push, { waitingUntil: until });
    if (seconds > longestNapSeconds) await parts.queue.sendPush(transaction, push.id, until);
  });
  if (seconds > longestNapSeconds) return false;
  await parts.clock.sleep(seconds, signal);
  return true;
}

/** The target does not let us: the push waits, with everybody else, or fails. */
async function giveWay(parts: SyncParts, push: PushState, error: ConnectorError): Promise<'done' | 'again'> {
  const failures = push.failures + 1;
  const decision = decideRetry(error.failure, { failures, restarts: 0 });
  if (decision.do === 'wait') {
    await parts.database.$transaction(async (transaction) => {
      await pauseTarget(transaction, push.targetId, later(parts, decision.seconds));
      await movePush(transaction, push, { failures, pauses: push.pauses + 1 });
    });
    return 'again';
  }
  if (error.failure.reason === 'unavailable') {
    await pauseTarget(parts.database, push.targetId, later(parts, restAfterFailureSeconds));
    await markPushDue(parts.database, { id: push.targetId });
  }
  await finish(parts, push, { status: 'failed', problem: problemOf(error) });
  return 'done';
}

function later({ clock }: SyncParts, seconds: number): Date {
  return new Date(clock.now().getTime() + seconds * 1000);
}

async function finish(
  { database, clock }: SyncParts,
  push: PushState,
  ending: Omit<Parameters<typeof endPush>[2], 'finishedAt'>,
): Promise<void> {
  await database.$transaction(async (transaction) => {
    await endPush(transaction, push, { ...ending, finishedAt: clock.now() });
    if (push.runId !== null) await tellEndedRun(transaction, push.runId);
  });
}
