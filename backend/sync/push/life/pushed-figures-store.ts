import { finalStatuses, type RunCounts } from '#contract/runs.ts';
import type { Transaction } from '../../../database/client.ts';
import { parsePush } from './push-state.ts';

/** What came of all pushes that follow a run, so far. */
export async function countPushed(
  transaction: Transaction,
  runId: string,
): Promise<Required<Pick<RunCounts, 'pushed'>>['pushed']> {
  const sum = { applied: 0, alreadySo: 0, refused: 0, failed: 0 };
  for (const row of await transaction.push.findMany({ where: { runId } })) {
    const { counts } = parsePush(row);
    sum.applied += counts.applied;
    sum.alreadySo += counts.alreadySo;
    sum.refused += counts.refused;
    sum.failed += counts.failed;
  }
  return sum;
}

/** Whoever counts pushes and keeps the sum locks the run first: a push that ends at that moment is not lost. */
export async function lockRun(transaction: Transaction, runId: string): Promise<void> {
  await transaction.$executeRaw`select from run where id = ${runId}::uuid for update`;
}

/** A run that has not waited for the end of a push shows what came of it all the same. */
export async function tellEndedRun(transaction: Transaction, runId: string): Promise<void> {
  await lockRun(transaction, runId);
  const pushed = await countPushed(transaction, runId);
  await transaction.$executeRaw`
    update run set counts = counts || jsonb_build_object('pushed', ${JSON.stringify(pushed)}::jsonb)
    where id = ${runId}::uuid and status = any(${[...finalStatuses]}::text[])`;
}
