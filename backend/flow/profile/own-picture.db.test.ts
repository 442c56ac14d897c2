import { afterAll, beforeEach, expect, test } from 'vitest';
import { defaultPictures, defaultSafety } from '#contract/connectors.ts';
import { findHostedPhoto, hostPhotos } from '../../pictures/hosted-photo-store.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import { chooseOptOut, removeOwnPicture, showOwnPicture } from './own-picture.ts';

const there = await createTestDatabase();
const { database, siteId } = there;
afterAll(() => there.close());

const now = new Date('2026-11-21T10:00:00Z');
const own = { sha256: 'own', crop: 'centre' } as const;
let personId = '';

beforeEach(async () => {
  await database.connector.deleteMany();
  await database.person.deleteMany();
  [personId = ''] = await storePeople(database, siteId, [{ displayName: 'Ann' }]);
});

/** A connector that brought the person a picture. */
async function bring(sha256: string, { priority = 0, present = true } = {}) {
  const shared = {
    siteId,
    kind: 'paper',
    enabled: true,
    settings: {},
    secrets: {},
    scope: {},
    mappings: [],
    matching: {},
  };
  const pictures = { ...defaultPictures, crop: 'attention' };
  const { id: connectorId } = await database.connector.create({
    data: { ...shared, name: sha256, priority, pictures, safety: defaultSafety },
  });
  const source = { connectorId, siteId, personId, present, active: true, values: {}, draftHash: '', lastSeenAt: now };
  await database.personSource.create({ data: { ...source, sourceId: '1', pictureSha256: sha256 } });
}

const place = () => ({ siteId, personId });
const shown = () => database.person.findUniqueOrThrow({ where: { id: personId } });

test('an uploaded picture shows, at an address of its own', async () => {
  expect(await showOwnPicture(database, place(), { own, now })).toBe('shown');
  const { pictureToken, ...person } = await shown();
  expect(person).toMatchObject({ pictureSha256: 'own', ownSha256: 'own', pictureCrop: 'centre' });
  expect(await findHostedPhoto(database, pictureToken ?? '', now)).toMatchObject({ personId, sha256: 'own' });
});

test('the address changes with the picture', async () => {
  await showOwnPicture(database, place(), { own, now });
  const before = (await shown()).pictureToken;
  await showOwnPicture(database, place(), { own: { ...own, sha256: 'newer' }, now });
  expect((await shown()).pictureToken).not.toBe(before);
});

test('without it, the first connector’s picture shows again', async () => {
  await bring('second', { priority: 2 });
  await bring('first', { priority: 1 });
  await bring('gone', { priority: 0, present: false });
  await showOwnPicture(database, place(), { own, now });
  expect(await removeOwnPicture(database, place(), now)).toBe('removed');
  expect(await shown()).toMatchObject({ pictureSha256: 'first', ownSha256: null, pictureCrop: 'attention' });
});

test('without it and without a connector’s, there is no picture, and its address ends', async () => {
  await showOwnPicture(database, place(), { own, now });
  const token = (await shown()).pictureToken ?? '';
  await removeOwnPicture(database, place(), now);
  expect(await shown()).toMatchObject({ pictureSha256: null, pictureToken: null, pictureCrop: null, ownSha256: null });
  expect(await database.hostedPhoto.findUniqueOrThrow({ where: { token } })).toMatchObject({ retiredAt: now });
});

test('removing what was never uploaded changes nothing', async () => {
  await bring('first');
  const tokens = await database.$transaction((transaction) =>
    hostPhotos(transaction, siteId, [{ personId, sha256: 'first', crop: 'centre' }], now),
  );
  const pictureToken = tokens.get(personId) ?? '';
  await database.person.update({ where: { id: personId }, data: { pictureSha256: 'first', pictureToken } });
  expect(await removeOwnPicture(database, place(), now)).toBe('none');
  expect(await shown()).toMatchObject({ pictureSha256: 'first', pictureToken });
});

test('a person of another site, or of none, is not there', async () => {
  const other = await database.site.create({ data: { name: 'Other' } });
  expect(await showOwnPicture(database, { siteId: other.id, personId }, { own, now })).toBe('gone');
  expect(await removeOwnPicture(database, { siteId: other.id, personId }, now)).toBe('gone');
});

test('whoever wants no picture shows none, and no address of theirs answers, not even a retired one', async () => {
  await bring('first');
  await showOwnPicture(database, place(), { own: { ...own, sha256: 'older' }, now });
  const older = (await shown()).pictureToken ?? '';
  await showOwnPicture(database, place(), { own, now });
  const current = (await shown()).pictureToken ?? '';

  expect(await chooseOptOut(database, place(), { optedOut: true, now })).toBe('changed');

  expect(await shown()).toMatchObject({
    pictureSha256: null,
    pictureToken: null,
    ownSha256: null,
    pictureOptedOut: true,
  });
  expect(await findHostedPhoto(database, older, now)).toBeUndefined();
  expect(await findHostedPhoto(database, current, now)).toBeUndefined();
  expect(await chooseOptOut(database, place(), { optedOut: true, now })).toBe('unchanged');
});

test('whoever wants no picture cannot be given one, until they allow it: then the connector’s shows again', async () => {
  await bring('first');
  await chooseOptOut(database, place(), { optedOut: true, now });
  expect(await showOwnPicture(database, place(), { own, now })).toBe('opted-out');
  expect(await shown()).toMatchObject({ pictureSha256: null });
  expect(await chooseOptOut(database, place(), { optedOut: false, now })).toBe('changed');
  expect(await shown()).toMatchObject({ pictureSha256: 'first', pictureCrop: 'attention', pictureOptedOut: false });
});
