import { z } from 'zod';
import { siteSettings, type SiteSettings } from '#contract/accounts.ts';
import { sql, type Database, type DatabaseOrTransaction } from '../database/client.ts';

/** Any number: only that all of Roster's processes take the same one matters. */
const advisoryLock = 72_170_454;

const { oidc, pictures, photos, history, privacy, issueFields, signInSync } = siteSettings.shape;

/** What the column holds, with what is usual where it holds nothing yet. */
const storedSettings = z.object({
  oidc: oidc.default({
    enabled: false,
    label: 'single sign-on',
    issuer: '',
    clientId: '',
    newAccountRole: 'user',
  }),
  pictures: pictures.default({ ownUploads: true }),
  photos: photos.default({ baseUrl: '' }),
  history: history.default({ keepDays: 90 }),
  privacy: privacy.default({ accessDays: 180 }),
  issueFields: issueFields.default({
    enabled: false,
    of: 'reporter',
    fields: ['department', 'location', 'manager'],
    updateOpenIssues: true,
  }),
  signInSync: signInSync.default({ enabled: false, everyMinutes: 15 }),
});
const sealedSecrets = z.object({ oidcClientSecret: z.string().optional() });

/** The settings of a site as its row holds them. */
export interface StoredSite {
  readonly settings: SiteSettings;
  /** Sealed; absent: none. */
  readonly sealedOidcClientSecret: string | undefined;
}

/** The site of a standalone installation, made when there is none. Safe to call from several processes at once. */
export async function ensureSite(database: Database): Promise<string> {
  return database.$transaction(async (transaction) => {
    await transaction.$executeRaw(sql`select pg_advisory_xact_lock(${advisoryLock})`);
    const existing = await transaction.site.findFirst({ orderBy: { createdAt: 'asc' } });
    const site = existing ?? (await transaction.site.create({ data: { name: 'Roster' } }));
    return site.id;
  });
}

export async function loadSite(database: DatabaseOrTransaction, siteId: string): Promise<StoredSite> {
  const site = await database.site.findUniqueOrThrow({ where: { id: siteId } });
  const settings = { ...storedSettings.parse(site.settings), siteName: site.name };
  return { settings, sealedOidcClientSecret: sealedSecrets.parse(site.secrets).oidcClientSecret };
}

export async function saveSite(database: DatabaseOrTransaction, siteId: string, stored: StoredSite): Promise<void> {
  const { siteName, ...settings } = stored.settings;
  const secrets =
    stored.sealedOidcClientSecret === undefined ? {} : { oidcClientSecret: stored.sealedOidcClientSecret };
  await database.site.update({ where: { id: siteId }, data: { name: siteName, settings, secrets } });
}
