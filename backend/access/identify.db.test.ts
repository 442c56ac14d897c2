import { UnsecuredJWT } from 'jose';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { anAccessContext, anAccount } from '../testing/an-access-context.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { identify } from './identify.ts';
import { endOtherSessions, endSession, startSession } from './session/session-store.ts';
import { createToken, listTokens, revokeToken } from './tokens/token-store.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
const adminToken = 'automation-0123456789abcdef';
const { context, passMinutes } = anAccessContext(testDatabase, { adminToken });
afterAll(() => testDatabase.close());
beforeEach(async () => {
  await database.account.deleteMany();
  await database.apiToken.deleteMany();
});

async function begin() {
  const account = await anAccount(context, { role: 'admin' });
  const { token } = await startSession(database, account.id, context.now());
  return { account, token };
}

const withCookie = (token: string) => identify(context, { cookie: `roster-session=${token}` });
const withBearer = (token: string) => identify(context, { authorization: `Bearer ${token}` });

test('a session’s cookie names its account', async () => {
  const { account, token } = await begin();
  const { caller } = await withCookie(token);
  expect(caller).toMatchObject({ kind: 'account', accountId: account.id, email: 'ann@example.com', role: 'admin' });
});

test('the database could not tell anyone the cookie', async () => {
  const { token } = await begin();
  expect(JSON.stringify(await database.session.findMany())).not.toContain(token);
});

test('no cookie, a made-up one and one of another site are nobody’s', async () => {
  const { token } = await begin();
  const other = await database.site.create({ data: { name: 'Other' } });
  expect(await identify(context, {})).toEqual({ caller: { kind: 'nobody' } });
  expect(await withCookie('made-up')).toEqual({ caller: { kind: 'nobody' } });
  expect(await identify({ ...context, siteId: other.id }, { cookie: `roster-session=${token}` })).toEqual({
    caller: { kind: 'nobody' },
  });
});

test('a session lasts twelve hours after the last request', async () => {
  const { token } = await begin();
  passMinutes(11 * 60);
  expect(await withCookie(token)).toMatchObject({
    caller: { kind: 'account' },
    cookie: expect.stringContaining(token) as string,
  });
  passMinutes(11 * 60);
  expect(await withCookie(token)).toMatchObject({ caller: { kind: 'account' } });
  passMinutes(12 * 60);
  expect(await withCookie(token)).toMatchObject({ caller: { kind: 'nobody' } });
});

test('requests close together put the end off once', async () => {
  const { token } = await begin();
  passMinutes(6);
  expect((await withCookie(token)).cookie).toContain(token);
  passMinutes(4);
  expect((await withCookie(token)).cookie).toBeUndefined();
});

test('a role that was taken away is gone at once', async () => {
  const { account, token } = await begin();
  await database.account.update({ where: { id: account.id }, data: { role: 'user' } });
  expect(await withCookie(token)).toMatchObject({ caller: { role: 'user' } });
});

test('signing out ends this session, and only this one', async () => {
  const { account, token } = await begin();
  const other = await startSession(database, account.id, context.now());
  const { caller } = await withCookie(token);
  if (caller.kind !== 'account') throw new Error(caller.kind);
  await endSession(database, caller.sessionHash);
  expect(await withCookie(token)).toMatchObject({ caller: { kind: 'nobody' } });
  expect(await withCookie(other.token)).toMatchObject({ caller: { kind: 'account' } });
  await endOtherSessions(database, account.id, undefined);
  expect(await withCookie(other.token)).toMatchObject({ caller: { kind: 'nobody' } });
});

test('sessions that have ended are cleared away', async () => {
  const { account } = await begin();
  passMinutes(13 * 60);
  await startSession(database, account.id, context.now());
  expect(await database.session.count()).toBe(1);
});

test('an API token names itself and its scope, and is kept as a hash alone', async () => {
  const { token } = await createToken(database, siteId, { name: 'CI', scope: 'run', expiresAt: undefined });
  expect(token).toMatch(/^rst_[\w-]{43}$/);
  expect(await withBearer(token)).toEqual({ caller: { kind: 'token', name: 'CI', scope: 'run' } });
  expect(JSON.stringify(await database.apiToken.findMany())).not.toContain(token.slice(4));
});

