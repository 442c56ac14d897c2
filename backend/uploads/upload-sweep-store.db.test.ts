import { afterAll, beforeAll, expect, test } from 'vitest';
import { aConnectorRow } from '../testing/sync-world.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { sweepUploads } from './upload-sweep-store.ts';

let there: TestDatabase;
beforeAll(async () => {
  there = await createTestDatabase();
});
afterAll(() => there.close());

const aDayAgo = new Date('2026-03-01T12:00:00Z');

async function anUploadOf(createdAt: string, siteId = there.siteId): Promise<string> {
  const { id } = await there.database.uploadedFile.create({
    data: { siteId, name: 'people.csv', bytes: 3, sha256: 'abc', createdAt: new Date(createdAt) },
  });
  await there.database.uploadedPiece.create({ data: { fileId: id, position: 0, content: Buffer.from('abc') } });
  return id;
}

test('an old upload goes with its content, unless a connector of its site names it', async () => {
  const { database, siteId } = there;
  const other = await database.site.create({ data: { name: 'Other' } });
  const [named, pictures, unnamed, recent, elsewhere] = [
    await anUploadOf('2026-03-01T11:00:00Z'),
    await anUploadOf('2026-03-01T11:00:00Z'),
    await anUploadOf('2026-03-01T11:00:00Z'),
    await anUploadOf('2026-03-02T11:00:00Z'),
    await anUploadOf('2026-03-01T11:00:00Z', other.id),
  ];
  const settings = { file: { id: named, name: 'people.csv' }, pictures: { id: pictures, name: 'photos.zip' } };
  await database.connector.create({ data: { ...aConnectorRow(siteId, 'csv'), settings } });

  expect(await sweepUploads(database, siteId, aDayAgo)).toBe(1);

  const left = await database.uploadedFile.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual([named, pictures, recent, elsewhere].sort());
  expect(await database.uploadedPiece.count({ where: { fileId: unnamed } })).toBe(0);
});
