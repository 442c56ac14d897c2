import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { sweepPictures } from '../picture-sweep-store.ts';
import { createPostgresPictureStore } from '../postgres-picture-store.ts';
import { savePhotoFetches, type PhotoFetch } from './photo-fetch-store.ts';
import { findPhotoToTry, listHostedPhotos, type PhotoQuery } from './photo-list-store.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const noon = new Date('2026-05-04T12:00:00Z');
const later = new Date('2026-05-04T13:00:00Z');

/** A person with a photo at the address `token`. */
async function host(name: string, token: string, { active = true, retiredAt = null as Date | null } = {}) {
  const { siteId, database } = test;
  const picture = retiredAt === null ? { pictureToken: token, pictureSha256: `${token}-hash` } : {};
  const searchText = name.toLowerCase();
  const { id: personId } = await database.person.create({
    data: { siteId, displayName: name, active, values: {}, origins: {}, searchText, sortName: searchText, ...picture },
  });
  const photo = { token, siteId, personId, sha256: `${token}-hash`, crop: 'centre' };
  await database.hostedPhoto.create({ data: { ...photo, createdAt: noon, retiredAt } });
  return personId;
}

const aFetch = (over: Partial<PhotoFetch>): PhotoFetch => ({
  token: 'ann',
  method: 'GET',
  agent: 'atlassian',
  at: noon,
  ...over,
});

async function list(over: Partial<PhotoQuery> = {}) {
  const query = { siteId: test.siteId, search: '', page: 1, pageSize: 10, ...over };
  const { photos, total } = await listHostedPhotos(test.database, query);
  return { names: photos.map(({ displayName }) => displayName), photos, total };
}

describe('who fetched a photo', () => {
  let annId: string;
  beforeAll(async () => {
    annId = await host('Ann Reed', 'ann');
    await host('Bo Ek', 'bo');
    await host('Cleo Ng', 'cleo', { active: false });
    await host('Dan Fox', 'dan', { retiredAt: noon });
  });

  it('is kept by address, method and family, and never goes back in time', async () => {
    await savePhotoFetches(test.database, [aFetch({ at: later }), aFetch({ method: 'HEAD' })]);
    await savePhotoFetches(test.database, [aFetch({ at: noon }), aFetch({ agent: 'browser' })]);
    const [ann] = (await list({ search: 'ann' })).photos;
    expect(ann?.fetches).toEqual([
      { method: 'GET', agent: 'atlassian', at: later, token: 'ann' },
      { method: 'HEAD', agent: 'atlassian', at: noon, token: 'ann' },
      { method: 'GET', agent: 'browser', at: noon, token: 'ann' },
    ]);
  });

  it('is not kept of an address that there is not (any more)', async () => {
    await savePhotoFetches(test.database, [aFetch({ token: 'nobody' }), aFetch({ token: 'bo', agent: 'other' })]);
    expect(await test.database.photoFetch.count({ where: { token: 'nobody' } })).toBe(0);
    expect(await test.database.photoFetch.count({ where: { token: 'bo' } })).toBe(1);
  });

  it('is written by several processes at once', async () => {
    const tokens = ['ann', 'bo', 'cleo'];
    const batches = Array.from({ length: 8 }, (_, turn) =>
      (turn % 2 === 0 ? tokens : tokens.toReversed()).map((token) => aFetch({ token, agent: 'browser', at: later })),
    );
    await Promise.all(batches.map((batch) => savePhotoFetches(test.database, batch)));
    expect(await test.database.photoFetch.count({ where: { agent: 'browser', lastAt: later } })).toBe(3);
  });

  it('is listed with everyone who has a photo, page by page, by name', async () => {
    expect(await list()).toMatchObject({ names: ['Ann Reed', 'Bo Ek', 'Cleo Ng'], total: 3 });
    expect(await list({ page: 2, pageSize: 2 })).toMatchObject({ names: ['Cleo Ng'], total: 3 });
    expect(await list({ search: '100%' })).toMatchObject({ names: [], total: 0 });
  });

  it.each([
    ['yes', ['Ann Reed']],
    ['perhaps', ['Bo Ek']],
    ['no', ['Cleo Ng']],
  ] as const)('tells whom Atlassian has: %s', async (atlassian, names) => {
    expect(await list({ atlassian })).toMatchObject({ names, total: names.length });
  });

  it('is nothing of another site', async () => {
    const other = await test.database.site.create({ data: { name: 'Other' } });
    expect(await list({ siteId: other.id })).toMatchObject({ names: [], total: 0 });
    expect(await findPhotoToTry(test.database, other.id, annId)).toBeUndefined();
  });

  it('goes with its address', async () => {
    await test.database.person.deleteMany({ where: { displayName: 'Bo Ek' } });
    const store = createPostgresPictureStore(test.database);
    await sweepPictures(test.database, store, { siteId: test.siteId, now: noon });
    await sweepPictures(test.database, store, { siteId: test.siteId, now: new Date('2026-05-12T12:00:00Z') });
    expect(await test.database.photoFetch.count({ where: { token: 'bo' } })).toBe(0);
    expect(await test.database.photoFetch.count({ where: { token: 'ann' } })).toBeGreaterThan(0);
  });
});

describe('a photo to try', () => {
  it('is that of the person, or of somebody who is active', async () => {
    const active = await findPhotoToTry(test.database, test.siteId, undefined);
    expect(active).toEqual({ token: 'ann', sha256: 'ann-hash', crop: 'centre' });
    const cleo = await test.database.person.findFirstOrThrow({ where: { displayName: 'Cleo Ng' } });
    expect(await findPhotoToTry(test.database, test.siteId, cleo.id)).toMatchObject({ token: 'cleo' });
  });
});
