import { afterAll, beforeEach, expect, test } from 'vitest';
import { finishOidcSignIn as finishOperation } from '#contract/session.ts';
import { saveSite, loadSite } from '../../site/site-store.ts';
import { anAccessContext, anAccount } from '../../testing/an-access-context.ts';
import { startOidcServer } from '../../testing/oidc-server.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { createFindOidcProvider, type OidcProvider } from './oidc-provider.ts';
import { finishOidcSignIn, startOidcSignIn } from './oidc-sign-in.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
const { context, passMinutes } = anAccessContext(testDatabase);
const redirectUri = context.baseUrl + finishOperation.path;
const server = await startOidcServer({ redirectUri });
const shyServer = await startOidcServer({ redirectUri, claimsInIdToken: false });
const findProvider = createFindOidcProvider(context);
const ann = { sub: '42', email: 'Ann@Example.com', email_verified: true, name: 'Ann Lee' };

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await shyServer[Symbol.asyncDispose]();
  await testDatabase.close();
});
beforeEach(async () => {
  await database.account.deleteMany();
  await useOidc();
});

async function useOidc(
  over: { issuer?: string; enabled?: boolean; newAccountRole?: 'user' | null; secret?: string } = {},
) {
  const { issuer = server.issuer, enabled = true, newAccountRole = 'user', secret = server.clientSecret } = over;
  const { settings } = await loadSite(database, siteId);
  const oidc = { ...settings.oidc, enabled, issuer, clientId: server.clientId, newAccountRole };
  const sealedOidcClientSecret = context.secretBox.seal(secret, { owner: siteId, field: 'oidcClientSecret' });
  await saveSite(database, siteId, { settings: { ...settings, oidc }, sealedOidcClientSecret });
}

async function theProvider(): Promise<OidcProvider> {
  const provider = await findProvider();
  if (!provider) throw new Error('Signing in with an identity provider is off.');
  return provider;
}

/** The way to the provider and back, up to the answer that the browser brings. */
async function goThere(returnTo?: string) {
  const started = await startOidcSignIn(context, await theProvider(), returnTo);
  const back = await server.browse(started.address, context.baseUrl);
  return { url: back.slice(context.baseUrl.length), keptState: started.state };
}

async function signIn(returnTo?: string) {
  const answer = await goThere(returnTo);
  return finishOidcSignIn(context, await theProvider(), answer);
}

test('someone new gets an account and is signed in', async () => {
  server.meet(ann);
  expect(await signIn('/people?search=b')).toMatchObject({
    outcome: 'signed-in',
    returnTo: '/people?search=b',
    signedIn: { session: { user: { email: 'ann@example.com', name: 'Ann Lee', role: 'user' } } },
  });
});

test('the second time it is the same account, even with another e-mail address', async () => {
  server.meet(ann);
  await signIn();
  server.meet({ ...ann, email: 'ann.smith@example.com' });
  expect(await signIn()).toMatchObject({ signedIn: { session: { user: { email: 'ann@example.com' } } } });
  expect(await database.account.count()).toBe(1);
});

test('claims that are not in the ID token are asked for', async () => {
  await useOidc({ issuer: shyServer.issuer });
  shyServer.meet(ann);
  expect(await signIn()).toMatchObject({
    signedIn: { session: { user: { email: 'ann@example.com', name: 'Ann Lee' } } },
  });
});

test('an existing account is linked by its verified e-mail address, and keeps its role', async () => {
  const account = await anAccount(context, { role: 'admin' });
  server.meet(ann);
  expect(await signIn()).toMatchObject({ signedIn: { session: { user: { id: account.id, role: 'admin' } } } });
  const { oidcSubject } = await database.account.findUniqueOrThrow({ where: { id: account.id } });
  expect(oidcSubject).toBe(`${server.issuer}|42`);
});

test('an existing account stays out of reach of an address that is not verified', async () => {
  await anAccount(context, { role: 'admin' });
  server.meet({ ...ann, email_verified: false });
  expect(await signIn()).toEqual({ outcome: 'problem', problem: 'not-verified' });
  expect(await database.session.count()).toBe(0);
});

test('where only existing accounts may sign in, someone new may not', async () => {
  await useOidc({ newAccountRole: null });
  server.meet(ann);
  expect(await signIn()).toEqual({ outcome: 'problem', problem: 'no-account' });
  expect(await database.account.count()).toBe(0);
});

test('whoever changes their mind at the provider is back at the sign-in page', async () => {
  server.meet({});
  expect(await signIn()).toEqual({ outcome: 'problem', problem: 'cancelled' });
});

test('an answer is good for one sign-in only', async () => {
  server.meet(ann);
  const answer = await goThere();
  const provider = await theProvider();
  expect(await finishOidcSignIn(context, provider, answer)).toMatchObject({ outcome: 'signed-in' });
  expect(await finishOidcSignIn(context, provider, answer)).toEqual({ outcome: 'problem', problem: 'expired' });
});

test('an answer that another browser fetched signs nobody in', async () => {
  server.meet(ann);
  const { url } = await goThere();
  const theirs = await goThere();
  const provider = await theProvider();
  expect(await finishOidcSignIn(context, provider, { url, keptState: theirs.keptState })).toEqual({
    outcome: 'problem',
    problem: 'expired',
  });
  expect(await finishOidcSignIn(context, provider, { url, keptState: undefined })).toMatchObject({
    problem: 'expired',
  });
});

test('an answer that comes too late is refused', async () => {
  server.meet(ann);
  const answer = await goThere();
  passMinutes(11);
  expect(await finishOidcSignIn(context, await theProvider(), answer)).toEqual({
    outcome: 'problem',
    problem: 'expired',
  });
});

test('a code that was not given to us is refused', async () => {
  server.meet(ann);
  const { url, keptState } = await goThere();
  const forged = url.replace(/code=[^&]+/, 'code=made-up');
  await expect(finishOidcSignIn(context, await theProvider(), { url: forged, keptState })).rejects.toThrow();
});

test('a wrong client secret is refused by the provider', async () => {
  await useOidc({ secret: 'wrong' });
  server.meet(ann);
  await expect(signIn()).rejects.toThrow();
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'people'])(
  'does not lead to %s after signing in',
  async (returnTo) => {
    server.meet(ann);
    expect(await signIn(returnTo)).toMatchObject({ returnTo: '/' });
  },
);

test('there is no provider while signing in with one is off', async () => {
  await useOidc({ enabled: false });
  expect(await findProvider()).toBeUndefined();
});

test('a provider that cannot be reached is an error, not a missing provider', async () => {
  await useOidc({ issuer: 'http://127.0.0.1:9' });
  await expect(findProvider()).rejects.toThrow();
});

test('an address that is not encrypted is not asked, unless it is this very machine', async () => {
  await useOidc({ issuer: 'http://id.example' });
  await expect(findProvider()).rejects.toThrow('no https address');
});
