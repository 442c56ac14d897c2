import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import {
  completeSetup,
  createSession,
  deleteSession,
  finishOidcSignIn,
  getSession,
  getSignInOptions,
  useSignInLink,
} from '#contract/session.ts';
import { hashPassword } from '../../access/sign-in/password.ts';
import { createSetupLink, createSignInLink } from '../../access/sign-in/one-time-links.ts';
import { loadSite, saveSite } from '../../site/site-store.ts';
import { anAccount } from '../../testing/an-access-context.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { startOidcServer, type OidcServer } from '../../testing/oidc-server.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let oidc: OidcServer;

beforeAll(async () => {
  api = await startTestApi();
  oidc = await startOidcServer({ redirectUri: api.url + finishOidcSignIn.path });
});
afterAll(async () => {
  await oidc[Symbol.asyncDispose]();
  await api.close();
});
beforeEach(async () => {
  const { database } = api.test;
  await database.account.deleteMany();
  await database.rateLimit.deleteMany();
});

const password = 'correct horse battery';

/** A browser with the cookies that an answer has set. */
function withCookiesOf(response: Response): ApiClient {
  const cookie = response.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  return createApiClient({
    url: api.url,
    headers: { cookie, 'x-roster-request': '1', 'sec-fetch-site': 'same-origin' },
  });
}

function signIn(body = { email: 'ann@example.com', password }) {
  return api.visitor.send(createSession, { body });
}

describe('with a password', () => {
  beforeEach(async () => {
    await anAccount(api.access, { passwordHash: await hashPassword(password), role: 'admin' });
  });

  test('signing in sets a cookie that scripts cannot read, and signing out takes it away', async () => {
    const response = await signIn({ email: 'Ann@Example.com', password });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^roster-session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/),
    ]);
    const browser = withCookiesOf(response);
    expect(await browser.call(getSession, {})).toMatchObject({ user: { email: 'ann@example.com', role: 'admin' } });
    const ended = await browser.send(deleteSession, {});
    expect(ended.headers.get('set-cookie')).toContain('Expires=Thu, 01 Jan 1970');
    expect(await browser.refusal(getSession, {})).toMatchObject({ status: 401 });
  });

  test('a wrong password and an unknown address get the same answer', async () => {
    const wrong = await api.visitor.refusal(createSession, { body: { email: 'ann@example.com', password: 'x' } });
    const unknown = await api.visitor.refusal(createSession, { body: { email: 'none@example.com', password: 'x' } });
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
    expect(wrong).toMatchObject({ status: 401, detail: 'The e-mail address or the password is not right.' });
  });

  test('after too many failures it is said how long to wait', async () => {
    for (let time = 0; time < 5; time += 1) await signIn({ email: 'ann@example.com', password: 'x' });
    const response = await signIn();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800);
    expect(await response.json()).toMatchObject({
      code: 'too-many-requests',
      detail: expect.stringContaining('15 minutes') as string,
    });
  });

  test('neither the password nor who signed in is in the log', async () => {
    await signIn();
    await signIn({ email: 'ann@example.com', password: 'wrong horse' });
    expect(api.logged.join()).not.toMatch(/horse|ann@/);
  });
});

