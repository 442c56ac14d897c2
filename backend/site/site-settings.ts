import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { putSettings, SiteSettings } from '#contract/accounts.ts';
import type { SecretBox } from '../connectors/secret-box.ts';
import type { Database } from '../database/client.ts';
import { AppError, type FieldProblem } from '../errors/app-error.ts';
import { isSafeIssuer } from './safe-issuer.ts';
import { loadSite, saveSite, type StoredSite } from './site-store.ts';

export interface SiteEditing {
  readonly database: Database;
  readonly siteId: string;
  readonly secretBox: SecretBox;
}

export type SettingsInput = z.infer<(typeof putSettings)['body']>;
export type ShownSettings = z.infer<(typeof putSettings)['response']>;

export interface EditedSettings {
  readonly settings: ShownSettings;
  /** Names of the settings that changed; never their values. */
  readonly changed: readonly string[];
}

const secretField = 'oidcClientSecret';

export async function readSettings({
  database,
  siteId,
}: Pick<SiteEditing, 'database' | 'siteId'>): Promise<ShownSettings> {
  return showSettings(await loadSite(database, siteId));
}

/** The client secret for OIDC in clear; absent: the client has none. */
export function openClientSecret({ siteId, secretBox }: SiteEditing, site: StoredSite): string | undefined {
  const sealed = site.sealedOidcClientSecret;
  return sealed === undefined ? undefined : secretBox.open(sealed, { owner: siteId, field: secretField });
}

export async function changeSettings(editing: SiteEditing, input: SettingsInput): Promise<EditedSettings> {
  const { oidcClientSecret, ...given } = input;
  const before = await loadSite(editing.database, editing.siteId);
  const settings = {
    ...given,
    photos: tidyPhotos(given.photos ?? before.settings.photos),
    privacy: given.privacy ?? before.settings.privacy,
    issueFields: given.issueFields ?? before.settings.issueFields,
    signInSync: given.signInSync ?? before.settings.signInSync,
  };
  const problems = [...oidcProblems(settings), ...photoProblems(settings)];
  if (problems.length > 0) throw new AppError('invalid-input', 'Some settings need attention.', { fields: problems });
  const after = { settings, sealedOidcClientSecret: sealSecret(editing, before, oidcClientSecret) };
  await saveSite(editing.database, editing.siteId, after);
  return { settings: showSettings(after), changed: changedNames(before, after) };
}

function sealSecret({ siteId, secretBox }: SiteEditing, before: StoredSite, given: string | undefined) {
  if (given === undefined) return before.sealedOidcClientSecret;
  return given === '' ? undefined : secretBox.seal(given, { owner: siteId, field: secretField });
}

function oidcProblems({ oidc }: SiteSettings): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (oidc.enabled && oidc.issuer === '') {
    problems.push({ path: 'oidc.issuer', message: 'Type the issuer’s address, beginning with https://.' });
  }
  if (oidc.issuer !== '' && !isSafeIssuer(oidc.issuer)) {
    const message = 'Passwords and tokens pass through the issuer: its address must begin with https://.';
    problems.push({ path: 'oidc.issuer', message });
  }
  if (oidc.enabled && oidc.clientId === '') {
    problems.push({ path: 'oidc.clientId', message: 'Type the client ID that the identity provider gave to Roster.' });
  }
  return problems;
}

/** Addresses are made by adding `/photos/…`. */
function tidyPhotos({ baseUrl }: SiteSettings['photos']): SiteSettings['photos'] {
  return { baseUrl: baseUrl.replace(/\/+$/, '') };
}

function photoProblems({ photos: { baseUrl } }: SiteSettings): FieldProblem[] {
  if (baseUrl === '' || isSafeIssuer(baseUrl)) return [];
  const message = 'Atlassian fetches photos from encrypted addresses: this one must begin with https://.';
  return [{ path: 'photos.baseUrl', message }];
}

function showSettings({ settings, sealedOidcClientSecret }: StoredSite): ShownSettings {
  return { ...settings, oidcClientSecret: { set: sealedOidcClientSecret !== undefined } };
}

function changedNames(before: StoredSite, after: StoredSite): string[] {
  const old = flatten(before);
  return [...flatten(after)].filter(([name, value]) => !isDeepStrictEqual(old.get(name), value)).map(([name]) => name);
}

function flatten({ settings, sealedOidcClientSecret }: StoredSite): Map<string, unknown> {
  const { siteName, ...groups } = settings;
  const fields = Object.entries(groups).flatMap(([group, values]) =>
    Object.entries(values).map(([name, value]): [string, unknown] => [`${group}.${name}`, value]),
  );
  return new Map([['siteName', siteName], ...fields, [secretField, sealedOidcClientSecret]]);
}
