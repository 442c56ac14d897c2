import { createConnector, type Connector } from '#contract/connectors.ts';
import { startRun, type Run } from '#contract/runs.ts';
import type { EntraSimulator } from '../simulators/entra/entra-simulator.ts';
import type { TestRoster } from './roster.ts';

/** Adds a connector to a simulated tenant over the API, for flows that begin after the wizard. */
export function connectTenant({ api }: TestRoster, tenant: EntraSimulator, name: string): Promise<Connector> {
  const { authorityUrl, graphUrl, tenantId, clientId, clientSecret } = tenant;
  const settings = { authorityUrl, graphUrl, tenantId, clientId, clientSecret };
  return api.call(createConnector, '/api/connectors', { kind: 'entra', name, settings, preset: 'entra' });
}

/** Runs a connector as a whole, and waits for the end. */
export async function fullRun({ api }: TestRoster, { id }: Pick<Connector, 'id'>): Promise<Run> {
  const started = await api.call(startRun, `/api/connectors/${id}/runs`, { type: 'full' });
  return api.endedRun(started.id);
}
