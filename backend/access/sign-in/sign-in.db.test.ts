import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { anAccessContext, anAccount } from '../../testing/an-access-context.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { identify } from '../identify.ts';
import { hashPassword } from './password.ts';
import { createSignInLimits } from './sign-in-limit-store.ts';
import { signInWithPassword } from './sign-in.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
afterAll(() => testDatabase.close());
beforeEach(async () => {
  await database.account.deleteMany();
  await database.rateLimit.deleteMany();
});

const { context } = anAccessContext(testDatabase);
const password = 'correct horse battery';
const passwordHash = await hashPassword(password);

function attempt(over: { email?: string; password?: string; address?: string } = {}) {
  const usual = { email: 'ann@example.com', password, address: '192.0.2.1' };
  return signInWithPassword(context, createSignInLimits(database), { ...usual, ...over });
}

async function fail(times: number, over: Parameters<typeof attempt>[0] = {}) {
  for (let time = 0; time < times; time += 1) {
    expect(await attempt({ password: 'wrong', ...over })).toEqual({ outcome: 'refused' });
  }
}

test('the right password begins a session', async () => {
  const account = await anAccount(context, { passwordHash, role: 'admin' });
  const outcome = await attempt();
  if (outcome.outcome !== 'signed-in') throw new Error(outcome.outcome);
  const { token, session } = outcome.signedIn;
  expect(session).toEqual({
    user: { id: account.id, email: 'ann@example.com', name: 'Ann', role: 'admin' },
    personId: null,
  });
  expect(await identify(context, { cookie: `roster-session=${token}` })).toMatchObject({
    caller: { kind: 'account', accountId: account.id },
  });
});

test('says nothing about which accounts exist: a wrong password, no password and no account are one answer', async () => {
  await anAccount(context, { passwordHash });
  await anAccount(context, { email: 'oidc@example.com' });
  expect(await attempt({ password: 'wrong' })).toEqual({ outcome: 'refused' });
  expect(await attempt({ email: 'oidc@example.com' })).toEqual({ outcome: 'refused' });
  expect(await attempt({ email: 'none@example.com' })).toEqual({ outcome: 'refused' });
});

test('the empty text that stands in for no password opens no account', async () => {
  await anAccount(context);
  expect(await attempt({ password: '' })).toEqual({ outcome: 'refused' });
});

test('takes as long for an account that is not there', async () => {
  await anAccount(context, { passwordHash });
  const measure = async (email: string) => {
    const started = performance.now();
    await attempt({ email, password: 'wrong', address: email });
    return performance.now() - started;
  };
  await measure('ann@example.com');
  const there = await measure('ann@example.com');
  const notThere = await measure('none@example.com');
  expect(notThere).toBeGreaterThan(there / 4);
});

test('a person’s account knows their place in the directory', async () => {
  const person = { siteId, displayName: 'Ann', active: true, values: {}, origins: {}, searchText: '', sortName: '' };
  const { id } = await database.person.create({ data: { ...person, email: 'Ann@Example.com' } });
  await anAccount(context, { passwordHash });
  expect(await attempt()).toMatchObject({ signedIn: { session: { personId: id } } });
});

test('after five failures an account is closed to that address, even with the right password', async () => {
  await anAccount(context, { passwordHash });
  await fail(5);
  const outcome = await attempt();
  if (outcome.outcome !== 'too-many') throw new Error(outcome.outcome);
  expect(outcome.waitSeconds).toBeGreaterThan(800);
  expect(outcome.waitSeconds).toBeLessThanOrEqual(900);
});

test('its owner is not locked out elsewhere', async () => {
  await anAccount(context, { passwordHash });
  await fail(5, { address: '198.51.100.7' });
  expect(await attempt()).toMatchObject({ outcome: 'signed-in' });
});

test('signing in forgets the failures before', async () => {
  await anAccount(context, { passwordHash });
  await fail(4);
  expect(await attempt()).toMatchObject({ outcome: 'signed-in' });
  await fail(4);
  expect(await attempt()).toMatchObject({ outcome: 'signed-in' });
});

test('one address cannot try many accounts', async () => {
  const guesses = Array.from({ length: 50 }, (_, index) => attempt({ email: `p${index}@example.com`, password: 'x' }));
  await Promise.all(guesses);
  expect(await attempt({ email: 'last@example.com', password: 'x' })).toMatchObject({ outcome: 'too-many' });
});

test('all addresses of an IPv6 network count as one', async () => {
  await anAccount(context, { passwordHash });
  for (const host of [':1', ':2', ':3:4', '5:6:7:8', ':abcd']) await fail(1, { address: `2001:db8:0:7:${host}` });
  expect(await attempt({ address: '2001:db8:0:7::ffff' })).toMatchObject({ outcome: 'too-many' });
  expect(await attempt({ address: '2001:db8:0:8::ffff' })).toMatchObject({ outcome: 'signed-in' });
});

test('failures are forgotten after a quarter of an hour', async () => {
  await anAccount(context, { passwordHash });
  await fail(5);
  vi.useFakeTimers({ now: Date.now() + 16 * 60_000, toFake: ['Date'] });
  try {
    expect(await attempt()).toMatchObject({ outcome: 'signed-in' });
  } finally {
    vi.useRealTimers();
  }
});

test('what is counted names nobody', async () => {
  await anAccount(context, { passwordHash });
  await fail(1);
  const keys = (await database.rateLimit.findMany()).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  expect(keys.join()).not.toMatch(/example|192\.0/);
});