describe('with a one-time link', () => {
  test('the first admin is made, signed in and told of in the audit log', async () => {
    expect(await api.visitor.call(getSignInOptions, {})).toMatchObject({ needsSetup: true });
    const token = (await createSetupLink(api.access))?.split('#')[1] ?? '';
    const body = { token, name: 'Ann', email: 'ann@example.com', password };
    const browser = withCookiesOf(await api.visitor.send(completeSetup, { body }));
    expect(await browser.call(getSession, {})).toMatchObject({ user: { name: 'Ann', role: 'admin' } });
    expect(await api.visitor.call(getSignInOptions, {})).toMatchObject({ needsSetup: false });
    const { items } = await browser.call(listAudit, { query: {} });
    expect(items).toMatchObject([{ action: 'site.set-up', actor: 'ann@example.com', subject: 'ann@example.com' }]);
    expect(await api.visitor.refusal(completeSetup, { body })).toMatchObject({ code: 'conflict' });
  });

  test('a weak password is refused, and the link stays good', async () => {
    const token = (await createSetupLink(api.access))?.split('#')[1] ?? '';
    const body = { token, name: 'Ann', email: 'ann@example.com', password: 'short' };
    const problem = await api.visitor.refusal(completeSetup, { body });
    expect(problem.errors).toEqual([{ path: 'password', message: 'Choose a password of at least 12 characters.' }]);
    await api.visitor.call(completeSetup, { body: { ...body, password } });
  });

  test('a sign-in link works once', async () => {
    const { id } = await anAccount(api.access);
    const token = (await createSignInLink(api.access, id)).split('#')[1] ?? '';
    const browser = withCookiesOf(await api.visitor.send(useSignInLink, { body: { token } }));
    expect(await browser.call(getSession, {})).toMatchObject({ user: { id } });
    expect(await api.visitor.refusal(useSignInLink, { body: { token } })).toMatchObject({ code: 'not-allowed' });
  });
});

describe('with an identity provider', () => {
  beforeEach(async () => {
    const { database, siteId } = api.test;
    const { settings } = await loadSite(database, siteId);
    const { issuer, clientId, clientSecret } = oidc;
    const provider = { enabled: true, label: 'Acme ID', issuer, clientId, newAccountRole: 'user' } as const;
    const sealedOidcClientSecret = api.access.secretBox.seal(clientSecret, {
      owner: siteId,
      field: 'oidcClientSecret',
    });
    await saveSite(database, siteId, { settings: { ...settings, oidc: provider }, sealedOidcClientSecret });
    oidc.meet({ sub: '42', email: 'ann@example.com', email_verified: true, name: 'Ann' });
  });

  /** Visits the identity provider as a browser does, and comes back with what it was given. */
  async function goAndComeBack(path: string): Promise<Response> {
    const started = await api.visitor.fetch(path);
    const back = await oidc.browse(started.headers.get('location') ?? '', api.url);
    return withCookiesOf(started).fetch(back.slice(api.url.length));
  }

  test('the sign-in page offers it', async () => {
    expect(await api.visitor.call(getSignInOptions, {})).toMatchObject({ oidc: { label: 'Acme ID' } });
  });

  test('the browser comes back signed in, to where it wanted to go', async () => {
    const response = await goAndComeBack('/api/session/oidc?returnTo=/people/7');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/people/7']);
    const browser = withCookiesOf(response);
    expect(await browser.call(getSession, {})).toMatchObject({ user: { email: 'ann@example.com', role: 'user' } });
  });

  test('whoever cancels is led back to the sign-in page', async () => {
    oidc.meet({});
    const response = await goAndComeBack('/api/session/oidc');
    expect(response.headers.get('location')).toBe('/sign-in?problem=cancelled');
  });

  test('another browser cannot finish what this one began', async () => {
    const started = await api.visitor.fetch('/api/session/oidc');
    const back = await oidc.browse(started.headers.get('location') ?? '', api.url);
    const response = await api.visitor.fetch(back.slice(api.url.length));
    expect(response.headers.get('location')).toBe('/sign-in?problem=expired');
    expect(response.headers.getSetCookie().join()).not.toContain('roster-session');
  });

  test('a provider that fails leads back to the sign-in page, and the log says why', async () => {
    const { database, siteId } = api.test;
    const site = await loadSite(database, siteId);
    const away = { ...site.settings.oidc, issuer: 'http://127.0.0.1:9' };
    await saveSite(database, siteId, { ...site, settings: { ...site.settings, oidc: away } });
    const response = await api.visitor.fetch('/api/session/oidc');
    expect(response.headers.get('location')).toBe('/sign-in?problem=failed');
    expect(api.logged.at(-1) ?? '').toContain('startOidcSignIn');
    expect(api.logged.some((line) => line.includes('identity provider failed'))).toBe(true);
  });
});
