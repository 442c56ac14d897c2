import type { RunCounts } from '#contract/runs.ts';
import type { Transaction } from '../../database/client.ts';
import { directoryVersion, shareErasing } from '../../flow/directory/directory-lock-store.ts';
import { guardPlan, mayBeOver } from '../../flow/directory/guard-plan.ts';
import { countKnown, countLosses, countPlan } from '../../flow/directory/plan-facts-store.ts';
import { planRun } from '../../flow/directory/plan-store.ts';
import { endRun } from './finish-step.ts';
import { skipErased } from './skip-erased.ts';
import { planOrder, type RunContext } from '../runs/run-context.ts';
import type { RunState } from '../runs/run-state.ts';
import { moveRun, type RunPatch } from '../runs/run-store.ts';

/** Compares what was read with the directory, line by line, and lets the guard look at the outcome. */
export function planChanges(context: RunContext, run: RunState): Promise<RunState> {
  return context.parts.database.$transaction(async (transaction) => {
    await shareErasing(transaction, run.siteId);
    return planAndGuard(transaction, context, run);
  });
}

/** The run after it: to be applied, held, or, with nothing that could be applied, at its end. */
export async function planAndGuard(transaction: Transaction, context: RunContext, run: RunState): Promise<RunState> {
  const order = planOrder(context, run);
  const plannedVersion = await directoryVersion(transaction, run.siteId);
  await skipErased(transaction, context.parts, order);
  await planRun(transaction, order);
  const counts = { ...run.counts, ...(await countPlan(transaction, run.id)) };
  const { pictures, safety } = context.connector;
  const losses = await countLosses(transaction, order, pictures);
  const known = mayBeOver(losses, safety) ? await countKnown(transaction, run.connectorId) : 0;
  const guard = isGuarded(run) ? guardPlan(losses, known, safety) : [];
  const patch: RunPatch = { counts, guard, plannedVersion };

  if (losses.nobodyRead && known === 0)
    return endRun(transaction, context.parts, run, { ...patch, ...nobodyThere(counts) });
  if (run.type === 'preview') return endRun(transaction, context.parts, run, { ...patch, status: 'succeeded' });
  if (guard.length > 0 && !run.approved) return moveRun(transaction, run, { ...patch, status: 'held' });
  return moveRun(transaction, run, { ...patch, status: 'applying' });
}

/** Whoever asks for one person, or for an undo, has seen what it is about. */
function isGuarded(run: RunState): boolean {
  return run.type !== 'person' && run.undoes === null;
}

function nobodyThere({ failed }: Pick<RunCounts, 'failed'>) {
  const message =
    failed === 0
      ? 'The provider listed nobody who is in scope. Check the connection, the groups and the filter.'
      : 'No person could be made of what the provider listed. The lines of the run say why.';
  return { status: 'failed', problem: { reason: 'empty', message } } satisfies RunPatch;
}
