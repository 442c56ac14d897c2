import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPushWorld, type PushWorld } from '../../testing/push-world.ts';

let world: PushWorld;
beforeEach(async () => {
  world = await createPushWorld();
  await world.put({ email: 'ann@example.com', title: 'Engineer' }, { email: 'bo@example.com', title: 'Designer' });
});
afterEach(() => world.close());

const changeOverThere = (email: string, title: string) => {
  const account = world.scripted.accounts.get(email);
  if (account) account.state = { ...account.state, fields: { ...account.state.fields, title } };
};

describe('a dry run', () => {
  test('shows what would be written, from what to what, and writes nothing', async () => {
    changeOverThere('ann@example.com', 'Boss');
    const push = await world.push({ type: 'dryRun' });
    expect(push).toMatchObject({ status: 'succeeded', counts: { wouldChange: 2, applied: 0 } });
    const [ann] = await world.lines(push.id);
    expect(ann).toMatchObject({
      outcome: 'wouldChange',
      fields: [{ name: 'title', before: 'Boss', after: 'Engineer' }],
    });
    expect(world.scripted.written).toEqual([]);
    expect(await world.standing()).toMatchObject([{ status: 'pending' }, { status: 'pending' }]);
    expect((await world.push()).counts).toMatchObject({ applied: 2 });
  });

  test('shows whom the target will refuse, which fields it keeps, and whom it does not have', async () => {
    await world.put({ email: 'cy@example.com', unknown: true });
    const refusal = { code: 'managed-elsewhere', message: 'Another directory manages this account.' };
    const [ann, bo] = ['ann', 'bo'].map((name) => world.scripted.accounts.get(`${name}@example.com`));
    if (ann) ann.refusal = refusal;
    if (bo) bo.locked = [{ field: 'title', code: 'locked', message: 'The title is locked.' }];
    const push = await world.push({ type: 'dryRun' });
    expect(await world.lines(push.id)).toMatchObject([
      { outcome: 'refused', ...refusal },
      { outcome: 'alreadySo', fields: [], code: 'locked', message: 'title: The title is locked.' },
      { outcome: 'refused', code: 'not-found' },
    ]);
  });

  test('shows who would be created, at a target that is still switched off', async () => {
    world.scripted.creates = true;
    await world.changeTarget({ enabled: false });
    await world.put({ email: 'cy@example.com', title: 'Cook', unknown: true });
    const push = await world.push({ type: 'dryRun' });
    expect((await world.lines(push.id)).at(-1)).toMatchObject({ outcome: 'wouldChange', code: 'would-be-created' });
    expect(world.scripted.created).toEqual([]);
  });
});

describe('a drift check', () => {
  beforeEach(async () => {
    await world.push();
    world.scripted.written.length = 0;
    changeOverThere('ann@example.com', 'Boss');
  });

  test('sees what was changed over there, and leaves it', async () => {
    const push = await world.push({ type: 'drift' });
    expect(push).toMatchObject({ expected: 2, counts: { drifted: 1, alreadySo: 1 } });
    const drift = [{ name: 'title', before: 'Engineer', after: 'Boss' }];
    expect(await world.standing()).toMatchObject([{ status: 'drifted', drift }, { status: 'applied' }]);
    expect(world.scripted.written).toEqual([]);
    expect((await world.push({ type: 'changes' })).expected).toBe(0);
  });

  test('puts it right where that is asked for', async () => {
    const push = await world.push({ type: 'drift', repair: true });
    expect(push.counts).toMatchObject({ drifted: 0, applied: 1, alreadySo: 1 });
    expect(world.scripted.shows('ann@example.com').fields).toMatchObject({ title: 'Engineer' });
    expect(await world.standing()).toMatchObject([{ status: 'applied', drift: null }, { status: 'applied' }]);
  });

  test('forgets a drift that is no more', async () => {
    await world.push({ type: 'drift' });
    changeOverThere('ann@example.com', 'Engineer');
    await world.push({ type: 'drift' });
    expect(await world.standing()).toMatchObject([{ status: 'applied' }, { status: 'applied' }]);
  });

  test('does not take the target’s own way of writing a value for a change', async () => {
    const bo = world.scripted.accounts.get('bo@example.com');
    if (bo) bo.spelling = (title) => title.toUpperCase();
    await world.change('bo@example.com', { 'field:jobTitle': 'Cook' });
    await world.push();
    await world.push({ type: 'drift' });
    expect((await world.standing())[1]).toMatchObject({ status: 'applied', notTaken: [{ code: 'not-kept' }] });
  });

  test('finds out who is no longer there', async () => {
    world.scripted.accounts.delete('ann@example.com');
    const push = await world.push({ type: 'drift' });
    expect(push.counts).toMatchObject({ refused: 1, alreadySo: 1 });
    expect((await world.standing())[0]).toMatchObject({ status: 'refused', code: 'not-found' });
  });
});
