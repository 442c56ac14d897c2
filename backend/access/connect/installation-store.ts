import type { Product } from '../../atlassian/product-client.ts';
import type { SecretBox } from '../../connectors/secret-box.ts';
import type { ConnectInstallationModel } from '../../database/generated/models/ConnectInstallation.ts';
import { sql, type Database, type Transaction } from '../../database/client.ts';
import { leadForgeTo } from '../forge/forge-installation-store.ts';
import { restIfLeft } from '../left-sites-store.ts';

/** An Atlassian site as it tells of itself when it installs Roster. */
export interface InstalledTenant {
  /** Atlassian's name of the tenant. */
  readonly clientKey: string;
  readonly sharedSecret: string;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Where its people go instead, with a domain of their own. */
  readonly displayUrl: string | undefined;
  readonly product: Product;
  readonly installationId: string | undefined;
}

/** The same, with the site that it has: its own, or that of another product of its Atlassian site. */
export interface Installation extends InstalledTenant {
  readonly siteId: string;
}

export interface InstallationStore {
  readonly database: Database;
  readonly secretBox: SecretBox;
}

/** For the tenant: its site may become that of another product. */
const secretOf = (clientKey: string) => ({ owner: clientKey, field: 'sharedSecret' });

/**
 * Keeps what a verified install says, always with its new secret: Atlassian replaces them. The first one makes the
 * tenant's site; one that comes back in time finds it as it was.
 */
export async function saveInstallation(
  { database, secretBox }: InstallationStore,
  tenant: InstalledTenant,
  now: Date,
): Promise<{ readonly siteId: string }> {
  const { clientKey } = tenant;
  return database.$transaction(async (transaction) => {
    await transaction.$executeRaw(sql`select pg_advisory_xact_lock(hashtextextended(${clientKey}, 0))`);
    const held = await transaction.connectInstallation.findUnique({ where: { clientKey } });
    const siteId = held?.siteId ?? (await addSite(transaction, tenant));
    if (tenant.installationId !== undefined) await leadForgeTo(transaction, tenant.installationId, siteId);
    const fields = {
      sharedSecret: secretBox.seal(tenant.sharedSecret, secretOf(clientKey)),
      baseUrl: tenant.baseUrl,
      displayUrl: tenant.displayUrl ?? null,
      productType: tenant.product,
      installationId: tenant.installationId ?? null,
      enabled: true,
      uninstalledAt: null,
    };
    await transaction.connectInstallation.upsert({
      where: { clientKey },
      create: { ...fields, clientKey, siteId, installedAt: now },
      update: fields,
    });
    return { siteId };
  });
}

/** The tenant of that name, while it has Roster installed. */
export async function findInstallation(
  { database, secretBox }: InstallationStore,
  clientKey: string,
): Promise<Installation | undefined> {
  const row = await database.connectInstallation.findFirst({ where: { clientKey, uninstalledAt: null } });
  return row ? openRow(secretBox, row) : undefined;
}

/** The product of a site, while it has Roster installed. */
export async function findInstallationOfSite(
  { database, secretBox }: InstallationStore,
  siteId: string,
  product: Product,
): Promise<Installation | undefined> {
  const row = await database.connectInstallation.findFirst({
    where: { siteId, productType: product, uninstalledAt: null },
  });
  return row ? openRow(secretBox, row) : undefined;
}

function openRow(secretBox: SecretBox, row: ConnectInstallationModel): Installation {
  const { clientKey, siteId, baseUrl } = row;
  return {
    ...{ clientKey, siteId, baseUrl },
    product: row.productType === 'confluence' ? 'confluence' : 'jira',
    sharedSecret: secretBox.open(row.sharedSecret, secretOf(clientKey)),
    displayUrl: row.displayUrl ?? undefined,
    installationId: row.installationId ?? undefined,
  };
}

/** Nobody gets in through it any more. With its last product, a site rests, too; everything is kept for now. */
export async function noteUninstalled(database: Database, clientKey: string, now: Date): Promise<void> {
  await database.$transaction(async (transaction) => {
    const [left] = await transaction.connectInstallation.updateManyAndReturn({
      where: { clientKey, uninstalledAt: null },
      data: { uninstalledAt: now },
    });
    if (left) await restIfLeft(transaction, left.siteId);
  });
}

/** A product that comes back later than this begins anew, whoever has gone on with the people that it had. */
export async function forgetUninstalled(database: Database, before: Date): Promise<void> {
  await database.connectInstallation.deleteMany({ where: { uninstalledAt: { lt: before } } });
}

export async function noteEnabled(database: Database, clientKey: string, enabled: boolean): Promise<void> {
  await database.connectInstallation.updateMany({ where: { clientKey }, data: { enabled } });
}

async function addSite(transaction: Transaction, { baseUrl }: InstalledTenant): Promise<string> {
  const { id } = await transaction.site.create({ data: { name: new URL(baseUrl).host } });
  return id;
}
