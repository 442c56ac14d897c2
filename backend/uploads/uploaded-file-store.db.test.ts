import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { findUploadedFile, keepUploadedFile } from './uploaded-file-store.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

async function* chunks(...content: Uint8Array[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield* content;
}

const keep = (content: AsyncIterable<Uint8Array>, maxBytes = 2_000_000) =>
  keepUploadedFile(test.database, { siteId: test.siteId, name: 'people.csv', content, maxBytes });

const rows = () => test.database.uploadedFile.count();

describe('an uploaded file', () => {
  it('is read back as it came, as often as wanted', async () => {
    const content = [randomBytes(300_000), randomBytes(10), randomBytes(400_000), new Uint8Array()];
    const { id, ...kept } = await keep(chunks(...content));
    const whole = Buffer.concat(content);
    expect(kept).toMatchObject({
      name: 'people.csv',
      bytes: whole.byteLength,
      sha256: createHash('sha256').update(whole).digest('hex'),
    });
    const found = await findUploadedFile(test.database, test.siteId, id);
    const readAgain = async () => Buffer.concat(await Array.fromAsync(found?.read() ?? []));
    expect((await readAgain()).equals(whole)).toBe(true);
    expect((await readAgain()).equals(whole)).toBe(true);
  });

  it('may be empty', async () => {
    const file = await keep(chunks());
    expect(file.bytes).toBe(0);
    expect(await Array.fromAsync(file.read())).toEqual([]);
  });

  it('is not kept when it is too large', async () => {
    const before = await rows();
    await expect(keep(chunks(randomBytes(600_000), randomBytes(600_000)), 1024 * 1024)).rejects.toMatchObject({
      code: 'too-large',
      message: 'The file is larger than 1 MiB.',
    });
    expect(await rows()).toBe(before);
  });

  it('is not kept when the upload breaks off', async () => {
    const before = await rows();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* chunks(randomBytes(300_000));
      throw new Error('The connection is gone.');
    }
    await expect(keep(broken())).rejects.toThrow('The connection is gone.');
    expect(await rows()).toBe(before);
  });

  it('belongs to one site', async () => {
    const { id } = await keep(chunks(randomBytes(10)));
    expect(await findUploadedFile(test.database, '00000000-0000-7000-8000-000000000000', id)).toBeUndefined();
  });
});
