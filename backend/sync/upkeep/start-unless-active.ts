import { AppError } from '../../errors/app-error.ts';
import { startRun } from '../runs/start-run.ts';
import type { SyncParts } from '../sync-parts.ts';

interface OwnOrder {
  readonly siteId: string;
  readonly connectorId: string;
  readonly type: 'full' | 'changes' | 'person';
  /** With `type: person`: the provider's id. */
  readonly person?: string;
  readonly trigger: 'schedule' | 'watch' | 'signIn';
  /** Whom history shows; absent: what it was. */
  readonly startedBy?: string;
}

/** As history shows who it was. */
const starters = { schedule: 'schedule', watch: 'watched file', signIn: 'sign-in' } as const;

/** Starts a run that nobody asked for by hand, unless one of the connector is under way. */
export async function startUnlessActive(parts: SyncParts, order: OwnOrder): Promise<void> {
  try {
    await startRun(parts, { startedBy: starters[order.trigger], ...order });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    parts.log.info({ connectorId: order.connectorId }, 'A run is left out for now, since one is under way.');
  }
}
