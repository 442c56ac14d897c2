import type { Transaction } from '../../../database/client.ts';
import { targetPeople } from '#contract/targets.ts';
import { endRun, finishRun } from '../../steps/finish-step.ts';
import type { RunContext } from '../../runs/run-context.ts';
import type { RunState } from '../../runs/run-state.ts';
import { moveRun, type RunPatch } from '../../runs/run-store.ts';
import type { SyncParts } from '../../sync-parts.ts';
import { activePushStatuses, parsePush } from './push-state.ts';
import { createPush } from './start-push.ts';
import { markPushDue } from './push-store.ts';

const lookEverySeconds = 0.5;
/** A run whose pushes wait longer for their targets does not wait with them. */
const longestWaitSeconds = 60;
/** Nor does it wait for ever: the next run of the connector is not to be held up. */
const patienceMs = 30 * 60 * 1000;

/** The end of what a run does to the directory: it goes on to the targets that follow it, or has succeeded. */
export function endOrPush(parts: SyncParts, run: RunState, patch: RunPatch): Promise<RunState> {
  return parts.database.$transaction(async (transaction) => {
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

/** Waits for the pushes that follow a run. However they end, the directory is as the run has left it, and the run has succeeded. */
export async function pushToTargets({ parts, signal }: RunContext, run: RunState): Promise<RunState> {
  const { database, clock } = parts;
  const since = clock.now().getTime();
  for (;;) {
    signal.throwIfAborted();
    const now = clock.now().getTime();
    const active = await database.push.findMany({
      where: { runId: run.id, status: { in: [...activePushStatuses] } },
      select: { waitingUntil: true },
    });
    const worthWaiting = active.filter(
      ({ waitingUntil }) => waitingUntil === null || waitingUntil.getTime() - now < longestWaitSeconds * 1000,
    );
    if (worthWaiting.length === 0 || now - since > patienceMs) break;
    await clock.sleep(lookEverySeconds, signal);
  }
  const pushed = await countPushed(parts, run.id);
  return finishRun(parts, run, { status: 'succeeded', counts: { ...run.counts, pushed } });
}

async function countPushed({ database }: SyncParts, runId: string) {
  const sum = { applied: 0, alreadySo: 0, refused: 0, failed: 0 };
  for (const row of await database.push.findMany({ where: { runId } })) {
    const { counts } = parsePush(row);
    sum.applied += counts.applied;
    sum.alreadySo += counts.alreadySo;
    sum.refused += counts.refused;
    sum.failed += counts.failed;
  }
  return sum;
}
