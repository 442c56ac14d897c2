import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPushWorld, type PushWorld } from '../../testing/push-world.ts';
import { countPushRefusals } from './views/push-view-store.ts';
import { targetActivity } from './views/target-view-store.ts';

let world: PushWorld;
beforeEach(async () => {
  world = await createPushWorld();
});
afterEach(() => world.close());

const ann = { email: 'ann@example.com', title: 'Engineer' };
const bo = { email: 'bo@example.com', title: 'Designer' };

describe('a push', () => {
  test('brings everyone to the state that the directory has, and says so of each', async () => {
    await world.put(ann, bo);
    const push = await world.push();
    expect(push).toMatchObject({ status: 'succeeded', expected: 2, counts: { applied: 2, refused: 0 }, problem: null });
    expect(world.scripted.shows(ann.email).fields).toMatchObject({ title: 'Engineer' });
    const [first] = await world.standing();
    expect(first).toMatchObject({ status: 'applied', remoteId: 'account-ann@example.com', matchValue: ann.email });
    expect(first?.appliedHash).toBe(first?.desiredHash);
    const [line] = await world.lines(push.id);
    expect(line).toMatchObject({ outcome: 'applied', fields: [{ name: 'title', before: null, after: 'Engineer' }] });
  });

  test('asks nothing about those who have not changed', async () => {
    await world.put(ann, bo);
    await world.push();
    world.scripted.written.length = 0;
    world.scripted.found.length = 0;
    await world.change(ann.email, { 'field:jobTitle': 'Lead' });
    const push = await world.push({ type: 'changes' });
    expect(push).toMatchObject({ expected: 1, counts: { applied: 1 } });
    expect(world.scripted.written).toHaveLength(1);
    expect(world.scripted.found).toEqual([]);
    const [line] = await world.lines(push.id);
    expect(line?.fields).toEqual([{ name: 'title', before: 'Engineer', after: 'Lead' }]);
  });

  test('clears what is empty now, or leaves it, as the row says', async () => {
    await world.put({ ...ann, values: { 'field:department': 'Sales' } });
    await world.push();
    await world.change(ann.email, { 'field:jobTitle': '', 'field:department': '' });
    await world.push();
    expect(world.scripted.shows(ann.email).fields).toMatchObject({ title: null, department: 'Sales' });
  });

  test('refuses those whom the target does not have, and finds them once it does', async () => {
    await world.put(ann, { ...bo, unknown: true }, { email: '', displayName: 'Zed' });
    const push = await world.push();
    expect(push.counts).toMatchObject({ applied: 1, refused: 2 });
    const [, second, third] = await world.standing();
    expect([second?.code, third?.code]).toEqual(['not-found', 'no-match-value']);
    world.scripted.put(bo.email);
    expect((await world.push({ type: 'changes' })).expected).toBe(0);
    expect((await world.push()).counts).toMatchObject({ applied: 1, refused: 1 });
  });

  test('creates whoever is not found where the target does that', async () => {
    world.scripted.creates = true;
    await world.put({ ...bo, unknown: true });
    expect((await world.push()).counts).toMatchObject({ applied: 1 });
    expect(world.scripted.created).toEqual([bo.email]);
    expect(await world.standing()).toMatchObject([{ status: 'applied', remoteId: 'account-bo@example.com' }]);
  });

  test('never takes two people for the same account', async () => {
    await world.put(ann, { ...ann, displayName: 'zoe' });
    const push = await world.push();
    expect(push.counts).toMatchObject({ applied: 1, refused: 1 });
    expect((await world.standing()).filter(({ code }) => code === 'same-account')).toHaveLength(1);
  });

  test('goes on with a person whose address has changed here and not there', async () => {
    await world.put(ann);
    await world.push();
    await world.test.database.$executeRaw`update person set email = 'ann.lee@example.com'`;
    await world.change('ann.lee@example.com', { 'field:email': 'ann.lee@example.com', 'field:jobTitle': 'Lead' });
    expect((await world.push()).counts).toMatchObject({ applied: 1, refused: 0 });
    expect(world.scripted.shows(ann.email).fields).toMatchObject({ title: 'Lead' });
  });

  test('looks once more for somebody whose account is gone', async () => {
    await world.put(ann, bo);
    await world.push();
    world.scripted.accounts.delete(ann.email);
    await world.change(ann.email, { 'field:jobTitle': 'Lead' });
    const push = await world.push();
    expect(push.counts).toMatchObject({ refused: 1 });
    expect(await world.standing()).toMatchObject([{ status: 'refused', code: 'not-found', remoteId: null }, {}]);
  });

  test('is of one person, now, whatever is pending of others', async () => {
    await world.put(ann, bo);
    const push = await world.push({ type: 'person', person: 'BO@example.com' });
    expect(push).toMatchObject({ expected: 1, counts: { applied: 1 } });
    expect(world.scripted.written).toHaveLength(1);
    const again = await world.push({ type: 'person', person: 'bo@example.com' });
    expect(again.counts).toMatchObject({ alreadySo: 1 });
  });

  test('is one at a time', async () => {
    await world.put(ann);
    const first = await world.start();
    await expect(world.start()).rejects.toThrow('A push to this target is under way.');
    await world.work(first);
    await expect(world.push()).resolves.toMatchObject({ status: 'succeeded' });
  });

  test('does nothing at a target that is switched off', async () => {
    await world.changeTarget({ enabled: false });
    await expect(world.start()).rejects.toThrow('The target is switched off.');
  });
});

