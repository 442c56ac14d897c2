import { z } from 'zod';
import { connectorScope } from '#contract/scope.ts';
import { matching, picturePolicy, safety, schedule, type Schedule } from '#contract/connectors.ts';
import { mapping } from '#contract/mapping.ts';
import { Prisma, type DatabaseOrTransaction } from '../database/client.ts';
import type { ConnectorModel } from '../database/generated/models/Connector.ts';
import { definedOnly } from '../database/defined-only.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { AppError } from '../errors/app-error.ts';
import type { ConnectorConfiguration } from './connector-configuration.ts';
import type { SecretBox } from './secret-box.ts';
import { openSettings, storedSecrets, type StoredSettings } from './stored-secrets.ts';

const json = z.json();

/** What the columns hold that Prisma knows only as JSON. */
const columns = z.object({
  settings: z.record(z.string(), json),
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

/** What an admin decides; the rest belongs to runs. Without a schedule, `null`. */
export interface ConnectorFields extends Omit<
  StoredConnector,
  'id' | 'siteId' | 'kind' | 'schedule' | 'bookmark' | 'bookmarkBasis' | 'lastWholeReadAt' | 'createdAt'
> {
  readonly schedule: Schedule | null;
}

/** Fields that are absent or undefined stay as they are. */
export type ConnectorChanges = { readonly [Name in keyof ConnectorFields]?: ConnectorFields[Name] | undefined };

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
function toConfiguration(stored: StoredConnector, box: SecretBox): ConnectorConfiguration {
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

/** Comes after all others of the site. */
export async function lastPriority(database: DatabaseOrTransaction, siteId: string): Promise<number> {
  const { _max } = await database.connector.aggregate({ where: { siteId }, _max: { priority: true } });
  return _max.priority ?? -1;
}

/** Throws `conflict` at `name` when the site has a connector of that name. */
export async function insertConnector(
  database: DatabaseOrTransaction,
  connector: ConnectorFields & Pick<StoredConnector, 'id' | 'siteId' | 'kind'>,
): Promise<StoredConnector> {
  const row = database.connector.create({ data: { ...connector, schedule: connector.schedule ?? Prisma.DbNull } });
  return toStored(await row.catch(refuseTakenName));
}

/** Throws `conflict` at `name`, like `insertConnector`. */
export async function saveConnector(
  database: DatabaseOrTransaction,
  { id, siteId }: Pick<StoredConnector, 'id' | 'siteId'>,
  { schedule: wanted, ...changes }: ConnectorChanges,
): Promise<StoredConnector> {
  const data = { ...definedOnly(changes), ...(wanted !== undefined && { schedule: wanted ?? Prisma.DbNull }) };
  return toStored(await database.connector.update({ where: { id, siteId }, data }).catch(refuseTakenName));
}

function refuseTakenName(cause: unknown): never {
  if (!isUniqueViolation(cause)) throw cause;
  const message = 'Another connector has this name. Choose a different one.';
  throw new AppError('conflict', message, { fields: [{ path: 'name', message }], cause });
}
