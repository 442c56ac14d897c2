import type { Connector } from '#contract/connectors.ts';
import { entraPresets } from '../../backend/flow/sources/entra/entra-presets.ts';
import { attribute } from '../../backend/flow/model/preset-row.ts';
import type { MappingRow } from '../../backend/flow/model/mapping.ts';
import type { JsonObject } from '../../backend/flow/model/json.ts';
import type { DemoClient } from './demo-client.ts';
import type { DemoProviders } from './demo-providers.ts';

export interface DemoConnector {
  readonly name: string;
  readonly kind: string;
  readonly settings: JsonObject;
  /** Lower goes first when several connectors fill a field. The Entra connector of the sample company has 0. */
  readonly priority: number;
  /** Fields in which this connector goes before the others. */
  readonly fieldPriorities: Readonly<Record<string, number>>;
}

/** As the API names it. */
const sampleName = 'Sample company';
export const oktaName = 'Larkfield Okta';
export const googleName = 'Larkfield Google';

/** Settings as an admin would enter them. The simulators listen on this machine, which the settings have to allow. */
export function demoConnectors({ okta, google }: DemoProviders): readonly DemoConnector[] {
  return [
    {
      name: oktaName,
      kind: 'okta',
      settings: { orgUrl: okta.orgUrl, apiToken: okta.apiToken, pictureHosts: [new URL(okta.orgUrl).host] },
      priority: 10,
      fieldPriorities: { 'field:phone': -1 },
    },
    {
      name: googleName,
      kind: 'google',
      settings: {
        adminEmail: google.adminEmail,
        serviceAccountKey: google.serviceAccountKey,
        tokenUrl: google.tokenUrl,
        directoryUrl: google.directoryUrl,
      },
      priority: 20,
      fieldPriorities: {},
    },
  ];
}

/** The port at which a connector of an earlier start looks for its provider; 0 when there is none. */
export function portOf(connectors: readonly Connector[], name: string, setting: string): number {
  const url = connectors.find((connector) => connector.name === name)?.settings[setting];
  return typeof url === 'string' && URL.canParse(url) ? Number(new URL(url).port) : 0;
}

const property = (name: string, path: string): MappingRow => ({
  target: { kind: 'userProperty', name },
  source: attribute(path),
  transforms: [{ kind: 'trim' }],
  whenEmpty: { do: 'clear' },
});

/** Besides the usual fields: Jira has no field for a manager, but takes properties of any name. */
const sampleMappings: readonly MappingRow[] = [
  ...entraPresets.flatMap(({ rows }) => rows),
  property('Manager', 'manager.displayName'),
  property('Cost centre', 'employeeOrgData.costCenter'),
  property('Employee number', 'employeeId'),
];

/** The connector that loading the sample company then finds. */
export async function ensureSampleConnector(
  client: DemoClient,
  company: { readonly kind: string; readonly settings: JsonObject },
): Promise<void> {
  const known = (await client.listConnectors()).some(({ name }) => name === sampleName);
  if (!known) await client.createConnector({ ...company, name: sampleName, mappings: sampleMappings });
}

/** Creates the connector, or leads that of an earlier start to where its provider is now. Answers with its id. */
export async function ensureConnector(client: DemoClient, wanted: DemoConnector): Promise<string> {
  const { name, kind, settings, priority, fieldPriorities } = wanted;
  const existing = (await client.listConnectors()).find((connector) => connector.name === name);
  if (existing) return (await client.updateConnector(existing.id, { settings })).id;
  return (await client.createConnector({ name, kind, settings, priority, fieldPriorities })).id;
}