describe('refusals', () => {
  test('of two hundred and fifty people for the same reason are one line with a count', async () => {
    const people = Array.from({ length: 252 }, (_, index) => ({ email: `p${index}@example.com`, title: 'Engineer' }));
    await world.put(...people);
    const refusal = { code: 'managed-elsewhere', message: 'Another directory manages this account.' };
    for (const { email } of people.slice(0, 250)) {
      const account = world.scripted.accounts.get(email);
      if (account) account.refusal = refusal;
    }
    const push = await world.push();
    expect(push.counts).toMatchObject({ applied: 2, refused: 250 });
    expect(await countPushRefusals(world.test.database, push.id)).toEqual([{ ...refusal, people: 250 }]);
    const activity = (await targetActivity(world.test.database, world.test.siteId)).get(world.targetId);
    expect(activity).toMatchObject({ states: { applied: 2, refused: 250 }, refusals: [{ ...refusal, people: 250 }] });
  });

  test('of single fields are counted too, and the rest of the person is applied', async () => {
    const locked = [{ field: 'title', code: 'locked', message: 'The title comes from another directory.' }];
    await world.put({ ...ann, values: { 'field:department': 'Sales' } }, bo);
    for (const account of world.scripted.accounts.values()) account.locked = locked;
    const push = await world.push();
    expect(push.counts).toMatchObject({ applied: 1, alreadySo: 1 });
    expect(world.scripted.shows(ann.email).fields).toMatchObject({ department: 'Sales' });
    const activity = (await targetActivity(world.test.database, world.test.siteId)).get(world.targetId);
    expect(activity?.refusals).toEqual([{ ...locked[0], people: 2 }]);
  });

  test('without a word are found out', async () => {
    world.scripted.deafFields.add('title');
    const account = await world.put(ann).then(() => world.scripted.accounts.get(ann.email));
    if (account) account.state = { fields: { title: 'Boss' } };
    await world.push();
    expect(await world.standing()).toMatchObject([
      { status: 'applied', notTaken: [{ field: 'title', code: 'not-kept' }] },
    ]);
  });

  test('are tried again after a day, or when what is wanted has changed', async () => {
    await world.put(ann);
    const account = world.scripted.accounts.get(ann.email);
    if (account) account.refusal = { code: 'locked', message: 'No.' };
    await world.push();
    expect((await world.push({ type: 'changes' })).expected).toBe(0);
    await world.change(ann.email, { 'field:jobTitle': 'Lead' });
    expect((await world.push({ type: 'changes' })).expected).toBe(1);
    await world.clock.sleep(24 * 3600, new AbortController().signal);
    expect((await world.push({ type: 'changes' })).expected).toBe(1);
  });
});

