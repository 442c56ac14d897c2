import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberedPicture } from '../testing/picture-fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { daysBefore, findHostedPhoto, hostPhotos } from './hosted-photo-store.ts';
import { keepPicture } from './keep-picture.ts';
import { createPhotoHost } from './photo-host.ts';
import { createPostgresPictureStore } from './postgres-picture-store.ts';
import type { PictureParts } from './prepare-renditions.ts';
import { createRenditionFinder } from './rendition-finder.ts';
import { createPictureRenderer } from './rendering/picture-renderer.ts';

let test: TestDatabase;
let parts: PictureParts;
let now = new Date();

beforeAll(async () => {
  test = await createTestDatabase();
  parts = { store: createPostgresPictureStore(test.database), renderer: createPictureRenderer({ processes: 1 }) };
});
afterAll(async () => {
  await parts.renderer.close();
  await test.close();
});

async function addressOf(personId: string, bytes: Uint8Array): Promise<string> {
  const kept = await keepPicture(parts, { siteId: test.siteId, bytes, crop: 'centre' });
  if (!kept.ok) throw new Error(kept.message);
  const photo = { personId, sha256: kept.sha256, crop: 'centre' } as const;
  const addresses = await test.database.$transaction((transaction) =>
    hostPhotos(transaction, test.siteId, [photo], now),
  );
  return addresses.get(personId) ?? '';
}

it('serves the picture of a person, in sizes kept and new, and the former one for seven days more', async () => {
  const answer = createPhotoHost({
    findPhoto: (token) => findHostedPhoto(test.database, token, now),
    findRendition: createRenditionFinder(parts.store, parts.renderer),
  });
  const { id: personId } = await test.database.person.create({
    data: {
      siteId: test.siteId,
      displayName: 'A',
      active: true,
      values: {},
      origins: {},
      searchText: '',
      sortName: '',
    },
  });
  const former = await addressOf(personId, await numberedPicture(1));
  const present = await addressOf(personId, await numberedPicture(2));
  for (const [size, width] of [
    ['48', 48],
    ['24', 24],
    ['128', 64],
  ] as const) {
    const { status, body } = await answer({ method: 'GET', token: present, size });
    expect(status).toBe(200);
    expect(await sharp(body).metadata()).toMatchObject({ format: 'jpeg', width, height: width });
  }
  const [old, current] = [
    await answer({ method: 'GET', token: former }),
    await answer({ method: 'GET', token: present }),
  ];
  expect(old.status).toBe(200);
  expect(old.headers['ETag']).not.toBe(current.headers['ETag']);
  now = daysBefore(now, -8);
  expect((await answer({ method: 'GET', token: former })).status).toBe(404);
  expect((await answer({ method: 'GET', token: present })).status).toBe(200);
});
