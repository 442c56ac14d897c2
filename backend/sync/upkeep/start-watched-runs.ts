import { ConnectorError } from '../../errors/connector-error.ts';
import type { SyncParts } from '../sync-parts.ts';
import { startUnlessActive } from './start-unless-active.ts';

/** Whatever has not changed for so long is not being written: this is asked once a minute. */
const quietMs = 60_000;

export interface WatchedState {
  /** When what is watched last changed; `undefined`: it cannot be seen. */
  readonly changedAt: Date | undefined;
  /** When the connector's newest run was ordered, else when the connector was made. */
  readonly lookedAt: Date;
}

/** Whether something has changed that no run has seen, and is complete. */
export function isNews({ changedAt, lookedAt }: WatchedState, now: Date): boolean {
  return changedAt !== undefined && changedAt > lookedAt && now.getTime() - changedAt.getTime() >= quietMs;
}

/** Starts a run of each connector that watches something that has changed. A run that failed is not repeated for the same change. */
export async function startWatchedRuns(parts: SyncParts): Promise<void> {
  for (const { id, siteId, kind, createdAt, runs } of await enabledConnectors(parts)) {
    if (!parts.findSource(kind)?.watch) continue;
    const changedAt = await lastChange(parts, siteId, id);
    const lookedAt = runs[0]?.createdAt ?? createdAt;
    if (!isNews({ changedAt, lookedAt }, parts.clock.now())) continue;
    await startUnlessActive(parts, { siteId, connectorId: id, type: 'changes', trigger: 'watch' });
  }
}

async function enabledConnectors({ database }: SyncParts) {
  return database.connector.findMany({
    where: { enabled: true },
    select: {
      ...{ id: true, siteId: true, kind: true, createdAt: true },
      runs: {
        where: { type: { in: ['full', 'changes'] }, undoes: null },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { createdAt: true },
      },
    },
  });
}

async function lastChange(parts: SyncParts, siteId: string, connectorId: string): Promise<Date | undefined> {
  const connector = await parts.loadConnector(siteId, connectorId);
  if (!connector) return undefined;
  try {
    return await parts.findSource(connector.kind)?.watch?.(connector.settings, parts.reachOf(siteId));
  } catch (error) {
    // A file that is taken away for a while is no news. Whoever wants to know why asks by a check or a run.
    if (error instanceof ConnectorError) return undefined;
    throw error;
  }
}
