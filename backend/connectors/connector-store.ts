import { z } from 'zod';
import { connectorScope } from '#contract/scope.ts';
import { matching, picturePolicy, safety, schedule } from '#contract/connectors.ts';
import { mapping } from '#contract/mapping.ts';
import type { DatabaseOrTransaction } from '../database/client.ts';
import type { ConnectorModel } from '../database/generated/models/Connector.ts';
import type { ConnectorConfiguration } from './connector-configuration.ts';
import type { SecretBox } from './secret-box.ts';
import { openSettings, storedSecrets, type StoredSettings } from './stored-secrets.ts';

const json = z.json();
const jsonObject = z.record(z.string(), json);

/** What the columns hold that Prisma knows only as JSON. */
const columns = z.object({
  settings: jsonObject,
  secrets: storedSecrets,
  scope: connectorScope,
  mappings: mapping,
  pictures: picturePolicy,
  schedule: schedule.nullable(),
  safety,
  matching,
  fieldPriorities: z.record(z.string(), z.int()),
  bookmark: json,
});

/** A connector as its row holds it: secrets apart and sealed. */
export interface StoredConnector extends Omit<ConnectorConfiguration, 'settings'>, StoredSettings {}

function toStored(row: ConnectorModel): StoredConnector {
  const { schedule: kept, bookmark, ...parsed } = columns.parse(row);
  return {
    ...parsed,
    id: row.id,
    siteId: row.siteId,
    kind: row.kind,
    name: row.name,
    enabled: row.enabled,
    priority: row.priority,
    schedule: kept ?? undefined,
    bookmark: bookmark ?? undefined,
    bookmarkBasis: row.bookmarkBasis ?? undefined,
    lastWholeReadAt: row.lastWholeReadAt ?? undefined,
    createdAt: row.createdAt,
  };
}

export async function findConnector(
  database: DatabaseOrTransaction,
  siteId: string,
  id: string,
): Promise<StoredConnector | undefined> {
  const row = await database.connector.findFirst({ where: { id, siteId } });
  return row ? toStored(row) : undefined;
}

/** In the order in which they fill fields. */
export async function listStoredConnectors(
  database: DatabaseOrTransaction,
  siteId: string,
): Promise<readonly StoredConnector[]> {
  const rows = await database.connector.findMany({
    where: { siteId },
    orderBy: [{ priority: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toStored);
}

/** A stored connector with its secrets opened. */
export function toConfiguration(stored: StoredConnector, box: SecretBox): ConnectorConfiguration {
  const { settings, secrets, ...rest } = stored;
  return { ...rest, settings: openSettings({ settings, secrets }, stored.id, box) };
}

/** What a run works with; `undefined` when this site has no such connector. */
export async function loadConnector(
  database: DatabaseOrTransaction,
  box: SecretBox,
  siteId: string,
  id: string,
): Promise<ConnectorConfiguration | undefined> {
  const stored = await findConnector(database, siteId, id);
  return stored && toConfiguration(stored, box);
}
