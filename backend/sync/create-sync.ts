import { listChanges, streamChanges } from './views/change-view-store.ts';
import { checkConnector } from './asking/check-connector.ts';
import { createExplainer } from './asking/explain-person.ts';
import { listConnectorAttributes } from './asking/list-connector-attributes.ts';
import { syncOnSignIn } from './upkeep/sync-on-sign-in.ts';
import { removeConnector } from './upkeep/remove-connector.ts';
import type { RunEvents } from './views/run-events.ts';
import { connectorActivity, getRun, listRuns } from './views/run-view-store.ts';
import { startRun } from './runs/start-run.ts';
import { applyRun, cancelRun, discardRun, undoRun } from './runs/steer-run.ts';
import type { RunOrder, Sync } from './sync.ts';
import type { SyncParts } from './sync-parts.ts';

/** What the HTTP edge is given. */
export function createSync(parts: SyncParts, events: RunEvents): Sync {
  const { database } = parts;
  const steered =
    (steer: (parts: SyncParts, order: RunOrder) => Promise<void>): Sync['cancelRun'] =>
    async (order) => {
      await steer(parts, order);
      return getRun(database, order.siteId, order.runId);
    };
  return {
    startRun: async (request) => getRun(database, request.siteId, await startRun(parts, request)),
    syncOnSignIn: (order) => syncOnSignIn(parts, order),
    cancelRun: steered(cancelRun),
    applyRun: steered(applyRun),
    discardRun: steered(discardRun),
    undoRun: async (order) => getRun(database, order.siteId, await undoRun(parts, order)),
    getRun: (siteId, runId) => getRun(database, siteId, runId),
    listRuns: (query) => listRuns(database, query),
    listChanges: (query) => listChanges(database, query),
    streamChanges: (filter) => streamChanges(database, filter),
    connectorActivity: (siteId) => connectorActivity(database, siteId),
    removeConnector: (siteId, connectorId) => removeConnector(parts, siteId, connectorId),
    subscribeToRun: (runId, listener) => events.subscribe(runId, listener),
    subscribeToPush: (pushId, listener) => events.subscribe(pushId, listener),
    explainPerson: createExplainer(parts),
    listConnectorAttributes: (siteId, connectorId) => listConnectorAttributes(parts, siteId, connectorId),
    checkConnector: (request) => checkConnector(parts, request),
  };
}
