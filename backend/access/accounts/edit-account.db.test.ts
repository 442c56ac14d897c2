import { afterAll, beforeEach, expect, test } from 'vitest';
import { anAccessContext, anAccount } from '../../testing/an-access-context.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { startSession } from '../session/session-store.ts';
import { isPassword } from '../sign-in/password.ts';
import { findAccount, listAccounts } from './account-store.ts';
import { addAccount, changeAccount, deleteAccount } from './edit-account.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
const { context } = anAccessContext(testDatabase);
afterAll(() => testDatabase.close());
beforeEach(async () => {
  await database.account.deleteMany();
});

const ann = { email: 'ann@example.com', name: 'Ann', role: 'admin', password: 'correct horse battery' } as const;

function change(id: string, patch: Parameters<typeof changeAccount>[2], keptSession?: string) {
  return changeAccount(context, { id, keptSession }, patch);
}

test('a new account can sign in with its password, which is kept as a hash', async () => {
  const { id } = await addAccount(context, ann);
  const account = await findAccount(database, siteId, { id });
  expect(account?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(ann.password, account?.passwordHash)).toBe(true);
  expect(await isPassword('another', account?.passwordHash)).toBe(false);
});

test('an e-mail address has one account', async () => {
  await addAccount(context, ann);
  const other = await addAccount(context, { ...ann, email: 'ben@example.com' });
  const taken = { code: 'conflict', fields: [{ path: 'email' }] };
  await expect(addAccount(context, ann)).rejects.toMatchObject(taken);
  await expect(change(other.id, { email: ann.email })).rejects.toMatchObject(taken);
});

test('a change touches what it names', async () => {
  const { id, passwordHash } = await addAccount(context, ann);
  expect(await change(id, { name: 'Ann Lee' })).toMatchObject({ name: 'Ann Lee', email: ann.email, passwordHash });
});

test('a new password ends the account’s sessions, but for the one that set it', async () => {
  const { id } = await addAccount(context, ann);
  await startSession(database, id, context.now());
  await startSession(database, id, context.now());
  const [kept] = await database.session.findMany();
  await change(id, { password: 'something quite different' }, kept?.tokenHash);
  expect(await database.session.findMany()).toEqual([kept]);
});

test('a new name ends no session', async () => {
  const { id } = await addAccount(context, ann);
  await startSession(database, id, context.now());
  await change(id, { name: 'Ann Lee' });
  expect(await database.session.count()).toBe(1);
});

test('removing an account ends its sessions', async () => {
  await anAccount(context, { email: 'boss@example.com', role: 'admin' });
  const { id } = await addAccount(context, ann);
  await startSession(database, id, context.now());
  await deleteAccount(context, id);
  expect(await database.session.count()).toBe(0);
  expect(await findAccount(database, siteId, { id })).toBeUndefined();
});

test('the last admin can be neither removed nor demoted', async () => {
  const { id } = await addAccount(context, ann);
  await anAccount(context, { email: 'user@example.com' });
  await expect(deleteAccount(context, id)).rejects.toMatchObject({ code: 'conflict' });
  await expect(change(id, { role: 'user' })).rejects.toMatchObject({ code: 'conflict' });
  expect(await findAccount(database, siteId, { id })).toMatchObject({ role: 'admin' });
});

test('of two admins who demote each other at once, one stays', async () => {
  const first = await anAccount(context, { email: 'a@example.com', role: 'admin' });
  const second = await anAccount(context, { email: 'b@example.com', role: 'admin' });
  const outcomes = await Promise.allSettled([change(first.id, { role: 'user' }), deleteAccount(context, second.id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('users come and go freely', async () => {
  await addAccount(context, ann);
  const user = await anAccount(context, { email: 'user@example.com' });
  await deleteAccount(context, user.id);
  expect((await listAccounts(database, { siteId, page: 1, pageSize: 10 })).total).toBe(1);
});

test('an account of another site is not there', async () => {
  const other = await database.site.create({ data: { name: 'Other' } });
  const { id } = await anAccount({ database, siteId: other.id });
  await expect(change(id, { name: 'Mine' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(deleteAccount(context, id)).rejects.toMatchObject({ code: 'not-found' });
});

test('lists accounts by name, a page at a time, with how they sign in', async () => {
  await addAccount(context, ann);
  await anAccount(context, { email: 'ben@example.com', name: 'Ben', oidcSubject: 'https://id.example|7' });
  const { items, total } = await listAccounts(database, { siteId, page: 2, pageSize: 1 });
  expect(total).toBe(2);
  expect(items).toMatchObject([{ name: 'Ben', signIn: 'oidc', lastSignInAt: null }]);
});
