import { describe, expect, it } from 'vitest';
import { createPhotoHost, type PhotoHostParts, type PhotoRequest } from './photo-host.ts';
import { unusablePicture } from './unusable-picture.ts';

const token = 'n3v3r-Gu3ss_th1s-0n3-4tAll';
const jpeg = Buffer.from('the bytes of a picture');

function ask(request: Partial<PhotoRequest> = {}, parts: Partial<PhotoHostParts> = {}) {
  const answer = createPhotoHost({
    findPhoto: (asked) =>
      Promise.resolve(asked === token ? { siteId: 's', personId: 'p', sha256: 'a', crop: 'attention' } : undefined),
    findRendition: () => Promise.resolve(jpeg),
    ...parts,
  });
  return answer({ method: 'GET', token, ...request });
}

async function sizeGivenFor(size: string | undefined): Promise<number> {
  const asked: number[] = [];
  await ask(
    { size },
    {
      findRendition: (_siteId, key) => {
        asked.push(key.size);
        return Promise.resolve(jpeg);
      },
    },
  );
  return asked[0] ?? 0;
}

describe('a hosted photo', () => {
  it('is answered whole, for ever, and for any page', async () => {
    const { status, headers, body } = await ask();
    expect(status).toBe(200);
    expect(body).toEqual(jpeg);
    expect(headers).toMatchObject({
      'Content-Type': 'image/jpeg',
      'Content-Length': String(jpeg.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    expect(headers['ETag']).toMatch(/^"[\w-]+"$/);
    expect(Object.keys(headers)).not.toContain('Set-Cookie');
    expect(Object.keys(headers)).not.toContain('Location');
  });

  it('answers HEAD as GET, without the picture', async () => {
    const get = await ask();
    const head = await ask({ method: 'HEAD' });
    expect(head).toEqual({ status: get.status, headers: get.headers });
  });

  it('sends nothing again to whoever has it', async () => {
    const etag = (await ask()).headers['ETag'] ?? '';
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, headers, body } = await ask({ ifNoneMatch });
      expect([status, body, headers['ETag'], headers['Cache-Control']]).toEqual([
        304,
        undefined,
        etag,
        'public, max-age=31536000, immutable',
      ]);
    }
    expect((await ask({ ifNoneMatch: '"other"' })).status).toBe(200);
  });

  it('has another tag when the bytes are others', async () => {
    const other = await ask({}, { findRendition: () => Promise.resolve(Buffer.from('another')) });
    expect(other.headers['ETag']).not.toBe((await ask()).headers['ETag']);
  });

  it('comes in the crop of its address', async () => {
    const { status } = await ask(
      {},
      { findRendition: (siteId, key) => Promise.resolve(siteId === 's' && key.crop === 'attention' ? jpeg : 'gone') },
    );
    expect(status).toBe(200);
  });
});

describe('the size of a hosted photo', () => {
  it.each([
    [undefined, 256],
    ['48', 48],
    ['40', 48],
    ['1', 16],
    ['9999', 256],
  ])('asked for as %s is %i', async (asked, given) => {
    expect(await sizeGivenFor(asked)).toBe(given);
  });

  it.each(['0', '-1', 'large', '48px', '1e3', '', '999999', '4.5'])('%j is a bad request', async (size) => {
    const { status, headers, body } = await ask({ size });
    expect(status).toBe(400);
    expect(headers['Content-Type']).toBe('text/plain; charset=utf-8');
    expect(Buffer.from(body ?? []).toString()).toContain('whole number of pixels');
  });
});

describe('an address without a photo', () => {
  it.each([
    ['unknown', 'n3v3r-Gu3ss_th1s-0n3-4tA1l'],
    ['too short', 'abc'],
    ['not a token', "'; drop table person; --------"],
  ])('is not found, but only for a minute (%s)', async (_name, asked) => {
    const { status, headers } = await ask({ token: asked });
    expect([status, headers['Cache-Control']]).toEqual([404, 'public, max-age=60']);
  });

  it('asks the database for nothing that cannot be a token', async () => {
    const { status } = await ask({ token: 'x'.repeat(500) }, { findPhoto: () => Promise.reject(new Error('Asked.')) });
    expect(status).toBe(404);
  });

  it('is not found when the bytes are no longer there', async () => {
    expect((await ask({}, { findRendition: () => Promise.resolve('gone') })).status).toBe(404);
  });

  it('asks to come again when the picture could not be rendered this time', async () => {
    const failing = { findRendition: () => Promise.resolve(unusablePicture('too-slow')) };
    const { status, headers } = await ask({}, failing);
    expect([status, headers['Retry-After']]).toEqual([503, '60']);
  });
});

describe('another method', () => {
  it('is not allowed', async () => {
    const { status, headers } = await ask({ method: 'POST' });
    expect([status, headers['Allow']]).toEqual([405, 'GET, HEAD']);
  });
});