test('a token goes before a cookie, and a bad one is not made good by a cookie', async () => {
  const session = await begin();
  const { token } = await createToken(database, siteId, { name: 'CI', scope: 'read', expiresAt: undefined });
  const cookie = `roster-session=${session.token}`;
  expect(await identify(context, { authorization: `bearer ${token}`, cookie })).toMatchObject({
    caller: { scope: 'read' },
  });
  await expect(identify(context, { authorization: 'Bearer rst_made-up', cookie })).rejects.toMatchObject({
    code: 'not-signed-in',
  });
});

test('a token that has expired or was revoked is refused', async () => {
  const expiresAt = new Date(context.now().getTime() + 60_000);
  const short = await createToken(database, siteId, { name: 'Short', scope: 'read', expiresAt });
  const revoked = await createToken(database, siteId, { name: 'Revoked', scope: 'read', expiresAt: undefined });
  await revokeToken(database, siteId, revoked.id);
  await expect(withBearer(revoked.token)).rejects.toThrow('not known');
  passMinutes(2);
  await expect(withBearer(short.token)).rejects.toThrow('not known');
});

test('a token of another site cannot be used or revoked here', async () => {
  const other = await database.site.create({ data: { name: 'Other' } });
  const { id, token } = await createToken(database, other.id, { name: 'CI', scope: 'admin', expiresAt: undefined });
  await expect(withBearer(token)).rejects.toThrow('not known');
  await expect(revokeToken(database, siteId, id)).rejects.toMatchObject({ code: 'not-found' });
});

test('notes when a token was used, at most once a minute', async () => {
  const { token } = await createToken(database, siteId, { name: 'CI', scope: 'read', expiresAt: undefined });
  const lastUse = async () => (await listTokens(database, siteId))[0]?.lastUsedAt;
  expect(await lastUse()).toBeNull();
  await withBearer(token);
  const first = await lastUse();
  passMinutes(0.5);
  await withBearer(token);
  expect(await lastUse()).toBe(first);
  passMinutes(1);
  await withBearer(token);
  expect(await lastUse()).toBe(context.now().toISOString());
});

test('automation’s first token comes from the environment', async () => {
  expect(await withBearer(adminToken)).toEqual({ caller: { kind: 'token', name: 'automation', scope: 'admin' } });
  await expect(withBearer(`${adminToken}x`)).rejects.toThrow('not known');
  const without = { ...context, adminToken: undefined };
  await expect(identify(without, { authorization: `Bearer ${adminToken}` })).rejects.toThrow('not known');
});

test('what Forge has signed goes to whoever verifies it, with the token beside it; nothing else does', async () => {
  const token = new UnsecuredJWT({ iss: 'forge/invocation-token' }).encode();
  const asked: unknown[] = [];
  const caller = { kind: 'atlassian', siteId, accountId: '557058:ada', name: 'Ada', role: 'user' } as const;
  const inForge = {
    ...context,
    adminToken: 'automation.with-two.dots-in-it',
    identifyForge: (credentials: unknown) => {
      asked.push(credentials);
      return Promise.resolve({ ...caller, email: undefined });
    },
  };
  const credentials = { authorization: `Bearer ${token}`, forgeSystemToken: 'system' };
  expect(await identify(inForge, credentials)).toMatchObject({ caller });
  expect(asked).toEqual([{ invocationToken: token, systemToken: 'system' }]);
  const automation = { authorization: 'Bearer automation.with-two.dots-in-it' };
  expect(await identify(inForge, automation)).toMatchObject({ caller: { kind: 'token', name: 'automation' } });
  const { token: own } = await createToken(database, siteId, { name: 'Own', scope: 'read', expiresAt: undefined });
  expect(await identify(inForge, { authorization: `Bearer ${own}` })).toMatchObject({ caller: { name: 'Own' } });
  await expect(withBearer(token)).rejects.toThrow('This Roster is no Forge app.');
});
