import { describe, expect, it } from 'vitest';
import { startConfluenceWorld, type ConfluenceWorldInTest } from '../../../../testing/confluence-dc-world.ts';
import { aPicture } from '../../../../testing/jira-dc-world.ts';
import { aDesiredState } from '../../../../testing/target-context.ts';

const never = new AbortController().signal;
const wants = { fields: ['phone', 'position'], picture: false };

function oneOf(world: ConfluenceWorldInTest) {
  const [{ key } = { key: '' }] = world.people;
  return { ref: { personId: 'one', remoteId: key }, user: world.confluence.user(key) };
}

describe('profile fields', () => {
  it('are written under the names that Confluence has for them, and no others', async () => {
    await using world = await startConfluenceWorld();
    const { ref, user } = oneOf(world);
    const fields = { phone: '1', im: '2', website: '3', position: '4', department: '5', location: '6' };
    await world.apply({ ref, desired: { fields }, wants: { ...wants, fields: Object.keys(fields) } });
    expect(Object.fromEntries(user.details)).toEqual({ ...fields, aboutMe: 'Likes birds.' });
  });

  it('that are to be empty are removed, not blank', async () => {
    await using world = await startConfluenceWorld();
    const { ref, user } = oneOf(world);
    user.details.set('phone', '1');
    const answer = await world.apply({ ref, desired: { fields: { phone: '' } }, wants });
    expect(answer).toMatchObject({ status: 'applied', state: { fields: { phone: null } } });
    expect(user.details.has('phone')).toBe(false);
    expect(await world.apply({ ref, desired: { fields: { phone: null } }, wants })).toMatchObject({
      status: 'alreadySo',
    });
  });

  it('that are too long are not sent, and the others are', async () => {
    await using world = await startConfluenceWorld();
    const { ref, user } = oneOf(world);
    const answer = await world.apply({ ref, desired: { fields: { phone: '1', position: 'x'.repeat(256) } }, wants });
    expect(answer).toMatchObject({ status: 'applied', notTaken: [{ field: 'position', code: 'too-long' }] });
    expect(user.details.get('phone')).toBe('1');
  });

  it('of many people take two requests to a batch of them', async () => {
    await using world = await startConfluenceWorld({ size: 160 });
    const changes = world.people.slice(0, 100).map(({ key }) => ({
      personId: key,
      remoteId: key,
      desired: aDesiredState({ fields: { phone: '1' } }),
    }));
    await Array.fromAsync(world.open({ wants }).apply(changes, never));
    const { log } = world.confluence;
    expect([log.count('companion-read'), log.count('companion-write')]).toEqual([2, 2]);
  });
});

describe('people who cannot be written', () => {
  it('are refused while they are disabled, before anything is sent', async () => {
    await using world = await startConfluenceWorld();
    const { ref, user } = oneOf(world);
    user.active = false;
    const answer = await world.apply({ ref, desired: { fields: { phone: '4' }, picture: aPicture(1) }, wants });
    expect(answer).toMatchObject({ status: 'refused', code: 'deactivated' });
    expect(world.confluence.log.count()).toBe(1);
  });

  it('are refused as system administrators, who are out of reach of others', async () => {
    await using world = await startConfluenceWorld();
    const { ref, user } = oneOf(world);
    user.isSystemAdministrator = true;
    const answer = await world.apply({ ref, desired: { picture: aPicture(1) } });
    expect(answer).toMatchObject({ status: 'refused', code: 'not-allowed' });
  });

  it('are not to blame where the account may administer nobody', async () => {
    await using world = await startConfluenceWorld({ administers: false });
    const { ref } = oneOf(world);
    await expect(world.apply({ ref, desired: { picture: aPicture(1) } })).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'Confluence Administrator' },
    });
    await expect(world.apply({ ref, desired: { fields: { phone: '1' } }, wants })).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'confluence-administrators' },
    });
  });
});

describe('a wrong password', () => {
  const settings = { token: '', username: 'roster', password: 'wrong' };

  it('is tried once, however many people there are, so that the account is not locked', async () => {
    await using world = await startConfluenceWorld();
    const session = world.open({ settings });
    const refs = world.people.map(({ key }) => ({ personId: key, remoteId: key }));
    for (let again = 0; again < 2; again += 1) {
      await expect(Array.fromAsync(session.preflight(refs, never))).rejects.toThrow('did not accept');
    }
    expect(world.confluence.log.count()).toBe(1);
  });

  it('is told apart from the CAPTCHA that follows it', async () => {
    await using world = await startConfluenceWorld();
    const { ref } = oneOf(world);
    const push = () =>
      world.apply({ ref, desired: { picture: aPicture(1) }, settings }).catch((error: unknown) => String(error));
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await push()).toContain('did not accept user name');
    expect(await push()).toContain('CAPTCHA');
  });
});

describe('an overloaded Confluence', () => {
  it('that asks for more patience than there is is left alone, and the pause is handed on', async () => {
    await using world = await startConfluenceWorld();
    const { ref } = oneOf(world);
    world.confluence.faults.add({ on: 'upload-picture', answer: { status: 429, headers: { 'Retry-After': '100' } } });
    await expect(world.apply({ ref, desired: { picture: aPicture(1) } })).rejects.toMatchObject({
      failure: { reason: 'rate-limited', retryAfterSeconds: 100 },
    });
    expect(world.clock.slept).toEqual([]);
  });

  it('is waited for as long as it asks, however it says so', async () => {
    await using world = await startConfluenceWorld();
    const { ref } = oneOf(world);
    const headers = { 'Retry-After': '0', 'X-RateLimit-Interval-Seconds': '5' };
    world.confluence.faults.add({ on: 'user', answer: { status: 429, headers } });
    world.confluence.faults.add({ on: 'upload-picture', answer: { status: 429, headers: { 'Retry-After': '20' } } });
    expect((await world.apply({ ref, desired: { picture: aPicture(1) } })).status).toBe('applied');
    expect(world.clock.slept).toEqual([5, 20]);
  });
});
