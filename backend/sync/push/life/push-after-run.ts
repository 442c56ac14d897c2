import type { Transaction } from '../../../database/client.ts';
import { targetPeople } from '#contract/targets.ts';
import { endRun } from '../../steps/finish-step.ts';
import type { RunContext } from '../../runs/run-context.ts';
import type { RunState } from '../../runs/run-state.ts';
import { moveRun, type RunPatch } from '../../runs/run-store.ts';
import type { SyncParts } from '../../sync-parts.ts';
import { countPushed, lockRun } from './pushed-figures-store.ts';
import { activePushStatuses } from './push-state.ts';
import { createPush } from './start-push.ts';
import { markPushDue } from './push-store.ts';
import { waitForPushes } from './wait-for-pushes.ts';

/** The end of what a run does to the directory: it goes on to the targets that follow it, or has succeeded. */
export function endOrPush(parts: SyncParts, run: RunState, patch: RunPatch): Promise<RunState> {
  return parts.database.$transaction(async (transaction) => {
    await parts.afterRun?.(transaction, run);
    if (await startPushesAfter(transaction, parts, run))
      return moveRun(transaction, run, { ...patch, status: 'pushing' });
    return endRun(transaction, parts, run, { ...patch, status: 'succeeded' });
  });
}

/** Starts a push to each target that follows runs of this connector. Answers whether there is one to wait for. */
async function startPushesAfter(transaction: Transaction, parts: SyncParts, run: RunState): Promise<boolean> {
  const { siteId, connectorId, startedBy } = run;
  const targets = await transaction.target.findMany({
    where: { siteId, enabled: true, automatic: true },
    select: { id: true, people: true },
  });
  let started = false;
  for (const { id: targetId, people } of targets) {
    const { connectors } = targetPeople.parse(people);
    if (connectors.length > 0 && !connectors.includes(connectorId)) continue;
    // Locked, so that nobody starts a push in between: a second one of the same target would undo all this.
    await transaction.$executeRaw`select from target where id = ${targetId}::uuid for update`;
    const active = await transaction.push.count({ where: { targetId, status: { in: [...activePushStatuses] } } });
    if (active > 0) await markPushDue(transaction, { id: targetId });
    else {
      const order = {
        siteId,
        targetId,
        type: 'changes',
        trigger: 'run',
        startedBy,
        runId: run.id,
        personId: null,
      } as const;
      await createPush(transaction, parts, order);
      started = true;
    }
  }
  return started;
}

/** However its pushes end, and whether or not they have, the directory is as the run has left it: the run has succeeded. */
export async function pushToTargets({ parts, signal }: RunContext, run: RunState): Promise<RunState> {
  await waitForPushes(parts, run.id, signal);
  return parts.database.$transaction(async (transaction) => {
    await lockRun(transaction, run.id);
    const pushed = await countPushed(transaction, run.id);
    return endRun(transaction, parts, run, { status: 'succeeded', counts: { ...run.counts, pushed } });
  });
}
