import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { hashPicture, type OriginalPicture, type PictureStore } from './picture-store.ts';
import { createPostgresPictureStore } from './postgres-picture-store.ts';

let test: TestDatabase;
let store: PictureStore;
let siteId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  store = createPostgresPictureStore(test.database);
  ({ siteId } = test);
});
afterAll(() => test.close());

/** Every byte value occurs. */
function anOriginal(label: string): OriginalPicture {
  const bytes = Buffer.concat([
    Buffer.from(`${label}:`),
    Buffer.from(Array.from({ length: 256 }, (_, index) => index)),
  ]);
  return { sha256: hashPicture(bytes), bytes, format: 'png' };
}

function rendition(sha256: string, size: number, text = String(size)) {
  return { sha256, crop: 'centre', size, bytes: Buffer.from(text) } as const;
}

async function putAt(original: OriginalPicture): Promise<Date | undefined> {
  const row = await test.database.pictureOriginal.findFirst({ where: { sha256: original.sha256 } });
  return row?.createdAt;
}

const future = new Date(Date.now() + 60_000);
const past = new Date(Date.now() - 60_000);

describe('originals', () => {
  it('come back byte for byte, many at once', async () => {
    const originals = ['one', 'two', 'three'].map(anOriginal);
    await store.putOriginals(siteId, originals);
    const found = await store.getOriginals(siteId, [
      ...originals.map(({ sha256 }) => sha256),
      hashPicture(Buffer.of(1)),
    ]);
    expect(found).toHaveLength(3);
    for (const original of originals) {
      const same = found.find(({ sha256 }) => sha256 === original.sha256);
      expect(same?.format).toBe('png');
      expect(Buffer.compare(same?.bytes ?? Buffer.of(), original.bytes)).toBe(0);
    }
  });

  it('are kept once, however often and however many times in a batch they are put', async () => {
    const original = anOriginal('again');
    await store.putOriginals(siteId, [original, original]);
    await store.putOriginals(siteId, [original]);
    expect(await test.database.pictureOriginal.count({ where: { sha256: original.sha256 } })).toBe(1);
  });

  it('belong to one site', async () => {
    const original = anOriginal('ours');
    await store.putOriginals(siteId, [original]);
    const elsewhere = randomUUID();
    expect(await store.getOriginals(elsewhere, [original.sha256])).toEqual([]);
    expect(await store.keepOriginals(elsewhere, [original.sha256])).toEqual(new Set());
    expect(await store.deletePictures(elsewhere, [original.sha256], { putBefore: future })).toBe(0);
    expect(await store.getOriginals(siteId, [original.sha256])).toHaveLength(1);
  });

  it('that are here are named, and count as just put', async () => {
    const original = anOriginal('kept');
    await store.putOriginals(siteId, [original]);
    await test.database.pictureOriginal.updateMany({ where: { sha256: original.sha256 }, data: { createdAt: past } });
    expect(await store.keepOriginals(siteId, [original.sha256, anOriginal('absent').sha256])).toEqual(
      new Set([original.sha256]),
    );
    expect((await putAt(original))?.getTime()).toBeGreaterThan(past.getTime());
  });

  it('can be put and kept by several workers at once, in whatever order', async () => {
    const originals = Array.from({ length: 40 }, (_, index) => anOriginal(`shared ${String(index)}`));
    const hashes = originals.map(({ sha256 }) => sha256);
    await Promise.all([
      store.putOriginals(siteId, originals),
      store.putOriginals(siteId, originals.toReversed()),
      store.keepOriginals(siteId, hashes.toReversed()),
      store.putOriginals(siteId, originals),
    ]);
    expect(await store.keepOriginals(siteId, hashes)).toEqual(new Set(hashes));
  });

  it('of a transaction that fails are not there', async () => {
    const original = anOriginal('rolled back');
    const failing = test.database.$transaction(async (transaction) => {
      await createPostgresPictureStore(transaction).putOriginals(siteId, [original]);
      throw new Error('Something else failed.');
    });
    await expect(failing).rejects.toThrow('Something else failed.');
    expect(await store.keepOriginals(siteId, [original.sha256])).toEqual(new Set());
  });
});

describe('renditions', () => {
  it('are found by original, crop and size', async () => {
    const { sha256 } = anOriginal('rendered');
    await store.putRenditions(siteId, [
      rendition(sha256, 16),
      rendition(sha256, 48),
      { ...rendition(sha256, 48, 'attention'), crop: 'attention' },
    ]);
    const found = await store.getRendition(siteId, { sha256, crop: 'attention', size: 48 });
    expect(Buffer.from(found ?? []).toString()).toBe('attention');
    expect(await store.getRendition(siteId, { sha256, crop: 'attention', size: 16 })).toBeUndefined();
    expect(await store.getRendition(randomUUID(), { sha256, crop: 'centre', size: 16 })).toBeUndefined();
  });

  it('are replaced when they are put again', async () => {
    const { sha256 } = anOriginal('rendered again');
    await store.putRenditions(siteId, [rendition(sha256, 16, 'first')]);
    await store.putRenditions(siteId, [rendition(sha256, 16, 'second')]);
    const found = await store.getRendition(siteId, { sha256, crop: 'centre', size: 16 });
    expect(Buffer.from(found ?? []).toString()).toBe('second');
  });

  it('tell which originals have all of the sizes', async () => {
    const [all, some, none] = ['all', 'some', 'none'].map((label) => anOriginal(label).sha256);
    if (!all || !some || !none) throw new Error('Three were made.');
    await store.putRenditions(siteId, [
      rendition(all, 16),
      rendition(all, 48),
      rendition(all, 96),
      rendition(some, 16),
    ]);
    const wanted = { hashes: [all, some, none], sizes: [16, 48] };
    expect(await store.findRendered(siteId, { ...wanted, crop: 'centre' })).toEqual(new Set([all]));
    expect(await store.findRendered(siteId, { ...wanted, crop: 'attention' })).toEqual(new Set());
  });
});

describe('deleting', () => {
  it('takes originals and their renditions, and leaves the others', async () => {
    const [gone, stays] = [anOriginal('gone'), anOriginal('stays')];
    await store.putOriginals(siteId, [gone, stays]);
    await store.putRenditions(siteId, [rendition(gone.sha256, 16), rendition(stays.sha256, 16)]);
    expect(await store.deletePictures(siteId, [gone.sha256], { putBefore: future })).toBe(1);
    expect(await store.keepOriginals(siteId, [gone.sha256, stays.sha256])).toEqual(new Set([stays.sha256]));
    expect(await store.getRendition(siteId, { sha256: gone.sha256, crop: 'centre', size: 16 })).toBeUndefined();
    expect(await store.getRendition(siteId, { sha256: stays.sha256, crop: 'centre', size: 16 })).toBeDefined();
  });

  it('spares what has been put since', async () => {
    const original = anOriginal('put since');
    await store.putOriginals(siteId, [original]);
    expect(await store.deletePictures(siteId, [original.sha256], { putBefore: past })).toBe(0);
    expect(await store.getOriginals(siteId, [original.sha256])).toHaveLength(1);
  });
});

describe('nothing', () => {
  it('can be put, asked for and deleted', async () => {
    await store.putOriginals(siteId, []);
    await store.putRenditions(siteId, []);
    expect(await store.getOriginals(siteId, [])).toEqual([]);
    expect(await store.keepOriginals(siteId, [])).toEqual(new Set());
    expect(await store.deletePictures(siteId, [], { putBefore: future })).toBe(0);
  });
});
