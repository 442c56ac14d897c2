import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPictures, type PicturePolicy } from '#contract/connectors.ts';
import { chooseOptOut } from '../../flow/profile/own-picture.ts';
import { hashPicture } from '../../pictures/picture-store.ts';
import { firstPart } from '../../testing/broken-picture-fixtures.ts';
import { pictureFixtures } from '../../testing/picture-fixtures.ts';
import { quadrantPicture } from '../../testing/quadrants.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  await setPolicy({});
});
afterEach(() => world.close());

const setPolicy = (policy: Partial<PicturePolicy>) =>
  world.changeConnector({ pictures: { ...defaultPictures, ...policy } });

const face = (shade: number): Promise<Uint8Array> =>
  quadrantPicture(64, 64, () => [shade, 120, 120])
    .jpeg()
    .toBuffer();

async function putWithFace(id: string, shade: number, tag: string | null = `tag-${shade}`): Promise<string> {
  const bytes = await face(shade);
  world.provider.put(id, { attributes: { name: `Person ${id}` }, picture: { bytes, ...(tag !== null && { tag }) } });
  return hashPicture(bytes);
}

async function personOf(sourceId: string) {
  const { database } = world.test;
  const source = await database.personSource.findFirstOrThrow({ where: { sourceId } });
  return { ...(await database.person.findUniqueOrThrow({ where: { id: source.personId } })), source };
}

test('pictures are read, stored, rendered and hosted', async () => {
  const sha256 = await putWithFace('1', 10);
  world.provider.put('2', { attributes: { name: 'Nobody’s face' } });

  const run = await world.run();

  expect(run).toMatchObject({ status: 'succeeded', counts: { pictures: { changed: 1, unchanged: 0, failed: 0 } } });
  const person = await personOf('1');
  expect(person).toMatchObject({ pictureSha256: sha256, pictureCrop: 'centre' });
  const [photo] = await world.test.database.hostedPhoto.findMany();
  expect(photo).toMatchObject({ token: person.pictureToken, personId: person.id, sha256, retiredAt: null });
  expect(await world.test.database.pictureRendition.count({ where: { sha256 } })).toBeGreaterThan(3);
  expect((await world.changes(run.id)).find((line) => line.sourceId === '1')).toMatchObject({
    outcome: 'created',
    picture: { outcome: 'changed', after: sha256 },
  });
});

test.each([
  ['at its address', 'https://roster.example/photos/any-token.jpg'],
  ['at another address that leads to it', undefined],
])('a photo that Roster itself hosts %s is never taken for the provider’s', async (_, address) => {
  await setPolicy({ policy: 'overwrite', whenMissing: 'default' });
  const sha256 = await putWithFace('1', 10);
  await world.run();
  const { pictureToken } = await personOf('1');
  const pictureLocator = address ?? `http://photos.cdn.example/here/photos/${pictureToken ?? ''}.jpg?s=96`;
  world.provider.put('1', { attributes: { name: 'Person 1' }, pictureLocator, picture: { bytes: await face(50) } });
  world.provider.picturesRead.length = 0;

  const run = await world.run();

  expect(world.provider.picturesRead).toEqual([]);
  expect(run).toMatchObject({ status: 'succeeded', counts: { pictures: { changed: 0, failed: 0 } } });
  expect(await personOf('1')).toMatchObject({ pictureSha256: sha256, pictureToken });
  const because =
    'The address leads to a photo that Roster itself hosts, not to one of the identity provider’s: the picture there is stays.';
  expect(await world.changes(run.id)).toMatchObject([{ picture: { outcome: 'kept', because } }]);
});

test('a picture at an address like one of Roster’s, elsewhere, is the provider’s', async () => {
  const picture = { bytes: await face(50) };
  const pictureLocator = 'https://faces.example/photos/1.jpg';
  world.provider.put('1', { attributes: { name: 'Person 1' }, pictureLocator, picture });
  expect(await world.run()).toMatchObject({ counts: { pictures: { changed: 1 } } });
});

test('a picture whose tag is known is not asked for, and one without a tag is compared', async () => {
  await putWithFace('1', 10);
  await putWithFace('2', 20, null);
  await world.run();
  world.provider.picturesRead.length = 0;

  const run = await world.run();

  expect(world.provider.picturesRead).toEqual(['2']);
  expect(run.expected).toBe(1);
  expect(run.counts.pictures).toEqual({ changed: 0, unchanged: 2, none: 0, failed: 0 });
  expect(await world.changes(run.id)).toEqual([]);
});