describe('whoever the target does not have', () => {
  const [boss, cy] = [{ email: 'zoe@example.com' }, { email: 'cy@example.com', unknown: true }];
  const cyStands = async () => (await world.standing()).find(({ displayName }) => displayName === cy.email);
  const refusals = async () =>
    (await targetActivity(world.test.database, world.test.siteId)).get(world.targetId)?.refusals;

  test.each([{ type: 'full' }, { type: 'dryRun' }, { type: 'drift' }] as const)(
    'stays refused when their manager becomes known in a push of type $type',
    async ({ type }) => {
      await world.changeTarget({ manager: true });
      const [managerId = ''] = await world.put({ ...boss, unknown: true });
      await world.put({ ...cy, managerId });
      await world.push();
      expect(await cyStands()).toMatchObject({ status: 'refused', code: 'not-found' });
      world.scripted.put(boss.email);
      await world.push({ type: 'person', person: boss.email });
      await world.push({ type });
      expect(await cyStands()).toMatchObject({ status: 'refused', code: 'not-found' });
      expect(await refusals()).toMatchObject([{ code: 'not-found', people: 1 }]);
    },
  );

  test('stays refused in the push that finds their manager', async () => {
    await world.changeTarget({ manager: true });
    const [managerId = ''] = await world.put(boss);
    await world.put({ ...cy, managerId });
    await world.push();
    expect(await cyStands()).toMatchObject({ status: 'refused', code: 'not-found' });
    expect((await world.push({ type: 'changes' })).expected).toBe(0);
  });

  test('stays refused whatever changes of what would be written', async () => {
    await world.put({ ...cy, title: 'Cook' });
    await world.push();
    await world.change(cy.email, { 'field:jobTitle': 'Chef' });
    expect((await world.push({ type: 'changes' })).expected).toBe(0);
    expect(await cyStands()).toMatchObject({ status: 'refused', code: 'not-found' });
  });

  test('is looked for at once by another address', async () => {
    await world.put(cy, { email: '', displayName: 'Zed' });
    expect((await world.push()).counts).toMatchObject({ refused: 2 });
    for (const found of ['cyrus@example.com', 'zed@example.com']) world.scripted.put(found);
    await world.change(cy.email, { 'field:email': 'cyrus@example.com' });
    await world.change('', { 'field:email': 'zed@example.com' });
    expect((await world.push({ type: 'changes' })).counts).toMatchObject({ applied: 2 });
  });
});

describe('people who fail', () => {
  test('are tried again later and later, the others at once', async () => {
    await world.put(ann, bo);
    const account = world.scripted.accounts.get(ann.email);
    if (account) account.failure = { reason: 'unavailable', message: 'Jira has a fault.' };
    const push = await world.push();
    expect(push).toMatchObject({ status: 'succeeded', counts: { applied: 1, failed: 1 } });
    const failed = async () => (await world.standing()).find(({ status }) => status === 'failed');
    const waited = async () => ((await failed())?.nextAttemptAt?.getTime() ?? 0) - world.clock.now().getTime();
    expect(await failed()).toMatchObject({ code: 'unavailable', message: 'Jira has a fault.', attempts: 1 });
    expect(await waited()).toBe(60_000);
    await world.clock.sleep(60, new AbortController().signal);
    expect((await world.push({ type: 'changes' })).counts).toMatchObject({ failed: 1 });
    expect(await waited()).toBe(300_000);
    delete account?.failure;
    expect((await world.push()).counts).toMatchObject({ applied: 1 });
    expect((await world.standing()).map(({ attempts, nextAttemptAt }) => [attempts, nextAttemptAt])).toEqual([
      [0, null],
      [0, null],
    ]);
  });
});
