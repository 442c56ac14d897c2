import type { Transaction } from '../../database/client.ts';
import { clearStaging } from '../../flow/directory/staging-store.ts';
import type { RunState } from '../runs/run-state.ts';
import { announceRun } from '../runs/run-store.ts';

const stale = {
  reason: 'stale',
  message: 'A newer run of this connector has been applied, so this one no longer fits what is there.',
};

/** A held run compares with a directory that is no more once a later run of its connector is applied. */
export async function discardOlderHeldRuns(transaction: Transaction, run: RunState, now: Date): Promise<void> {
  const { id, connectorId } = run;
  const held = await transaction.run.findMany({
    where: { connectorId, status: 'held', id: { not: id } },
    select: { id: true, appliedAt: true },
  });
  for (const older of held) {
    // What it brought to the directory stays; only the pictures that it would have cleared are kept.
    const ending = older.appliedAt === null ? { status: 'discarded', problem: stale } : { status: 'succeeded' };
    await transaction.run.updateMany({ where: { id: older.id, status: 'held' }, data: { ...ending, finishedAt: now } });
    await clearStaging(transaction, older.id);
    await announceRun(transaction, older.id);
  }
}
