import type { Product } from '../../atlassian/product-client.ts';
import type { SecretBox } from '../../connectors/secret-box.ts';
import { sql, type Database, type Transaction } from '../../database/client.ts';
import { restIfLeft } from '../left-sites-store.ts';
import type { Invocation } from './verify-invocation.ts';

/** A product of an Atlassian site as Forge tells of it, with the site that is that Atlassian site's own. */
export interface ForgeInstallation extends Pick<
  Invocation,
  'installationId' | 'cloudId' | 'product' | 'apiBaseUrl' | 'siteUrl'
> {
  readonly siteId: string;
}

export interface ForgeStore {
  readonly database: Database;
  readonly secretBox: SecretBox;
}

const tokenField = 'systemToken';
/** Tokens are sealed for the installation: its site may yet turn out to be another's. */
const ownerOf = ({ installationId, product }: Pick<ForgeInstallation, 'installationId' | 'product'>): string =>
  `${installationId} ${product}`;

/**
 * The installation that a request is about; the first one that tells of it makes it, since the event that says so may
 * come late. Undefined: it was uninstalled. `isInstalled`: Forge has just said that it is installed.
 */
export async function meetInstallation(
  database: Database,
  invocation: Invocation,
  { now, isInstalled = false }: { readonly now: Date; readonly isInstalled?: boolean },
): Promise<ForgeInstallation | undefined> {
  const held = await findInstallation(database, invocation);
  if (held) return held;
  return database.$transaction(async (transaction) => {
    const { installationId, cloudId, product, apiBaseUrl, siteUrl = null } = invocation;
    await transaction.$executeRaw(sql`select pg_advisory_xact_lock(hashtextextended(${cloudId}, 1))`);
    const where = { installationId };
    const gone = await transaction.forgeInstallation.findFirst({
      where: { ...where, uninstalledAt: isInstalled ? { gte: invocation.issuedAt } : { not: null } },
    });
    if (gone) return undefined;
    await transaction.forgeInstallation.updateMany({ where, data: { uninstalledAt: null } });
    const siteId = await siteOf(transaction, invocation);
    await transaction.forgeInstallation.upsert({
      where: { installationId_product: { installationId, product } },
      create: { siteId, installationId, product, cloudId, apiBaseUrl, siteUrl, installedAt: now },
      update: { apiBaseUrl, ...(siteUrl !== null && { siteUrl }) },
    });
    return { ...invocation, siteId };
  });
}

async function findInstallation(
  database: Database,
  { installationId, product, ...invocation }: Invocation,
): Promise<ForgeInstallation | undefined> {
  const row = await database.forgeInstallation.findFirst({ where: { installationId, product, uninstalledAt: null } });
  if (row?.apiBaseUrl !== invocation.apiBaseUrl) return undefined;
  if (invocation.siteUrl !== undefined && row.siteUrl !== invocation.siteUrl) return undefined;
  const { siteId, cloudId, apiBaseUrl, siteUrl } = row;
  return { siteId, installationId, product, cloudId, apiBaseUrl, siteUrl: siteUrl ?? undefined };
}

/** Through whatever door Roster came to an Atlassian site, the people there are the same. */
async function siteOf(transaction: Transaction, { installationId, cloudId, siteUrl }: Invocation): Promise<string> {
  const [known] = await transaction.$queryRaw<{ readonly siteId: string }[]>(sql`
    select site_id::text as "siteId" from (
      select site_id, 0 as rank, installed_at from forge_installation where installation_id = ${installationId}
      union all
      select site_id, 1, installed_at from connect_installation
      where lower(right(installation_id, 36)) = ${installationId}
      union all
      select site_id, 2, installed_at from forge_installation where cloud_id = ${cloudId}
    ) found order by rank, installed_at limit 1`);
  if (known) return known.siteId;
  const name = siteUrl === undefined ? `Atlassian site ${cloudId}` : new URL(siteUrl).host;
  const { id } = await transaction.site.create({ data: { name } });
  return id;
}

/**
 * Leads what Forge has installed under this installation to the site that Connect has: Forge may have been heard of first.
 * A site in which something was set up meanwhile stays as it is: what Connect names is not signed, and must open nothing.
 */
export async function leadForgeTo(transaction: Transaction, installationId: string, siteId: string): Promise<void> {
  await transaction.$executeRaw(sql`
    update forge_installation installed set site_id = ${siteId}::uuid
    where installation_id = ${uuidOf(installationId)} and site_id <> ${siteId}::uuid
      and not exists (select from connector where connector.site_id = installed.site_id)
      and not exists (select from person where person.site_id = installed.site_id)`);
}

/** Connect names an installation by its whole ARI. */
function uuidOf(installationId: string): string {
  return installationId.slice(-36).toLowerCase();
}

/** Nobody gets in any more, and nothing is read or pushed on its own; everything is kept for now. */
export async function noteForgeUninstalled(database: Database, installationId: string, now: Date): Promise<void> {
  await database.$transaction(async (transaction) => {
    const left = await transaction.forgeInstallation.updateManyAndReturn({
      where: { installationId, uninstalledAt: null },
      data: { uninstalledAt: now, systemToken: null, tokenUntil: null },
    });
    for (const siteId of new Set(left.map((row) => row.siteId))) await restIfLeft(transaction, siteId);
  });
}

export interface SystemToken {
  readonly token: string;
  readonly until: Date;
}

/** Keeps the token by which the product is asked as the app, unless a later one is held. */
export async function keepSystemToken(
  { database, secretBox }: ForgeStore,
  installation: Pick<ForgeInstallation, 'installationId' | 'product'>,
  { token, until }: SystemToken,
): Promise<void> {
  const { installationId, product } = installation;
  await database.forgeInstallation.updateMany({
    where: { installationId, product, uninstalledAt: null, OR: [{ tokenUntil: null }, { tokenUntil: { lt: until } }] },
    data: {
      systemToken: secretBox.seal(token, { owner: ownerOf(installation), field: tokenField }),
      tokenUntil: until,
    },
  });
}

/** A product of a site while it has Roster installed through Forge, with the last token that came. */
export async function findProductOfSite(
  { database, secretBox }: ForgeStore,
  siteId: string,
  product: Product,
): Promise<{ readonly installation: ForgeInstallation; readonly held: SystemToken | undefined } | undefined> {
  const row = await database.forgeInstallation.findFirst({
    where: { siteId, product, uninstalledAt: null },
    orderBy: { tokenUntil: { sort: 'desc', nulls: 'last' } },
  });
  if (!row) return undefined;
  const { installationId, cloudId, apiBaseUrl, siteUrl, systemToken, tokenUntil } = row;
  const installation = { siteId, installationId, product, cloudId, apiBaseUrl, siteUrl: siteUrl ?? undefined };
  if (systemToken === null || tokenUntil === null) return { installation, held: undefined };
  const token = secretBox.open(systemToken, { owner: ownerOf(installation), field: tokenField });
  return { installation, held: { token, until: tokenUntil } };
}

/** When the tokens of a site's products end; undefined: none has come yet. */
export async function listForgeTokens(
  database: Database,
  siteId: string,
): Promise<readonly { readonly product: Product; readonly until: Date | undefined }[]> {
  const rows = await database.forgeInstallation.groupBy({
    by: ['product'],
    where: { siteId, uninstalledAt: null },
    _max: { tokenUntil: true },
    orderBy: { product: 'desc' },
  });
  return rows.map(({ product, _max }) => ({
    product: product === 'confluence' ? 'confluence' : 'jira',
    until: _max.tokenUntil ?? undefined,
  }));
}
