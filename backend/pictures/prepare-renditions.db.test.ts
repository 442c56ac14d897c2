import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenPictureFixtures } from '../testing/broken-picture-fixtures.ts';
import { numberedPicture, pictureFixtures } from '../testing/picture-fixtures.ts';
import { distanceFromQuadrants } from '../testing/quadrants.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { keepPicture } from './keep-picture.ts';
import { createPictureRenderer, type PictureRenderer } from './rendering/picture-renderer.ts';
import { hashPicture, type PictureStore } from './picture-store.ts';
import { createPostgresPictureStore } from './postgres-picture-store.ts';
import { prepareRenditions } from './prepare-renditions.ts';
import { createRenditionFinder } from './rendition-finder.ts';
import { immediateRenditionSizes } from './rendition-sizes.ts';

let test: TestDatabase;
let store: PictureStore;
let renderer: PictureRenderer;
let siteId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  ({ siteId } = test);
  store = createPostgresPictureStore(test.database);
  renderer = createPictureRenderer({ processes: 2 });
});
afterAll(async () => {
  await renderer.close();
  await test.close();
});

/** The same renderer, and how many pictures it was given. */
function countingRenderer(): PictureRenderer & { readonly count: () => number } {
  let count = 0;
  return {
    ...renderer,
    count: () => count,
    render: (requests) => {
      count += requests.length;
      return renderer.render(requests);
    },
  };
}

async function putOriginal(bytes: Uint8Array): Promise<string> {
  const sha256 = hashPicture(bytes);
  await store.putOriginals(siteId, [{ sha256, bytes, format: 'png' }]);
  return sha256;
}

async function sizesOf(sha256: string): Promise<number[]> {
  const rows = await test.database.pictureRendition.findMany({ where: { siteId, sha256 }, orderBy: { size: 'asc' } });
  return rows.map(({ size }) => size);
}

describe('prepareRenditions', () => {
  it('makes the sizes that every picture has, of many originals', async () => {
    const hashes = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => putOriginal(await numberedPicture(index))),
    );
    const outcomes = await prepareRenditions({ store, renderer }, { siteId, hashes, crop: 'centre' });
    expect(outcomes).toEqual(new Map(hashes.map((sha256) => [sha256, 'prepared'])));
    for (const sha256 of hashes) expect(await sizesOf(sha256)).toEqual([...immediateRenditionSizes]);
    const shown = await store.getRendition(siteId, { sha256: hashes[0] ?? '', crop: 'centre', size: 48 });
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'jpeg', width: 48, height: 48 });
  });

  it('says of each what is wrong, and prepares the others', async () => {
    const good = await putOriginal(await pictureFixtures.png());
    const broken = await putOriginal(await brokenPictureFixtures.truncatedPng());
    const absent = hashPicture(Buffer.from('never put'));
    const outcomes = await prepareRenditions(
      { store, renderer },
      { siteId, hashes: [broken, good, absent], crop: 'centre' },
    );
    expect(outcomes.get(good)).toBe('prepared');
    expect(outcomes.get(broken)).toMatchObject({ ok: false, outcome: 'damaged' });
    expect(outcomes.get(absent)).toBe('gone');
    expect(await sizesOf(broken)).toEqual([]);
  });

  it('renders nothing twice in the same crop', async () => {
    const sha256 = await putOriginal(await numberedPicture(1000));
    const counting = countingRenderer();
    const order = { siteId, hashes: [sha256, sha256], crop: 'centre' } as const;
    await prepareRenditions({ store, renderer: counting }, order);
    await prepareRenditions({ store, renderer: counting }, order);
    expect(counting.count()).toBe(1);
    await prepareRenditions({ store, renderer: counting }, { ...order, crop: 'attention' });
    expect(counting.count()).toBe(2);
  });
});

describe('keepPicture', () => {
  it('keeps a picture that can be shown, with its renditions', async () => {
    const bytes = await pictureFixtures.webp();
    const kept = await keepPicture({ store, renderer }, { siteId, bytes, crop: 'centre' });
    expect(kept).toEqual({ ok: true, sha256: hashPicture(bytes) });
    expect(await store.getOriginals(siteId, [hashPicture(bytes)])).toMatchObject([{ format: 'webp' }]);
    expect(await sizesOf(hashPicture(bytes))).toEqual([...immediateRenditionSizes]);
  });

  it('keeps nothing of one that cannot', async () => {
    const bytes = await brokenPictureFixtures.truncatedJpeg();
    const kept = await keepPicture({ store, renderer }, { siteId, bytes, crop: 'centre' });
    expect(kept).toMatchObject({ ok: false, outcome: 'damaged' });
    expect(await store.getOriginals(siteId, [hashPicture(bytes)])).toEqual([]);
  });
});

describe('createRenditionFinder', () => {
  it('makes a size once when many ask for it first, and keeps it', async () => {
    const sha256 = await putOriginal(await numberedPicture(2000));
    const counting = countingRenderer();
    const findRendition = createRenditionFinder(store, counting);
    const key = { sha256, crop: 'centre', size: 128 } as const;
    const answers = await Promise.all(Array.from({ length: 10 }, () => findRendition(siteId, key)));
    const again = await findRendition(siteId, key);
    expect(counting.count()).toBe(1);
    for (const answer of [...answers, again]) {
      if (!(answer instanceof Uint8Array)) throw new Error('No rendition was found.');
      expect(await sharp(answer).metadata()).toMatchObject({ format: 'jpeg', width: 64 });
    }
    expect(await sizesOf(sha256)).toEqual([128]);
  });

  it('shows what the original shows', async () => {
    const sha256 = await putOriginal(await pictureFixtures.png());
    const found = await createRenditionFinder(store, renderer)(siteId, { sha256, crop: 'centre', size: 64 });
    if (!(found instanceof Uint8Array)) throw new Error('No rendition was found.');
    expect(await distanceFromQuadrants(found)).toBeLessThan(6);
  });

  it('says that an original is gone', async () => {
    const key = { sha256: hashPicture(Buffer.from('swept')), crop: 'centre', size: 64 } as const;
    expect(await createRenditionFinder(store, renderer)(siteId, key)).toBe('gone');
  });

  it('tries again after a failure', async () => {
    const sha256 = await putOriginal(await numberedPicture(3000));
    let failing = true;
    const findRendition = createRenditionFinder(store, {
      ...renderer,
      render: (requests) => (failing ? Promise.reject(new Error('Out of luck.')) : renderer.render(requests)),
    });
    const key = { sha256, crop: 'centre', size: 64 } as const;
    await expect(findRendition(siteId, key)).rejects.toThrow('Out of luck.');
    failing = false;
    expect(await findRendition(siteId, key)).toBeInstanceOf(Uint8Array);
  });
});
