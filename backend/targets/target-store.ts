import { z } from 'zod';
import {
  targetDrift,
  targetFieldRow,
  targetMatching,
  targetPeople,
  targetPictures,
  targetRemoval,
} from '#contract/targets.ts';
import { openSettings, storedSecrets, type StoredSettings } from '../connectors/stored-secrets.ts';
import type { SecretBox } from '../connectors/secret-box.ts';
import { Prisma, type DatabaseOrTransaction } from '../database/client.ts';
import { definedOnly } from '../database/defined-only.ts';
import type { TargetModel } from '../database/generated/models/Target.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { AppError } from '../errors/app-error.ts';
import type { TargetConfiguration } from './target-configuration.ts';

/** What the columns hold that Prisma knows only as JSON. */
const columns = z.object({
  settings: z.record(z.string(), z.json()),
  secrets: storedSecrets,
  people: targetPeople,
  fields: z.array(targetFieldRow),
  pictures: targetPictures,
  matching: targetMatching,
  removal: targetRemoval,
  drift: targetDrift,
});

/** A target as its row holds it: secrets apart and sealed. */
export interface StoredTarget extends Omit<TargetConfiguration, 'settings'>, StoredSettings {}

/** What an admin decides; the rest belongs to pushes. */
export type TargetFields = Omit<StoredTarget, 'id' | 'siteId' | 'kind' | 'pausedUntil' | 'createdAt'>;

/** Fields that are absent or undefined stay as they are. */
export type TargetChanges = { readonly [Name in keyof TargetFields]?: TargetFields[Name] | undefined };

function toStored(row: TargetModel): StoredTarget {
  const { id, siteId, kind, name, enabled, manager, automatic, createdAt } = row;
  const plain = { id, siteId, kind, name, enabled, manager, automatic, createdAt };
  return { ...plain, ...columns.parse(row), pausedUntil: row.pausedUntil ?? undefined };
}

export async function findTarget(
  database: DatabaseOrTransaction,
  siteId: string,
  id: string,
): Promise<StoredTarget | undefined> {
  const row = await database.target.findFirst({ where: { id, siteId } });
  return row ? toStored(row) : undefined;
}

/** In the order of their names. */
export async function listStoredTargets(
  database: DatabaseOrTransaction,
  siteId: string,
): Promise<readonly StoredTarget[]> {
  const rows = await database.target.findMany({ where: { siteId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(toStored);
}

/** What a push works with; `undefined` when this site has no such target. */
export async function loadTarget(
  database: DatabaseOrTransaction,
  box: SecretBox,
  siteId: string,
  id: string,
): Promise<TargetConfiguration | undefined> {
  const stored = await findTarget(database, siteId, id);
  if (!stored) return undefined;
  const { settings, secrets, ...rest } = stored;
  return { ...rest, settings: openSettings({ settings, secrets }, id, box) };
}

/** Throws `conflict` at `name` when the site has a target of that name. */
export async function insertTarget(
  database: DatabaseOrTransaction,
  target: TargetFields & Pick<StoredTarget, 'id' | 'siteId' | 'kind'>,
): Promise<StoredTarget> {
  const data = { ...target, fields: target.fields.map((row) => ({ ...row })) };
  return toStored(await database.target.create({ data }).catch(refuseTakenName));
}

/** Throws `conflict` at `name`, like `insertTarget`. */
export async function saveTarget(
  database: DatabaseOrTransaction,
  { id, siteId }: Pick<StoredTarget, 'id' | 'siteId'>,
  { fields, ...changes }: TargetChanges,
): Promise<StoredTarget> {
  const data = { ...definedOnly(changes), ...(fields && { fields: fields.map((row) => ({ ...row })) }) };
  return toStored(await database.target.update({ where: { id, siteId }, data }).catch(refuseTakenName));
}

/** Another server, or another way to find people there: who is who is found out anew, and everyone is looked at again. */
export async function startAnew(database: DatabaseOrTransaction, targetId: string): Promise<void> {
  await database.targetPerson.updateMany({
    where: { targetId, leaving: false },
    data: { remoteId: null, matchValue: null, memo: Prisma.DbNull, appliedHash: null, status: 'pending' },
  });
}

export async function removeTarget(database: DatabaseOrTransaction, siteId: string, id: string): Promise<void> {
  await database.target.deleteMany({ where: { siteId, id } });
}

function refuseTakenName(cause: unknown): never {
  if (!isUniqueViolation(cause)) throw cause;
  const message = 'Another target has this name. Choose a different one.';
  throw new AppError('conflict', message, { fields: [{ path: 'name', message }], cause });
}
