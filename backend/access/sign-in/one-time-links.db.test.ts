import { afterAll, beforeEach, expect, test } from 'vitest';
import { anAccessContext, anAccount } from '../../testing/an-access-context.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { createSetupLink, createSignInLink, setUp, signInWithLink } from './one-time-links.ts';

const testDatabase = await createTestDatabase();
const { database } = testDatabase;
const { context, passMinutes } = anAccessContext(testDatabase);
afterAll(() => testDatabase.close());
beforeEach(async () => {
  await database.account.deleteMany();
  await database.oneTimeLink.deleteMany();
});

const admin = { name: 'Ann', email: 'ann@example.com', password: 'correct horse battery' };

function tokenOf(link: string | undefined): string {
  return new URL(link ?? '').hash.slice(1);
}

test('the set-up link creates the first admin and signs them in', async () => {
  const link = await createSetupLink(context);
  expect(link).toMatch(/^http:\/\/roster\.example\/setup#[\w-]{43}$/);
  const { session, token } = await setUp(context, { ...admin, token: tokenOf(link) });
  expect(session.user).toMatchObject({ email: 'ann@example.com', role: 'admin' });
  expect(token).toHaveLength(43);
});

test('once there is an admin, there is no set-up link and none works', async () => {
  const token = tokenOf(await createSetupLink(context));
  await anAccount(context, { email: 'boss@example.com', role: 'admin' });
  expect(await createSetupLink(context)).toBeUndefined();
  await expect(setUp(context, { ...admin, token })).rejects.toMatchObject({ code: 'conflict' });
});

test('a newer set-up link takes the older one’s place', async () => {
  const older = tokenOf(await createSetupLink(context));
  const newer = tokenOf(await createSetupLink(context));
  await expect(setUp(context, { ...admin, token: older })).rejects.toMatchObject({ code: 'not-allowed' });
  await setUp(context, { ...admin, token: newer });
});

test('the set-up link stays good while setting up fails', async () => {
  const token = tokenOf(await createSetupLink(context));
  await anAccount(context, { email: admin.email });
  await expect(setUp(context, { ...admin, token })).rejects.toMatchObject({
    code: 'conflict',
    fields: [{ path: 'email' }],
  });
  await setUp(context, { ...admin, email: 'other@example.com', token });
});

test('of two people who open the set-up link at once, one is the first admin', async () => {
  const token = tokenOf(await createSetupLink(context));
  const outcomes = await Promise.allSettled([
    setUp(context, { ...admin, token }),
    setUp(context, { ...admin, email: 'ben@example.com', token }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await database.account.count()).toBe(1);
});

test('a sign-in link signs its account in, once', async () => {
  const account = await anAccount(context);
  const link = await createSignInLink(context, account.id);
  expect(link).toMatch(/^http:\/\/roster\.example\/sign-in\/link#/);
  expect((await signInWithLink(context, tokenOf(link))).session.user.id).toBe(account.id);
  await expect(signInWithLink(context, tokenOf(link))).rejects.toMatchObject({ code: 'not-allowed' });
});

test('links are good for a day', async () => {
  const account = await anAccount(context);
  const signIn = tokenOf(await createSignInLink(context, account.id));
  const setup = tokenOf(await createSetupLink(context));
  passMinutes(24 * 60);
  await expect(signInWithLink(context, signIn)).rejects.toThrow('expired');
  await expect(setUp(context, { ...admin, token: setup })).rejects.toThrow('not good');
});

test('a link serves only what it was made for', async () => {
  const account = await anAccount(context);
  const signIn = tokenOf(await createSignInLink(context, account.id));
  const setup = tokenOf(await createSetupLink(context));
  await expect(setUp(context, { ...admin, token: signIn })).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(signInWithLink(context, setup)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('the link of an account that was removed signs nobody in', async () => {
  const account = await anAccount(context);
  const token = tokenOf(await createSignInLink(context, account.id));
  await database.account.deleteMany();
  await expect(signInWithLink(context, token)).rejects.toMatchObject({ code: 'not-allowed' });
});
