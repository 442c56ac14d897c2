import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createAccount,
  createToken,
  deleteAccount,
  deleteToken,
  getSettings,
  listAccounts,
  listAudit,
  listTokens,
  putSettings,
  siteSettings,
  updateAccount,
  type SiteSettings,
} from '#contract/accounts.ts';
import { createSession, getSession } from '#contract/session.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const { database } = api.test;
  await database.account.deleteMany();
  await database.apiToken.deleteMany();
  await database.auditEntry.deleteMany();
  admin = await api.signedIn('admin');
});

const ben = { name: 'Ben', email: 'Ben@Example.com', role: 'user', password: 'correct horse battery' } as const;

/** Newest first. */
async function audited() {
  const { items } = await admin.call(listAudit, { query: {} });
  return items.map(({ actor, action, subject, details }) => ({ actor, action, subject, details }));
}

describe('accounts', () => {
  test('a new account can sign in', async () => {
    const account = await admin.call(createAccount, { body: ben });
    expect(account).toMatchObject({ email: 'ben@example.com', role: 'user', signIn: 'password', lastSignInAt: null });
    await api.visitor.call(createSession, { body: { email: ben.email, password: ben.password } });
    const { items, total } = await admin.call(listAccounts, { query: {} });
    expect([total, items.find(({ id }) => id === account.id)?.lastSignInAt]).toEqual([2, expect.any(String)]);
  });

  test('what is done to accounts is told in the audit log, without passwords', async () => {
    const { id } = await admin.call(createAccount, { body: ben });
    await admin.call(updateAccount, { params: { id }, body: { role: 'admin', password: 'another horse battery' } });
    await admin.call(deleteAccount, { params: { id } });
    const entries = await audited();
    const shared = { actor: 'admin@example.com', subject: 'ben@example.com' };
    expect(entries).toEqual([
      { ...shared, action: 'account.deleted', details: {} },
      { ...shared, action: 'account.updated', details: { changed: ['role', 'password'], role: 'admin' } },
      { ...shared, action: 'account.created', details: { role: 'user' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('horse');
  });

  test('admins who change their own password stay signed in where they did it', async () => {
    const elsewhere = await api.signedIn('admin');
    const { user } = await admin.call(getSession, {});
    await admin.call(updateAccount, { params: { id: user.id }, body: { password: 'correct horse battery' } });
    expect(await admin.call(getSession, {})).toMatchObject({ user: { id: user.id } });
    expect(await elsewhere.refusal(getSession, {})).toMatchObject({ status: 401 });
  });

  test('the only admin stays', async () => {
    const { user } = await admin.call(getSession, {});
    expect(await admin.refusal(deleteAccount, { params: { id: user.id } })).toMatchObject({ status: 409 });
    expect(await audited()).toEqual([]);
  });
});

describe('API tokens', () => {
  test('a token is shown once, works, and is revoked', async () => {
    const { id, token } = await admin.call(createToken, { body: { name: 'CI', scope: 'admin', expiresInDays: 30 } });
    const program = createApiClient({ url: api.url, headers: { authorization: `Bearer ${token}` } });
    const { items } = await program.call(listTokens, {});
    expect(items).toMatchObject([{ id, name: 'CI', scope: 'admin' }]);
    expect(JSON.stringify(items)).not.toContain(token);
    const days = (Date.parse(items[0]?.expiresAt ?? '') - Date.parse(items[0]?.createdAt ?? '')) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    await program.call(deleteToken, { params: { id } });
    expect(await program.refusal(listTokens, {})).toMatchObject({ status: 401 });
    expect(await audited()).toMatchObject([
      { actor: 'token “CI”', action: 'token.revoked', subject: 'CI' },
      { actor: 'admin@example.com', action: 'token.created', details: { scope: 'admin', expiresInDays: 30 } },
    ]);
  });
});

/** As they would be sent back. */
async function settingsNow(): Promise<SiteSettings> {
  return siteSettings.parse(await admin.call(getSettings, {}));
}

describe('settings of the site', () => {
  test('are changed, and the audit log names which', async () => {
    const settings = await settingsNow();
    const body = { ...settings, siteName: 'Acme', oidcClientSecret: 'sesame' };
    expect(await admin.call(putSettings, { body })).toMatchObject({
      siteName: 'Acme',
      oidcClientSecret: { set: true },
    });
    const [entry] = await audited();
    expect(entry).toMatchObject({ action: 'settings.updated', details: { changed: ['siteName', 'oidcClientSecret'] } });
    expect(JSON.stringify(entry)).not.toContain('sesame');
  });

  test('nothing changed, nothing told', async () => {
    await admin.call(putSettings, { body: await settingsNow() });
    expect(await audited()).toEqual([]);
  });

  test('a setting that cannot be is refused at its place', async () => {
    const settings = await settingsNow();
    const body = { ...settings, oidc: { ...settings.oidc, enabled: true } };
    const problem = await admin.refusal(putSettings, { body });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['oidc.issuer', 'oidc.clientId']);
  });
});
