import type { Transaction } from '../../database/client.ts';
import type { GuardReason } from '#contract/runs.ts';
import { guardPlan } from '../../flow/directory/guard-plan.ts';
import { countPictures, countSettledBefore, countToBeCleared } from '../../flow/directory/picture-outcome-store.ts';
import { countKnown } from '../../flow/directory/plan-facts-store.ts';
import { picturesInState } from '../../flow/directory/wanted-pictures-store.ts';
import { awaitRendering, sendUnrendered, showProgress } from './await-rendering.ts';
import { endOrPush } from '../push/life/push-after-run.ts';
import { keepTrying, type Progress } from '../runs/keep-trying.ts';
import { readPictures } from './read-pictures.ts';
import type { RunContext } from '../runs/run-context.ts';
import type { RunState } from '../runs/run-state.ts';
import { moveRun } from '../runs/run-store.ts';
import { settlePictures, type PictureFinding, type SettleOrder } from './settle-pictures.ts';
import { putPicturesBack } from './undo-step.ts';

const clearedAtOnce = 500;

/**
 * Brings the pictures that may have changed: bytes are read and stored, rendered by any worker, and only then shown.
 * Pictures that the provider no longer has are cleared last, once it is known how many those are.
 */
export async function bringPictures(context: RunContext, run: RunState): Promise<RunState> {
  const progress: Progress = { run, failures: 0, restarts: 0 };
  if (run.undoes !== null) return putPicturesBack(context, run);
  if (context.connector.pictures.policy === 'off') return finishPictures(context, run);
  await sendUnrendered(context, progress);
  await keepTrying(context, progress, { attempt: () => readAll(context, progress) });
  await awaitRendering(context, progress);
  const guard = await guardClearing(context, progress.run);
  if (guard.length > 0) {
    return context.parts.database.$transaction((transaction) =>
      moveRun(transaction, progress.run, { status: 'held', guard }),
    );
  }
  await clearMissing(context, progress.run);
  return finishPictures(context, progress.run);
}

async function readAll(context: RunContext, progress: Progress): Promise<void> {
  await readPictures(context, progress.run, async (sourceIds) => {
    progress.failures = 0;
    if (sourceIds.length > 0) await context.parts.queue.sendPictures({ runId: progress.run.id, sourceIds });
    await showProgress(context, progress);
  });
}

async function guardClearing({ parts, connector }: RunContext, run: RunState): Promise<GuardReason[]> {
  const { policy, whenMissing } = connector.pictures;
  if (run.approved || run.type === 'person' || whenMissing === 'keep' || policy === 'firstTimeOnly') return [];
  const unpictured = await countToBeCleared(parts.database, { runId: run.id, connectorId: run.connectorId });
  if (unpictured <= connector.safety.unpictured.atLeast) return [];
  const known = await countKnown(parts.database, run.connectorId);
  const losses = { nobodyRead: false, gone: 0, disabled: 0, blanked: 0, blankedByField: {}, unpictured };
  return guardPlan(losses, known, connector.safety);
}

async function clearMissing({ parts, connector }: RunContext, run: RunState): Promise<void> {
  const order = { runId: run.id, connector, now: parts.clock.now() };
  let left = true;
  while (left) left = await parts.database.$transaction((transaction) => settleMissing(transaction, order));
}

/** An admin wants them kept: they are settled as if that were the policy. */
export async function keepMissingPictures(transaction: Transaction, order: SettleOrder): Promise<void> {
  const { connector } = order;
  const keeping = { ...connector, pictures: { ...connector.pictures, whenMissing: 'keep' as const } };
  let left = true;
  while (left) left = await settleMissing(transaction, { ...order, connector: keeping });
}

/** Whether there may be more. */
async function settleMissing(transaction: Transaction, order: SettleOrder): Promise<boolean> {
  const place = { state: 'missing', after: '', limit: clearedAtOnce };
  const sourceIds = await picturesInState(transaction, order.runId, place);
  const findings = sourceIds.map((sourceId): PictureFinding => ({ sourceId, reading: { status: 'none' } }));
  await settlePictures(transaction, order, findings);
  return sourceIds.length === clearedAtOnce;
}

async function finishPictures({ parts, connector }: RunContext, run: RunState): Promise<RunState> {
  if (connector.pictures.policy === 'off') return endOrPush(parts, run, {});
  const pictures = await countPictures(parts.database, run.id);
  const untouched = run.readEnd?.read === 'whole' ? await countSettledBefore(parts.database, run) : 0;
  const counts = { ...run.counts, pictures: { ...pictures, unchanged: pictures.unchanged + untouched } };
  return endOrPush(parts, run, { counts });
}
