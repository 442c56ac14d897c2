import { Prisma, type Transaction } from '../../database/client.ts';
import { applyPlan } from '../../flow/directory/apply-store.ts';
import { lockDirectory } from '../../flow/directory/directory-lock-store.ts';
import { mergeBasis } from '../../flow/directory/merge-order-store.ts';
import { overtakeStaged } from '../../flow/directory/staging-store.ts';
import { wantPictures, type WantedOrder } from '../../flow/directory/wanted-pictures-store.ts';
import { planOrder, type RunContext } from '../runs/run-context.ts';
import { planAndGuard } from './plan-step.ts';
import type { RunState } from '../runs/run-state.ts';
import { moveRun } from '../runs/run-store.ts';
import { discardOlderHeldRuns } from '../upkeep/discard-held-runs.ts';

/**
 * Brings the directory to the plan, in one transaction with the bookmark and the run's own status: done or not done,
 * never half. Plans again first if another run has changed the directory since.
 */
export function applyChanges(context: RunContext, run: RunState): Promise<RunState> {
  return context.parts.database.$transaction(async (transaction) => {
    const version = await lockDirectory(transaction, run.siteId);
    const planned = version === run.plannedVersion ? run : await planAndGuard(transaction, context, run);
    return planned.status === 'applying' ? apply(transaction, context, planned) : planned;
  });
}

async function apply(transaction: Transaction, context: RunContext, run: RunState): Promise<RunState> {
  const { parts, connector } = context;
  const now = parts.clock.now();
  await applyPlan(transaction, { ...planOrder(context, run), pictures: connector.pictures, now });
  const brings = connector.pictures.policy !== 'off' && run.undoes === null;
  const expected = brings ? await wantPictures(transaction, wantedOrder(context, run)) : null;
  if (run.type !== 'person' && run.undoes === null) await keepBookmark(transaction, run, now);
  if (run.type === 'person') await overtakeStaged(transaction, run);
  else await discardOlderHeldRuns(transaction, run, now);
  return moveRun(transaction, run, { status: 'pictures', appliedAt: now, cursor: null, expected });
}

function wantedOrder(context: RunContext, run: RunState): WantedOrder {
  const sourceId = run.type === 'person' ? (run.sourceId ?? undefined) : undefined;
  return { ...planOrder(context, run), sourceId, crop: context.connector.pictures.crop };
}

/** Where the next changes run starts; nowhere if the source has no such place. */
async function keepBookmark(transaction: Transaction, run: RunState, now: Date): Promise<void> {
  const bookmark = run.readEnd?.bookmark;
  await transaction.connector.updateMany({
    where: { id: run.connectorId },
    data: {
      bookmark: bookmark ?? Prisma.DbNull,
      bookmarkBasis: bookmark === undefined ? null : run.basis,
      mergeBasis: await mergeBasis(transaction, run.siteId),
      ...(run.readEnd?.read === 'whole' && { lastWholeReadAt: now }),
    },
  });
}
