import type { Transaction } from '../../database/client.ts';
import { AppError } from '../../errors/app-error.ts';
import { clearStaging } from '../../flow/directory/staging-store.ts';
import { keepMissingPictures } from '../steps/pictures-step.ts';
import { activePushStatuses } from '../push/life/push-state.ts';
import { cancelPush } from '../push/life/start-push.ts';
import { mayUndo } from './may-undo.ts';
import { oneActive } from './one-active.ts';
import { isWorking, parseRun, type RunState } from './run-state.ts';
import { announceRun } from './run-store.ts';
import type { RunOrder } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';

/** Ends a run that waits at once, and one that is worked at as soon as its worker notices. */
export async function cancelRun(parts: SyncParts, order: RunOrder): Promise<void> {
  const run = await findRun(parts, order);
  if (run.status === 'held') return discardRun(parts, order);
  if (!isWorking(run.status)) throw new AppError('conflict', 'The run has come to its end already.');
  await parts.database.$transaction(async (transaction) => {
    const { count } = await transaction.run.updateMany({
      where: { id: run.id, status: 'queued' },
      data: { status: 'cancelled', finishedAt: parts.clock.now() },
    });
    if (count === 0) await transaction.run.updateMany({ where: { id: run.id }, data: { cancelRequested: true } });
    await announceRun(transaction, run.id);
  });
  const following = { runId: run.id, status: { in: [...activePushStatuses] } };
  for (const { id } of await parts.database.push.findMany({ where: following, select: { id: true } }))
    await endPushIfActive(parts, { siteId: run.siteId, pushId: id });
}

async function endPushIfActive(parts: SyncParts, push: Parameters<typeof cancelPush>[1]): Promise<void> {
  try {
    await cancelPush(parts, push);
  } catch (error) {
    // It has come to its end meanwhile.
    if (!(error instanceof AppError && ['conflict', 'not-found'].includes(error.code))) throw error;
  }
}

/** An admin has seen what the guard held. It is planned again, against the directory as it is now, and applied. */
export async function applyRun(parts: SyncParts, order: RunOrder): Promise<void> {
  const run = await findHeldRun(parts, order);
  const status = run.appliedAt === null ? 'planning' : 'pictures';
  await oneActive(
    parts.database.$transaction(async (transaction) => {
      await leaveHeld(transaction, run, { status, approved: true });
      await parts.queue.sendRun(transaction, run.id);
    }),
  );
}

/** Nothing of what was held happens. A run that was held over its pictures alone has done the rest, and has succeeded. */
export async function discardRun(parts: SyncParts, order: RunOrder): Promise<void> {
  const run = await findHeldRun(parts, order);
  const connector = await parts.loadConnector(run.siteId, run.connectorId);
  const finishedAt = parts.clock.now();
  await parts.database.$transaction(async (transaction) => {
    const status = run.appliedAt === null ? 'discarded' : 'succeeded';
    await leaveHeld(transaction, run, { status, finishedAt });
    if (run.appliedAt !== null && connector)
      await keepMissingPictures(transaction, { runId: run.id, connector, now: finishedAt });
    await clearStaging(transaction, run.id);
  });
}

/** Answers with the id of the undoing run. */
export async function undoRun(parts: SyncParts, order: RunOrder): Promise<string> {
  const { database, clock, queue } = parts;
  const run = await findRun(parts, order);
  const undoing = await database.run.findUnique({ where: { undoes: run.id } });
  const unfinished = undoing !== null && ['failed', 'cancelled'].includes(undoing.status) ? undoing : undefined;
  const verdict = mayUndo(run, unfinished ? undefined : undoing?.id);
  if (!verdict.possible) throw new AppError('conflict', verdict.because ?? 'The run cannot be undone.');
  const { siteId, connectorId, type, sourceId } = run;
  return oneActive(
    database.$transaction(async (transaction) => {
      if (unfinished) await transaction.run.update({ where: { id: unfinished.id }, data: { undoes: null } });
      const created = { trigger: 'undo', startedBy: order.actor, status: 'queued', createdAt: clock.now() };
      const { id } = await transaction.run.create({
        data: { siteId, connectorId, type, sourceId, undoes: run.id, ...created },
        select: { id: true },
      });
      await queue.sendRun(transaction, id);
      await announceRun(transaction, run.id);
      await announceRun(transaction, id);
      return id;
    }),
  );
}

async function findRun({ database }: SyncParts, { siteId, runId }: RunOrder): Promise<RunState> {
  const row = await database.run.findFirst({ where: { id: runId, siteId } });
  if (!row) throw new AppError('not-found', 'There is no such run.');
  return parseRun(row);
}

async function findHeldRun(parts: SyncParts, order: RunOrder): Promise<RunState> {
  const run = await findRun(parts, order);
  if (run.status === 'held') return run;
  throw new AppError('conflict', 'The run is not held, so there is nothing to apply or to discard.');
}

async function leaveHeld(
  transaction: Transaction,
  run: RunState,
  data: { readonly status: string; readonly approved?: boolean; readonly finishedAt?: Date },
): Promise<void> {
  const { count } = await transaction.run.updateMany({ where: { id: run.id, status: 'held' }, data });
  if (count === 0) throw new AppError('conflict', 'Someone else has just decided about this run.');
  await announceRun(transaction, run.id);
}
