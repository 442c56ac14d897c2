import { z } from 'zod';
import { simulatedTenantId } from '../simulators/entra/entra-options.ts';
import type { Database } from './database/client.ts';

interface Tenant {
  readonly authorityUrl: string;
  readonly graphUrl: string;
}

const settings = z.looseObject({ graphUrl: z.url() });

function ofSample(database: Database) {
  return database.connector.findMany({
    where: { kind: 'entra', settings: { path: ['tenantId'], equals: simulatedTenantId } },
    select: { id: true, settings: true },
  });
}

/** The port at which connectors look for the simulated tenant; 0 when there is no such connector. */
export async function sampleConnectorPort(database: Database): Promise<number> {
  const [connector] = await ofSample(database);
  return connector ? Number(new URL(settings.parse(connector.settings).graphUrl).port) : 0;
}

/** Leads the connectors of the sample company to where its tenant is now. */
export async function moveSampleConnectors(database: Database, { authorityUrl, graphUrl }: Tenant): Promise<void> {
  for (const connector of await ofSample(database)) {
    const held = settings.parse(connector.settings);
    if (held.graphUrl === graphUrl) continue;
    await database.connector.update({
      where: { id: connector.id },
      data: { settings: { ...z.record(z.string(), z.string()).parse(held), authorityUrl, graphUrl } },
    });
  }
}
