import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { siteSettings } from '#contract/accounts.ts';
import { createSecretBox } from '../connectors/secret-box.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { loadPhotoBaseUrl } from './photo-base-url.ts';
import { changeSettings, openClientSecret, readSettings, type SettingsInput } from './site-settings.ts';
import { ensureSite, loadSite } from './site-store.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
afterAll(() => testDatabase.close());

const editing = { database, siteId, secretBox: createSecretBox(randomBytes(32)) };
const settings: SettingsInput = {
  siteName: 'Acme',
  oidc: { enabled: true, label: 'Acme ID', issuer: 'https://id.example', clientId: 'roster', newAccountRole: null },
  pictures: { ownUploads: false },
  photos: { baseUrl: 'https://photos.example' },
  history: { keepDays: 30 },
};

test('a new site has settings that work', async () => {
  expect(await readSettings(editing)).toMatchObject({
    siteName: 'Test site',
    oidc: { enabled: false },
    pictures: { ownUploads: true },
    oidcClientSecret: { set: false },
  });
});

test('keeps what is changed and says what that was', async () => {
  const { changed } = await changeSettings(editing, { ...settings, oidcClientSecret: 'sesame' });
  expect(changed).toEqual([
    'siteName',
    'oidc.enabled',
    'oidc.label',
    'oidc.issuer',
    'oidc.clientId',
    'oidc.newAccountRole',
    'pictures.ownUploads',
    'photos.baseUrl',
    'history.keepDays',
    'oidcClientSecret',
  ]);
  expect(await readSettings(editing)).toMatchObject({ ...settings, oidcClientSecret: { set: true } });
});

test('what a program does not know of yet stays as it is', async () => {
  const issueFields = { enabled: true, of: 'assignee', fields: ['manager'], updateOpenIssues: false } as const;
  const signInSync = { enabled: true, everyMinutes: 60 };
  const privacy = { accessDays: 30 };
  await changeSettings(editing, {
    ...settings,
    issueFields: { ...issueFields, fields: ['manager'] },
    signInSync,
    privacy,
  });
  expect(await changeSettings(editing, settings)).toMatchObject({
    changed: [],
    settings: { issueFields, signInSync, privacy },
  });
});

test('the client secret is sealed, stays when it is not sent, and goes when it is emptied', async () => {
  await changeSettings(editing, { ...settings, oidcClientSecret: 'sesame' });
  expect(JSON.stringify(await database.site.findMany())).not.toContain('sesame');
  expect((await changeSettings(editing, settings)).changed).toEqual([]);
  expect(openClientSecret(editing, await loadSite(database, siteId))).toBe('sesame');
  const emptied = await changeSettings(editing, { ...settings, oidcClientSecret: '' });
  expect(emptied).toMatchObject({ changed: ['oidcClientSecret'], settings: { oidcClientSecret: { set: false } } });
});

test.each([
  [{ issuer: '' }, 'oidc.issuer'],
  [{ clientId: '' }, 'oidc.clientId'],
  [{ issuer: 'http://id.example' }, 'oidc.issuer'],
])('does not switch OIDC on with %j', async (over, path) => {
  const attempt = changeSettings(editing, { ...settings, oidc: { ...settings.oidc, ...over } });
  await expect(attempt).rejects.toMatchObject({ code: 'invalid-input', fields: [{ path }] });
});

test('photos stay where they are when nothing is said of them', async () => {
  const { photos, ...silent } = settings;
  await changeSettings(editing, settings);
  expect((await changeSettings(editing, silent)).settings.photos).toEqual(photos);
});

test('the base of photos is kept without a slash at the end, and may be emptied', async () => {
  const change = async (baseUrl: string) =>
    (await changeSettings(editing, { ...settings, photos: { baseUrl } })).settings.photos.baseUrl;
  expect(await change('https://cdn.example/faces//')).toBe('https://cdn.example/faces');
  expect(await change('http://localhost:8080/')).toBe('http://localhost:8080');
  expect(await change('')).toBe('');
});

test('photos are where the settings say, else where Roster is, else nobody knows', async () => {
  const where = (own: string) => loadPhotoBaseUrl(database, siteId, own);
  await changeSettings(editing, { ...settings, photos: { baseUrl: '' } });
  expect(await where('https://roster.example')).toBe('https://roster.example');
  expect(await where('')).toBeUndefined();
  await changeSettings(editing, { ...settings, photos: { baseUrl: 'https://cdn.example' } });
  expect(await where('https://roster.example')).toBe('https://cdn.example');
});

test('photos are not offered to Atlassian over an unencrypted address', async () => {
  const attempt = changeSettings(editing, { ...settings, photos: { baseUrl: 'http://photos.example' } });
  await expect(attempt).rejects.toMatchObject({ code: 'invalid-input', fields: [{ path: 'photos.baseUrl' }] });
});

test.each(['ftp://a.example', 'https://ann:pw@a.example', 'https://a.example?x=1', 'https://a.example/#x', 'photos'])(
  'the contract takes no %s for the base of photos',
  (baseUrl) => {
    expect(siteSettings.safeParse({ ...settings, photos: { baseUrl } }).success).toBe(false);
  },
);

test('an issuer on this machine needs no encryption', async () => {
  await changeSettings(editing, { ...settings, oidc: { ...settings.oidc, issuer: 'http://localhost:9000' } });
});

test('there is one site, however many processes start at once', async () => {
  const fresh = await createTestDatabase();
  await fresh.database.site.deleteMany();
  const ids = await Promise.all([1, 2, 3, 4].map(() => ensureSite(fresh.database)));
  expect(new Set(ids).size).toBe(1);
  await fresh.close();
});
