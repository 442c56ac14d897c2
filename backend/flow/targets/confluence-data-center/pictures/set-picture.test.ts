import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConfluenceSimulatorOptions } from '../../../../../simulators/confluence-data-center/confluence-options.ts';
import { startConfluenceWorld } from '../../../../testing/confluence-dc-world.ts';
import { aPicture, squareJpeg } from '../../../../testing/jira-dc-world.ts';
import type { ChangeAnswer, DesiredPicture } from '../../target.ts';

async function startOne(options: Partial<ConfluenceSimulatorOptions> = {}) {
  const world = await startConfluenceWorld(options);
  const [{ key } = { key: '' }] = world.people;
  const ref = { personId: 'one', remoteId: key };
  const user = () => world.confluence.user(key);
  return { world, log: world.confluence.log, ref, user, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

const digestOf = async (shade: number): Promise<string> =>
  createHash('sha256')
    .update(await squareJpeg(shade, 256))
    .digest('hex');

const memoOf = (answer: ChangeAnswer) => ('memo' in answer ? (answer.memo ?? null) : null);

describe.each(['rest', 'companion'])('a picture (%s)', (pictures) => {
  const settings = { pictures };

  it('goes up by user key, is read back, and is not sent again', async () => {
    await using started = await startOne();
    const { world, log, ref, user } = started;
    user().username = 'married name';
    const first = await world.apply({ ref, desired: { picture: aPicture(1) }, settings });
    expect(first).toMatchObject({ status: 'applied', remoteId: user().userKey });
    expect(user().picture).toEqual({ version: 1, width: 256, digest: await digestOf(1) });
    const again = { ref: { ...ref, memo: memoOf(first) }, desired: { picture: aPicture(1) }, settings };
    expect(await world.apply(again)).toMatchObject({ status: 'alreadySo' });
    expect(log.count('upload-picture') + log.count('companion-write')).toBe(1);
  });

  it('is replaced by another, and by the one before if somebody changed it over there', async () => {
    await using started = await startOne();
    const { world, ref, user } = started;
    const first = await world.apply({ ref, desired: { picture: aPicture(1) }, settings });
    const changed = { ...ref, memo: memoOf(first) };
    user().picture = { version: 2, width: 48, digest: 'their own' };
    user().pictures = 2;
    const answer = await world.apply({ ref: changed, desired: { picture: aPicture(1) }, settings });
    expect(answer).toMatchObject({ status: 'applied' });
    expect(user().picture?.digest).toBe(await digestOf(1));
    await world.apply({ ref: changed, desired: { picture: aPicture(2) }, settings });
    expect(user().picture?.digest).toBe(await digestOf(2));
  });

  it('is taken away, once', async () => {
    await using started = await startOne();
    const { world, log, ref, user } = started;
    await world.apply({ ref, desired: { picture: aPicture(1) }, settings });
    const taken = await world.apply({ ref, desired: { picture: null }, settings });
    expect(taken).toMatchObject({ status: 'applied', state: { picture: null }, memo: null });
    expect(user().picture).toBeUndefined();
    const before = log.count();
    expect(await world.apply({ ref, desired: { picture: null }, settings })).toMatchObject({ status: 'alreadySo' });
    expect(log.count() - before).toBe(1);
  });

  it('that is none is not taken, and what is lost is not sent', async () => {
    await using started = await startOne();
    const { world, ref } = started;
    const text: DesiredPicture = { version: 'v', read: () => Promise.resolve(new TextEncoder().encode('no picture')) };
    const answer = await world.apply({ ref, desired: { picture: text }, settings });
    expect(JSON.stringify(answer)).toContain('picture-not-usable');
    const lost: DesiredPicture = { version: 'v', read: () => Promise.resolve(undefined) };
    const unread = await world.apply({ ref, desired: { picture: lost }, settings });
    expect(unread).toMatchObject({ notTaken: [{ field: 'picture', code: 'picture-unreadable' }] });
  });
});

describe('the undocumented resource', () => {
  it('may be missing: that is said, and the fields are written all the same', async () => {
    await using started = await startOne({ hasPictureResource: false });
    const { world, ref, user } = started;
    const desired = { picture: aPicture(1), fields: { phone: '+49 30 1' } };
    const answer = await world.apply({ ref, desired, wants: { fields: ['phone'] } });
    expect(answer).toMatchObject({
      status: 'applied',
      notTaken: [{ field: 'picture', code: 'no-picture-resource' }],
    });
    expect(user().details.get('phone')).toBe('+49 30 1');
  });

  it('may take a picture without showing it', async () => {
    await using started = await startOne();
    const { world, ref } = started;
    world.confluence.faults.add({ on: 'upload-picture', answer: { status: 200, body: {} } });
    const answer = await world.apply({ ref, desired: { picture: aPicture(1) } });
    expect(answer).toMatchObject({ status: 'alreadySo', notTaken: [{ code: 'not-kept' }] });
  });
});
