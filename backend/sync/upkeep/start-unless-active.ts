import { AppError } from '../../errors/app-error.ts';
import { startRun } from '../runs/start-run.ts';
import type { SyncParts } from '../sync-parts.ts';

interface OwnOrder {
  readonly siteId: string;
  readonly connectorId: string;
  readonly type: 'full' | 'changes';
  readonly trigger: 'schedule' | 'watch';
}

/** As history shows who it was. */
const starters = { schedule: 'schedule', watch: 'watched file' } as const;

/** Starts a run that nobody asked for by hand, unless one of the connector is under way. */
export async function startUnlessActive(parts: SyncParts, order: OwnOrder): Promise<void> {
  try {
    await startRun(parts, { ...order, startedBy: starters[order.trigger] });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    parts.log.info({ connectorId: order.connectorId }, 'A run is left out for now, since one is under way.');
  }
}
