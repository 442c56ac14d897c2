import type { Push, PushCounts, PushStatus } from '#contract/pushes.ts';
import type { Database, DatabaseOrTransaction, Prisma, Transaction } from '../../../database/client.ts';
import { definedOnly } from '../../../database/defined-only.ts';
import { isUniqueViolation } from '../../../database/unique-violation.ts';
import { AppError } from '../../../errors/app-error.ts';
import { runChannel, type RunProblem } from '../../runs/run-store.ts';
import { activePushStatuses, parsePush, type PushState } from './push-state.ts';

/** What a step may change of its push. `null` empties a column. */
export interface PushPatch {
  readonly status?: PushStatus;
  readonly counts?: PushCounts;
  readonly leftOut?: Push['leftOut'];
  readonly problem?: RunProblem;
  readonly expected?: number;
  readonly waitingUntil?: Date | null;
  readonly failures?: number;
  readonly pauses?: number;
  readonly finishedAt?: Date;
}

/** Makes this worker the one that works at the push. `undefined`: there is nothing (more) to work at. */
export async function claimPush(database: Database, pushId: string, now: Date): Promise<PushState | undefined> {
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.push.updateMany({
      where: { id: pushId, status: { in: [...activePushStatuses] } },
      data: { attempt: { increment: 1 }, status: 'working' },
    });
    if (count === 0) return undefined;
    await transaction.push.updateMany({ where: { id: pushId, startedAt: null }, data: { startedAt: now } });
    await announcePush(transaction, pushId);
    return parsePush(await transaction.push.findUniqueOrThrow({ where: { id: pushId } }));
  });
}

/** The push as it is now; `undefined` once another worker has taken it over, or it has ended. */
export async function findClaimedPush(database: Database, { id, attempt }: PushState): Promise<PushState | undefined> {
  const row = await database.push.findFirst({ where: { id, attempt, status: 'working' } });
  return row ? parsePush(row) : undefined;
}

/** Tells those who watch. */
export async function announcePush(transaction: Transaction, pushId: string): Promise<void> {
  await transaction.$executeRaw`select pg_notify(${runChannel}, ${pushId})`;
}

/** Changes the push if it is still this worker's. What a step writes is written in the transaction of such a change. */
export async function movePush(transaction: Transaction, push: PushState, patch: PushPatch): Promise<PushState> {
  const { counts, leftOut, problem, ...plain } = patch;
  const json = definedOnly({ counts, leftOut: leftOut?.map((one) => ({ ...one })), problem });
  const { count } = await transaction.push.updateMany({
    where: { id: push.id, attempt: push.attempt, status: 'working' },
    data: { ...plain, ...json },
  });
  if (count === 0) throw new AppError('conflict', 'The push has been ended, or taken over by another worker.');
  await announcePush(transaction, push.id);
  return { ...push, ...definedOnly(patch) };
}

/** The end of a push, however it came. One that nobody asked for and that found nothing to do leaves no trace. */
export async function endPush(
  transaction: Transaction,
  push: PushState,
  ending: PushPatch & { readonly status: PushStatus; readonly finishedAt: Date },
): Promise<void> {
  const unasked = push.trigger === 'run' || push.trigger === 'schedule';
  if (unasked && push.type === 'changes' && push.expected === 0 && ending.status === 'succeeded') {
    await transaction.push.deleteMany({ where: { id: push.id, attempt: push.attempt } });
    await announcePush(transaction, push.id);
    return;
  }
  await forgetUndone(transaction, push.id);
  await movePush(transaction, push, { ...ending, waitingUntil: null });
}

/** Lines of people whom a push has not come to say nothing once it has ended. */
export async function forgetUndone(transaction: Transaction, pushId: string): Promise<void> {
  await transaction.$executeRaw`delete from push_line where push_id = ${pushId}::uuid and step <> 'done'`;
}

/** At most one push of a target is under way: the database sees to it. */
export async function oneActivePush<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'A push to this target is under way. Wait for its end, or cancel it.', {
      cause: error,
    });
  }
}

/** All workers leave the target alone until then. */
export async function pauseTarget(
  database: DatabaseOrTransaction,
  targetId: string,
  until: Date | null,
): Promise<void> {
  await database.target.updateMany({ where: { id: targetId }, data: { pausedUntil: until } });
}

export async function markPushDue(database: DatabaseOrTransaction, where: Prisma.TargetWhereInput): Promise<void> {
  await database.target.updateMany({ where, data: { pushDue: true } });
}