test('a changed picture gets a new address, and the old one is retired', async () => {
  const before = await putWithFace('1', 10);
  await world.run();
  const held = await personOf('1');
  const after = await putWithFace('1', 200);

  const run = await world.run({ type: 'changes' });

  expect(await world.changes(run.id)).toMatchObject([
    { outcome: 'picture', picture: { outcome: 'changed', before, after }, displayName: 'Person 1' },
  ]);
  const person = await personOf('1');
  expect(person.pictureToken).not.toBe(held.pictureToken);
  const photos = await world.test.database.hostedPhoto.findMany({ where: { retiredAt: { not: null } } });
  expect(photos.map((photo) => photo.token)).toEqual([held.pictureToken]);
});

describe('a picture that cannot be had', () => {
  const unavailable = { reason: 'unavailable', message: 'The provider could not be reached.' } as const;

  test('stays as it is, and is read by the next run even if nothing else has changed', async () => {
    const before = await putWithFace('1', 10);
    await world.run();
    world.provider.put('1', { attributes: { name: 'Person 1' }, picture: { failure: unavailable } });

    const failing = await world.run();

    expect(failing).toMatchObject({ status: 'succeeded', counts: { pictures: { failed: 1 } } });
    expect(await world.changes(failing.id)).toMatchObject([
      { outcome: 'picture', picture: { outcome: 'failed', because: unavailable.message } },
    ]);
    expect((await personOf('1')).pictureSha256).toBe(before);

    const after = await putWithFace('1', 30);
    await world.test.database.connector.updateMany({ data: { bookmark: 999 } });
    await world.run({ type: 'changes' });
    expect((await personOf('1')).pictureSha256).toBe(after);
  });

  test.each([
    ['damaged', async () => firstPart(await pictureFixtures.jpeg(), 0.5)],
    ['no image', () => Promise.resolve(Buffer.from('<html><body>Sign in to see this photo, please.</body></html>'))],
  ])('is told, keeps what is there, and is left alone until it changes: %s', async (_, make) => {
    const before = await putWithFace('1', 10);
    await world.run();
    world.provider.put('1', { attributes: { name: 'Person 1' }, picture: { bytes: await make(), tag: 'odd' } });

    const run = await world.run({ type: 'changes' });
    expect(run.counts.pictures.failed).toBe(1);
    expect((await personOf('1')).pictureSha256).toBe(before);
    expect((await personOf('1')).source).toMatchObject({ pictureTag: 'tag-10', pictureDue: false });

    const next = await world.run({ type: 'changes' });
    expect(next.counts.pictures.failed).toBe(0);
  });
});

describe('when the provider has no picture any more', () => {
  const removePicture = (id: string, pictureUntold = false) =>
    world.provider.put(id, { attributes: { name: `Person ${id}` }, pictureUntold });

  test('the last one stays, if that is the policy', async () => {
    const sha256 = await putWithFace('1', 10);
    await world.run();
    removePicture('1');

    await world.run();

    expect((await personOf('1')).pictureSha256).toBe(sha256);
  });

  test.each(['keep', 'default'] as const)(
    'although the list tells of one, it is not asked for again until the list changes (%s)',
    async (whenMissing) => {
      await setPolicy({ whenMissing });
      const list = (tag: string) =>
        world.provider.put('1', { attributes: { name: 'Person 1' }, picture: { missing: tag } });
      const askedFor = async (): Promise<number> => {
        world.provider.picturesRead.length = 0;
        await world.run();
        return world.provider.picturesRead.length;
      };
      list('1');

      expect([await askedFor(), await askedFor(), await askedFor()]).toEqual([1, 0, 0]);
      list('2');
      expect([await askedFor(), await askedFor()]).toEqual([1, 0]);
      const sha256 = await putWithFace('1', 10, '3');
      expect(await askedFor()).toBe(1);
      expect((await personOf('1')).pictureSha256).toBe(sha256);
    },
  );

  test('the last one that stays is asked for each time: it goes as soon as the policy is another', async () => {
    const sha256 = await putWithFace('1', 10);
    await world.run();
    world.provider.put('1', { attributes: { name: 'Person 1' }, picture: { missing: 'listed' } });
    await world.run();
    expect((await personOf('1')).pictureSha256).toBe(sha256);
    await setPolicy({ whenMissing: 'default' });

    await world.run();

    expect((await personOf('1')).pictureSha256).toBeNull();
  });

  test.each([false, true])('it goes back to default, if that is the policy (asked: %s)', async (untold) => {
    await setPolicy({ whenMissing: 'default' });
    const before = await putWithFace('1', 10);
    await world.run();
    removePicture('1', untold);

    const run = await world.run();

    expect(await world.changes(run.id)).toMatchObject([
      { outcome: 'picture', picture: { outcome: 'cleared', before } },
    ]);
    expect(await personOf('1')).toMatchObject({ pictureSha256: null, pictureToken: null, pictureCrop: null });
    expect(await world.test.database.hostedPhoto.count({ where: { retiredAt: null } })).toBe(0);
  });

  test.each([
    ['before anything is applied, when the records tell', false],
    ['before anything is cleared, when only asking tells', true],
  ])('too many are held: %s', async (_, untold) => {
    await setPolicy({ whenMissing: 'default' });
    const ids = ['1', '2', '3', '4', '5', '6', '7'];
    for (const id of ids) await putWithFace(id, 10 * Number(id));
    await world.run();
    for (const id of ids) removePicture(id, untold);

    const run = await world.run();

    expect(run).toMatchObject({ status: 'held', guard: [{ limit: 'unpictured', affected: 7, known: 7 }] });
    expect(run.appliedAt === null).toBe(!untold);
    expect(await world.test.database.person.count({ where: { pictureSha256: null } })).toBe(0);
  });
});

