import type { Product } from '../../../atlassian/product-client.ts';
import { sql, type DatabaseOrTransaction, type Transaction } from '../../../database/client.ts';
import { hashToken } from '../../random-token.ts';

const purpose = 'share';
/** Any number: only that all of Roster's processes take the same one matters. */
const advisoryLock = 72_170_455;

/** A product with Roster installed, as far as it matters to those that have the same people. */
export interface SharingProduct {
  readonly clientKey: string;
  readonly product: Product;
  /** Of the Atlassian site. */
  readonly host: string;
  readonly isInstalled: boolean;
}

export async function productsOfSite(
  database: DatabaseOrTransaction,
  siteId: string,
): Promise<readonly SharingProduct[]> {
  const rows = await database.connectInstallation.findMany({ where: { siteId }, orderBy: { productType: 'desc' } });
  return rows.map(({ clientKey, productType, baseUrl, uninstalledAt }) => ({
    clientKey,
    product: productType === 'confluence' ? 'confluence' : 'jira',
    host: new URL(baseUrl).host,
    isInstalled: uninstalledAt === null,
  }));
}

/** Nothing is set up that would be missed. People come by connectors, and go with them. */
export async function isEmptySite(database: DatabaseOrTransaction, siteId: string): Promise<boolean> {
  const where = { siteId };
  const counts = [
    await database.connector.count({ where }),
    await database.target.count({ where }),
    await database.person.count({ where }),
  ];
  return counts.every((count) => count === 0);
}

/** Keeps the hash of a code, in the place of the site's last one. */
export async function keepCode(
  transaction: Transaction,
  { siteId, code, expiresAt }: { readonly siteId: string; readonly code: string; readonly expiresAt: Date },
): Promise<void> {
  await transaction.oneTimeLink.deleteMany({ where: { siteId, purpose } });
  await transaction.oneTimeLink.create({ data: { siteId, purpose, tokenHash: hashToken(code), expiresAt } });
}

/** Uses a code up: of several calls at once, one is answered, with the site whose people it opens. */
export async function useCode(transaction: Transaction, code: string, now: Date): Promise<string | undefined> {
  const tokenHash = hashToken(code);
  const where = { tokenHash, purpose, expiresAt: { gt: now } };
  const held = await transaction.oneTimeLink.findFirst({ where });
  const { count } = await transaction.oneTimeLink.deleteMany({ where });
  return count === 1 ? held?.siteId : undefined;
}

/** One after the other: two that enter each other's codes would wait for each other. */
export async function takeTurns(transaction: Transaction): Promise<void> {
  await transaction.$executeRaw(sql`select pg_advisory_xact_lock(${advisoryLock})`);
}

/** Nobody else decides about these sites meanwhile. Gives those that there are. */
export async function lockSites(transaction: Transaction, siteIds: readonly string[]): Promise<readonly string[]> {
  const rows = await transaction.$queryRaw<{ readonly id: string }[]>(
    sql`select id::text from site where id::text = any(${siteIds}) order by id for update`,
  );
  return rows.map(({ id }) => id);
}

/** Leads all that came to the one site to the other. */
export async function moveInstallations(
  transaction: Transaction,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await transaction.connectInstallation.updateMany({ where: { siteId: from }, data: { siteId: to } });
  await transaction.forgeInstallation.updateMany({ where: { siteId: from }, data: { siteId: to } });
}

export async function removeInstallation(transaction: Transaction, clientKey: string): Promise<void> {
  await transaction.connectInstallation.delete({ where: { clientKey } });
}

/** Gives an installation a site of its own again. */
export async function moveToNewSite(transaction: Transaction, { clientKey, host }: SharingProduct): Promise<void> {
  const { id: siteId } = await transaction.site.create({ data: { name: host } });
  await transaction.connectInstallation.update({ where: { clientKey }, data: { siteId } });
}
