import { describe, expect, it } from 'vitest';
import { aPicture, startJiraWorld, type JiraWorldInTest } from '../../../../testing/jira-dc-world.ts';
import { aDesiredState } from '../../../../testing/target-context.ts';

const never = new AbortController().signal;
const wants = { fields: ['Room'], picture: false };
const rest = { properties: 'rest' } as const;

function oneOf(world: JiraWorldInTest) {
  const [{ key } = { key: '' }] = world.people;
  return { ref: { personId: 'one', remoteId: key }, user: world.jira.user(key) };
}

describe('properties', () => {
  it('of profiles go to the property set through the companion, and no others', async () => {
    await using world = await startJiraWorld();
    const { ref, user } = oneOf(world);
    const before = [...user.entityProperties];
    await world.apply({ ref, desired: { fields: { Room: '4.12' } }, wants });
    expect(user.propertySet.get('jira.meta.Room')).toBe('4.12');
    expect(user.propertySet.get('jira.user.locale')).toBe('en_UK');
    expect([...user.entityProperties]).toEqual(before);
  });

  it('of the REST API go there, and the profile shows nothing of them', async () => {
    await using world = await startJiraWorld({ companion: 'absent' });
    const { ref, user } = oneOf(world);
    await world.apply({ ref, desired: { fields: { Room: '4.12 "north"' } }, wants, settings: rest });
    expect(user.entityProperties.get('Room')).toBe('"4.12 \\"north\\""');
    expect([...user.propertySet.keys()]).toEqual(['jira.user.locale']);
  });

  it('of many people take two requests to a batch of them', async () => {
    await using world = await startJiraWorld({ size: 160 });
    const changes = world.people.slice(0, 100).map(({ key }) => ({
      personId: key,
      remoteId: key,
      desired: aDesiredState({ fields: { Room: '1' } }),
    }));
    await Array.fromAsync(world.open({ wants }).apply(changes, never));
    const { log } = world.jira;
    expect([log.count('companion-read'), log.count('companion-write')]).toEqual([2, 2]);
  });

  it('that are too long are not sent, and the others are', async () => {
    await using world = await startJiraWorld();
    const { ref, user } = oneOf(world);
    const fields = { Room: '4', About: 'x'.repeat(256), 'Much more': 'ü'.repeat(20_000) };
    const wanted = { fields: Object.keys(fields), picture: false };
    expect(await world.apply({ ref, desired: { fields }, wants: wanted })).toMatchObject({
      status: 'applied',
      notTaken: [
        { field: 'About', code: 'too-long' },
        { field: 'Much more', code: 'too-long' },
      ],
    });
    const answer = await world.apply({ ref, desired: { fields }, wants: wanted, settings: rest });
    expect(answer).toMatchObject({ notTaken: [{ field: 'Much more', code: 'too-long' }] });
    expect(user.entityProperties.has('About')).toBe(true);
  });

  it('that others keep as more than text are told as they are, and replaced', async () => {
    await using world = await startJiraWorld();
    const { ref, user } = oneOf(world);
    user.entityProperties.set('Room', '{"floor":4}');
    const [reading] = await Array.fromAsync(world.open({ wants, settings: rest }).readState([ref], never));
    expect(reading).toMatchObject({ state: { fields: { Room: '{"floor":4}' } } });
    await world.apply({ ref, desired: { fields: { Room: '4' } }, wants, settings: rest });
    expect(user.entityProperties.get('Room')).toBe('"4"');
  });
});

describe('people who cannot be written', () => {
  it('are refused while they are inactive, and nothing of them is touched', async () => {
    await using world = await startJiraWorld();
    const { ref, user } = oneOf(world);
    user.active = false;
    const answer = await world.apply({ ref, desired: { fields: { Room: '4' }, picture: aPicture(1) }, wants });
    expect(answer).toMatchObject({ status: 'refused', code: 'deactivated' });
    expect(world.jira.log.count('companion-write') + world.jira.log.count('temporary-avatar')).toBe(0);
  });

  it.each([rest, {}])('are refused as system administrators, who are out of reach of others: %j', async (settings) => {
    await using world = await startJiraWorld();
    const { ref, user } = oneOf(world);
    user.isSystemAdministrator = true;
    const desired = { fields: { Room: '4' }, picture: aPicture(1) };
    const answer = await world.apply({ ref, desired, wants: { fields: ['Room'] }, settings });
    expect(answer).toMatchObject({ status: 'refused', code: 'not-allowed' });
  });

  it('are not to blame where the account may administer nobody', async () => {
    await using world = await startJiraWorld({ administers: false });
    const { ref } = oneOf(world);
    const pushed = world.apply({ ref, desired: { picture: aPicture(1) } });
    await expect(pushed).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'Jira Administrators' },
    });
  });

  it('are not to blame for a CAPTCHA either', async () => {
    await using world = await startJiraWorld();
    const { ref } = oneOf(world);
    const settings = { token: '', username: 'roster', password: 'wrong' };
    const reasons: unknown[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const pushed = world.apply({ ref, desired: { picture: aPicture(1) }, settings });
      reasons.push(await pushed.catch((error: unknown) => String(error)));
    }
    expect(reasons[0]).toContain('did not accept user name and password');
    expect(reasons[3]).toContain('CAPTCHA');
  });
});

describe('a wrong password', () => {
  it('is tried once, however many people there are, so that the account is not locked', async () => {
    await using world = await startJiraWorld();
    const session = world.open({ settings: { token: '', username: 'roster', password: 'wrong' } });
    const refs = world.people.map(({ key }) => ({ personId: key, remoteId: key }));
    for (let again = 0; again < 2; again += 1) {
      await expect(Array.fromAsync(session.preflight(refs, never))).rejects.toThrow('did not accept');
    }
    expect(world.jira.log.count()).toBe(1);
  });
});

describe('an overloaded Jira', () => {
  it('that asks for more patience than there is is left alone, and the pause is handed on', async () => {
    await using world = await startJiraWorld();
    const { ref } = oneOf(world);
    world.jira.faults.add({ on: 'make-avatar', answer: { status: 429, headers: { 'Retry-After': '100' } } });
    await expect(world.apply({ ref, desired: { picture: aPicture(1) } })).rejects.toMatchObject({
      failure: { reason: 'rate-limited', retryAfterSeconds: 100 },
    });
    expect(world.clock.slept).toEqual([]);
  });

  it('is waited for as long as it asks, however it says so', async () => {
    await using world = await startJiraWorld();
    const { ref } = oneOf(world);
    const headers = { 'Retry-After': '0', 'X-RateLimit-Interval-Seconds': '5' };
    world.jira.faults.add({ on: 'temporary-avatar', answer: { status: 429, headers } });
    world.jira.faults.add({ on: 'make-avatar', answer: { status: 429, headers: { 'Retry-After': '20' } } });
    expect((await world.apply({ ref, desired: { picture: aPicture(1) } })).status).toBe('applied');
    expect(world.clock.slept).toEqual([5, 20]);
  });

  it('gets an avatar only once, even if its answer is lost', async () => {
    await using world = await startJiraWorld();
    const { ref } = oneOf(world);
    world.jira.faults.add({ on: 'make-avatar', times: 2, answer: 'cut' });
    await expect(world.apply({ ref, desired: { picture: aPicture(1) } })).rejects.toMatchObject({
      failure: { reason: 'unavailable' },
    });
    expect(world.clock.slept).toEqual([]);
  });
});
