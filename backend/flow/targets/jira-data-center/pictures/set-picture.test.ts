import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aPicture, squareJpeg, startJiraWorld, type JiraWorldInTest } from '../../../../testing/jira-dc-world.ts';
import type { JiraSimulatorOptions } from '../../../../../simulators/jira-data-center/jira-options.ts';
import type { DesiredPicture } from '../../target.ts';
import { aDesiredState } from '../../../../testing/target-context.ts';

const never = new AbortController().signal;

async function startOne(options: Partial<JiraSimulatorOptions> = {}) {
  const world = await startJiraWorld(options);
  const [{ key } = { key: '' }] = world.people;
  const ref = { personId: 'one', remoteId: key };
  const user = () => world.jira.user(key);
  return { world, jira: world.jira, key, ref, user, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

const uploads = ({ jira }: JiraWorldInTest): number => jira.log.count('temporary-avatar');

const byPassword = ({ jira }: JiraWorldInTest) => ({ username: jira.username, password: jira.password });

describe('a picture', () => {
  it('goes up in three steps, by user name, and is cropped by nobody', async () => {
    await using started = await startOne();
    const { world, jira, ref, user } = started;
    const answer = await world.apply({ ref, desired: { picture: aPicture(1) } });
    expect(answer).toMatchObject({ status: 'applied', state: { picture: user().avatarId } });
    const digest = createHash('sha256')
      .update(await squareJpeg(1, 256))
      .digest('hex');
    expect(user().custom).toEqual([{ id: user().avatarId, width: 256, digest, by: 'api' }]);
    const steps = jira.log.requests().filter(({ method }) => method !== 'GET');
    const query = `?username=${user().name}`;
    expect(steps.map(({ method, url }) => `${method} ${url.replace('/jira/rest/api/2/user/', '')}`)).toEqual([
      `POST avatar/temporary${query}`,
      `POST avatar${query}`,
      `PUT avatar${query}`,
    ]);
  });

  it('reaches whoever was renamed, as the key stays', async () => {
    await using started = await startOne();
    const { world, ref, user } = started;
    user().name = 'married name';
    const answer = await world.apply({ ref, desired: { picture: aPicture(1) } });
    expect(answer.status).toBe('applied');
  });

  it('is asked for in the size that is set', async () => {
    await using started = await startOne();
    const { world, ref, user } = started;
    await world.apply({ ref, desired: { picture: aPicture(1) }, settings: { pictureSize: '96' } });
    expect(user().custom[0]?.width).toBe(96);
  });

  it('of each is theirs, however many go up at the same time', async () => {
    await using started = await startOne({ latencyMillis: 5 });
    const { world, jira } = started;
    const session = world.open();
    const people = world.people.slice(0, 12);
    const changes = people.map(({ key }, index) => ({
      personId: key,
      remoteId: key,
      desired: aDesiredState({ picture: aPicture(index) }),
    }));
    await Array.fromAsync(session.apply(changes, never));
    expect(jira.log.mostAtOnce()).toBeGreaterThan(1);
    for (const [index, { key }] of people.entries()) {
      const digest = createHash('sha256')
        .update(await squareJpeg(index, 256))
        .digest('hex');
      expect(jira.user(key).custom.map((avatar) => avatar.digest)).toEqual([digest]);
    }
  });

  it('replaces the one that Roster uploaded, and leaves what the person uploaded', async () => {
    await using started = await startOne();
    const { world, jira, key, ref, user } = started;
    const own = jira.uploadOwn(key, await squareJpeg(9));
    const first = await world.apply({ ref, desired: { picture: aPicture(1) } });
    const memo = 'memo' in first ? first.memo : undefined;
    await world.apply({ ref: { ...ref, ...(memo !== undefined && { memo }) }, desired: { picture: aPicture(2) } });
    expect(user().custom.map(({ id }) => id)).toEqual([own, user().avatarId]);
  });

  it('is not sent again while it shows, and is once somebody chose another', async () => {
    await using started = await startOne();
    const { world, ref, user } = started;
    const first = await world.apply({ ref, desired: { picture: aPicture(1) } });
    const again = { ...ref, memo: ('memo' in first ? first.memo : undefined) ?? null };
    expect(await world.apply({ ref: again, desired: { picture: aPicture(1) } })).toMatchObject({ status: 'alreadySo' });
    expect(uploads(world)).toBe(1);
    user().avatarId = '10338';
    expect(await world.apply({ ref: again, desired: { picture: aPicture(1) } })).toMatchObject({ status: 'applied' });
    expect(user().custom.map(({ id }) => id)).toEqual([user().avatarId]);
  });

  it('that is taken away leaves the default, and nothing of Roster’s', async () => {
    await using started = await startOne();
    const { world, ref, user } = started;
    const first = await world.apply({ ref, desired: { picture: aPicture(1) } });
    const memo = ('memo' in first ? first.memo : undefined) ?? null;
    const answer = await world.apply({ ref: { ...ref, memo }, desired: { picture: null } });
    expect(answer).toMatchObject({ status: 'applied', state: { picture: null }, memo: null });
    expect([user().avatarId, user().custom]).toEqual(['10122', []]);
  });

  it('that is taken away may be the person’s own: it is deselected, not deleted', async () => {
    await using started = await startOne();
    const { world, jira, key, ref, user } = started;
    const own = jira.uploadOwn(key, await squareJpeg(9));
    await world.apply({ ref, desired: { picture: null }, settings: { defaultAvatarId: '10339' } });
    expect([user().avatarId, user().custom.map(({ id }) => id)]).toEqual(['10339', [own]]);
    expect(await world.apply({ ref, desired: { picture: null } })).toMatchObject({ status: 'alreadySo' });
  });
});

describe('a picture that cannot be set', () => {
  it('as Jira ends the session of a token, is told apart, and goes by password', async () => {
    await using started = await startOne({ endsTokenSessions: true });
    const { world, ref } = started;
    const desired = { picture: aPicture(1) };
    const byToken = await world.apply({ ref, desired });
    expect(byToken).toMatchObject({ notTaken: [{ field: 'picture', code: 'session-lost' }] });
    const answer = await world.apply({ ref, desired, settings: byPassword(world) });
    expect(answer).not.toHaveProperty('notTaken');
    expect(answer.status).toBe('applied');
  });

  it('as pictures come from Gravatar, is not even sent', async () => {
    await using started = await startOne({ externalAvatars: true });
    const { world, ref } = started;
    const refusal = { field: 'picture', code: 'external-avatars' };
    expect(await world.apply({ ref, desired: { picture: aPicture(1) } })).toMatchObject({ notTaken: [refusal] });
    expect(uploads(world)).toBe(0);
    const [may] = await Array.fromAsync(world.open().preflight([ref], never));
    expect(may).toMatchObject({ status: 'may', locked: [refusal] });
    const [reading] = await Array.fromAsync(world.open().readState([ref], never));
    expect(reading).toMatchObject({ status: 'read', state: { fields: {} } });
  });

  it('as Jira complains inside the page of a success, is not taken', async () => {
    await using started = await startOne();
    const { world, ref, user } = started;
    const text: DesiredPicture = { version: 'v', read: () => Promise.resolve(new TextEncoder().encode('no picture')) };
    const answer = await world.apply({ ref, desired: { picture: text } });
    expect(answer).toMatchObject({ notTaken: [{ field: 'picture', code: 'picture-not-usable' }] });
    expect(user().custom).toEqual([]);
  });

  it('as there are no bytes any more, is not taken, and the rest is', async () => {
    await using started = await startOne();
    const { world, ref } = started;
    const lost: DesiredPicture = { version: 'v', read: () => Promise.resolve(undefined) };
    const wants = { fields: ['Room'] };
    const answer = await world.apply({ ref, desired: { picture: lost, fields: { Room: '4' } }, wants });
    expect(answer).toMatchObject({ status: 'applied', notTaken: [{ code: 'picture-unreadable' }] });
  });

  it('as the last step fails, leaves no avatar behind', async () => {
    await using started = await startOne();
    const { world, jira, ref, user } = started;
    jira.faults.add({ on: 'select-avatar', answer: { status: 500 } });
    const answer = await world.apply({ ref, desired: { picture: aPicture(1) } });
    expect(answer).toMatchObject({ status: 'failed', failure: { reason: 'unavailable' } });
    expect(user().custom).toEqual([]);
  });

  it('as Jira keeps showing another, is said so', async () => {
    await using started = await startOne();
    const { world, jira, ref } = started;
    jira.faults.add({ on: 'select-avatar', answer: { status: 200, body: { id: '1', selected: true } } });
    const answer = await world.apply({ ref, desired: { picture: aPicture(1) } });
    expect(answer).toMatchObject({ notTaken: [{ field: 'picture', code: 'not-kept' }], state: { picture: null } });
  });
});