test.each([
  ['overwrite', 'changed', null],
  ['onlyIfNone', 'kept', 'own'],
] as const)('a picture of one’s own, with policy %s, is %s', async (policy, outcome, own) => {
  await setPolicy({ policy });
  world.provider.put('1', { attributes: { name: 'Person 1' } });
  await world.run();
  await world.test.database.person.updateMany({
    data: { pictureSha256: 'own', ownSha256: 'own', pictureToken: 'token' },
  });
  const sha256 = await putWithFace('1', 10);

  const run = await world.run();

  expect(await world.changes(run.id)).toMatchObject([{ picture: { outcome } }]);
  const person = await personOf('1');
  expect(person).toMatchObject({ ownSha256: own, pictureSha256: own ?? sha256 });
  expect(person.source.pictureSha256).toBe(sha256);
});

test('another crop renders again what is here, without asking the provider', async () => {
  const sha256 = await putWithFace('1', 10);
  await world.run();
  const held = await personOf('1');
  world.provider.picturesRead.length = 0;
  await setPolicy({ crop: 'attention' });

  const run = await world.run({ type: 'changes' });

  expect(run.counts.pictures.changed).toBe(1);
  expect(world.provider.picturesRead).toEqual([]);
  const person = await personOf('1');
  expect(person).toMatchObject({ pictureSha256: sha256, pictureCrop: 'attention' });
  expect(person.pictureToken).not.toBe(held.pictureToken);
});

test('no run brings a picture to a person who wants none, and the newest shows once they allow it', async () => {
  await putWithFace('1', 10);
  await world.run();
  const place = { siteId: world.test.siteId, personId: (await personOf('1')).id };
  await chooseOptOut(world.test.database, place, { optedOut: true, now: new Date() });
  const after = await putWithFace('1', 200);

  const run = await world.run({ type: 'changes' });

  expect(await world.changes(run.id)).toMatchObject([
    { picture: { outcome: 'kept', because: 'The person has chosen that no picture of theirs is shown.' } },
  ]);
  expect(await personOf('1')).toMatchObject({ pictureSha256: null, pictureToken: null });
  await chooseOptOut(world.test.database, place, { optedOut: false, now: new Date() });
  expect(await personOf('1')).toMatchObject({ pictureSha256: after });
});

test('a picture that the provider has taken away meanwhile does not come back', async () => {
  await setPolicy({ whenMissing: 'default' });
  await putWithFace('1', 10);
  await world.run();
  const place = { siteId: world.test.siteId, personId: (await personOf('1')).id };
  await chooseOptOut(world.test.database, place, { optedOut: true, now: new Date() });
  world.provider.put('1', { attributes: { name: 'Person 1' } });
  await world.run();
  await chooseOptOut(world.test.database, place, { optedOut: false, now: new Date() });
  expect(await personOf('1')).toMatchObject({ pictureSha256: null });
});
