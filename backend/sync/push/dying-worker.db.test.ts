import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../database/client.ts';
import { createPushWorld, type PushWorld } from '../../testing/push-world.ts';
import { parsePush } from './life/push-state.ts';
import { runPush } from './run-push.ts';

let world: PushWorld;
beforeEach(async () => {
  world = await createPushWorld();
});
afterEach(() => world.close());

const never = new AbortController().signal;
const dead = new Error('The worker is dead.');

/** Dies at its so-manieth transaction: before it begins, or as soon as it is done. */
function dyingAt(database: Database, transaction: number, when: 'before' | 'after'): Database {
  let begun = 0;
  const real = Reflect.get(database, '$transaction') as (...given: readonly unknown[]) => Promise<unknown>;
  const dying = async (...given: readonly unknown[]): Promise<unknown> => {
    begun += 1;
    if (begun === transaction && when === 'before') throw dead;
    const result = await Reflect.apply(real, database, given);
    if (begun >= transaction) throw dead;
    return result;
  };
  return new Proxy(database, {
    get: (whole, name): unknown => (name === '$transaction' ? dying : Reflect.get(whole, name, whole)),
  });
}

type Order = Parameters<PushWorld['start']>[0];

/** Works at a push, and dies at one transaction after the other; another worker goes on. Answers how many there are. */
async function dieEverywhere(order: Order, prepare: () => Promise<void>, look: () => Promise<void>): Promise<number> {
  for (let transaction = 1; ; transaction += 1) {
    for (const when of ['before', 'after'] as const) {
      await prepare();
      const pushId = await world.start(order);
      const parts = { ...world.parts, database: dyingAt(world.test.database, transaction, when) };
      const died = await runPush(parts, pushId, never).then(
        () => false,
        (error: unknown) => error === dead,
      );
      await runPush(world.parts, pushId, never);
      const push = parsePush(await world.test.database.push.findUniqueOrThrow({ where: { id: pushId } }));
      expect(push, `${when} transaction ${String(transaction)}`).toMatchObject({ status: 'succeeded' });
      const dealtWith = Object.values(push.counts).reduce((sum, count) => sum + count, 0);
      expect(dealtWith, `${when} transaction ${String(transaction)}`).toBe(push.expected);
      expect(await world.test.database.pushLine.count({ where: { pushId, step: { not: 'done' } } })).toBe(0);
      await look();
      if (!died) return transaction;
    }
  }
}

const people = Array.from({ length: 105 }, (_, index) => ({
  email: `p${String(index).padStart(3, '0')}@example.com`,
  title: 'Engineer',
}));

async function forgetEverything(): Promise<void> {
  await world.test.database.push.deleteMany();
  await world.test.database.targetPerson.deleteMany();
  for (const account of world.scripted.accounts.values()) account.state = { fields: {}, manager: null, picture: null };
}

const states = async (): Promise<Readonly<Record<string, number>>> => {
  const standing = await world.standing();
  return Object.fromEntries(
    [...Map.groupBy(standing, ({ status }) => status)].map(([name, all]) => [name, all.length]),
  );
};

test('a push of everyone comes to the same end wherever its worker dies', { timeout: 120_000 }, async () => {
  await world.changeTarget({ manager: true });
  const [managerId = ''] = await world.put({ email: 'zoe@example.com', title: 'Boss' });
  await world.put(...people.map((person) => ({ ...person, managerId })), { email: 'cy@example.com', unknown: true });
  const transactions = await dieEverywhere({ type: 'full' }, forgetEverything, async () => {
    expect(await states()).toEqual({ applied: 106, refused: 1 });
    for (const { email } of people) {
      const shown = { fields: { title: 'Engineer' }, manager: 'account-zoe@example.com' };
      expect(world.scripted.shows(email)).toMatchObject(shown);
    }
  });
  expect(transactions).toBeGreaterThan(8);
});

test('so does a check for drift that repairs, and finds that an account is gone', { timeout: 120_000 }, async () => {
  await world.put(...people.slice(0, 60));
  const [gone, changed] = ['p007@example.com', 'p008@example.com'];
  const prepare = async (): Promise<void> => {
    for (const { email } of people.slice(0, 60)) if (!world.scripted.accounts.has(email)) world.scripted.put(email);
    await forgetEverything();
    await world.push();
    world.scripted.accounts.delete(gone);
    const account = world.scripted.accounts.get(changed);
    if (account) account.state = { ...account.state, fields: { ...account.state.fields, title: 'Boss' } };
  };
  await dieEverywhere({ type: 'drift', repair: true }, prepare, async () => {
    expect(await states()).toEqual({ applied: 59, refused: 1 });
    expect(world.scripted.shows(changed).fields).toMatchObject({ title: 'Engineer' });
  });
});

test('so does a push that takes back what was written of those who leave', { timeout: 120_000 }, async () => {
  await world.changeTarget({ removal: 'clear' });
  await world.put(...people.slice(0, 40));
  const setActive = (active: boolean) =>
    world.test.database.$executeRaw`update person set active = ${active} where email < 'p030'`;
  const prepare = async (): Promise<void> => {
    await setActive(true);
    await forgetEverything();
    await world.push();
    await setActive(false);
  };
  await dieEverywhere({ type: 'full' }, prepare, async () => {
    expect(await states()).toEqual({ applied: 10 });
    expect(world.scripted.shows('p001@example.com').fields).toMatchObject({ title: null });
  });
});

test('a dry run shows everybody once, and writes nothing', { timeout: 120_000 }, async () => {
  await world.put(...people.slice(0, 60), { email: 'cy@example.com', unknown: true });
  await dieEverywhere({ type: 'dryRun' }, forgetEverything, async () => {
    expect(await states()).toEqual({ pending: 60, refused: 1 });
    expect(world.scripted.written).toEqual([]);
  });
});
