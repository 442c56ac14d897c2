import type { RunStatus } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { actorName } from '../../access/caller.ts';
import type { ConnectorEditing } from '../../connectors/connector-editing.ts';
import { listStoredConnectors, type StoredConnector } from '../../connectors/connector-store.ts';
import { addConnector, changeConnector } from '../../connectors/edit-connector.ts';
import type { ApiParts, SampleCompany } from '../api-parts.ts';
import { auditedRoute, type Route } from '../edge/route.ts';

const connectorName = 'Sample company';

/** After such a run, asking again means trying again. */
const unsuccessful = new Set<RunStatus>(['failed', 'cancelled', 'discarded']);

export function sampleCompanyRoutes(
  { siteId }: AccessContext,
  editing: ConnectorEditing,
  { sync, startSampleCompany }: Pick<ApiParts, 'sync' | 'startSampleCompany'>,
): Route[] {
  return [
    auditedRoute(loadSampleCompany, async ({ caller }) => {
      const company = await startSampleCompany();
      const { id: connectorId } = await connectTo(editing, siteId, company);
      const activity = (await sync.connectorActivity(siteId)).get(connectorId);
      const known = activity?.activeRun ?? activity?.lastRun;
      if (known && !unsuccessful.has(known.status))
        return { answer: { connectorId, runId: known.id }, audit: undefined };
      const startedBy = actorName(caller);
      const trigger = caller.kind === 'token' ? 'token' : 'admin';
      const order = { siteId, connectorId, type: 'full', trigger, startedBy } as const;
      const { id: runId } = await sync.startRun(order);
      return { answer: { connectorId, runId }, audit: { action: 'connector.created', subject: connectorName } };
    }),
  ];
}

/** The connector of the sample company, made once. The simulated tenant may be elsewhere each time that Roster starts. */
async function connectTo(
  editing: ConnectorEditing,
  siteId: string,
  { kind, settings }: SampleCompany,
): Promise<StoredConnector> {
  const connectors = await listStoredConnectors(editing.database, siteId);
  const existing = connectors.find((connector) => connector.kind === kind && connector.name === connectorName);
  if (!existing) return addConnector(editing, siteId, { kind, name: connectorName, settings });
  return (await changeConnector(editing, { siteId, id: existing.id }, { settings })).connector;
}
