import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anywhere } from '../../http/reach/reach.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { startScriptedServer, type ScriptedServer } from '../../testing/scripted-server.ts';
import type { PictureRef } from '../model/record.ts';
import { openPictureAddresses, pictureAddressSettings, type PictureAddressOptions } from './picture-address.ts';
import type { PictureReading } from './source.ts';

const never = new AbortController().signal;
const jpeg = Buffer.from(`\xff\xd8\xff\xe0${'a'.repeat(100)}`, 'latin1');

async function read(refs: readonly PictureRef[], options: Partial<PictureAddressOptions> = {}) {
  const pictures = openPictureAddresses({
    hosts: ['127.0.0.1'],
    reach: anywhere,
    clock: createFakeClock(),
    ...options,
  });
  const readings = await Array.fromAsync(pictures.read(refs, never));
  await pictures.close();
  return readings;
}

async function readOne(locator: string | undefined, options?: Partial<PictureAddressOptions>): Promise<PictureReading> {
  const [reading] = await read([{ id: 'ann', ...(locator !== undefined && { locator }) }], options);
  if (!reading) throw new Error('There is no reading.');
  return reading;
}

const serving = (content: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  startScriptedServer((_, response) => response.writeHead(200, headers).end(content));

const failureOf = (reading: PictureReading) => (reading.status === 'failed' ? reading.failure : undefined);

describe('a picture at an address', () => {
  it('is found, whatever the server calls it', async () => {
    await using server = await serving(jpeg, { 'Content-Type': 'text/html', ETag: '"v1"' });
    const locator = `${server.url}/ann.jpg`;
    expect(await readOne(locator)).toEqual({
      ref: { id: 'ann', locator },
      status: 'found',
      bytes: jpeg,
      tag: expect.any(String) as string,
    });
    expect(server.received[0]?.headers).toMatchObject({ 'accept-encoding': 'identity', 'user-agent': 'Roster' });
  });

  it('is found at an address that is relative to the source’s own', async () => {
    await using server = await serving(jpeg);
    await readOne('photos/ann.jpg', { base: `${server.url}/scim/v2/` });
    await readOne('/ann.jpg', { base: `${server.url}/scim/v2/` });
    expect(server.received.map(({ url }) => url)).toEqual(['/scim/v2/photos/ann.jpg', '/ann.jpg']);
  });

  it('is not sent again while it is the same', async () => {
    for (const version of [{ ETag: '"v1"' }, { 'Last-Modified': 'Sat, 21 Nov 2026 10:00:00 GMT' }]) {
      await using server = await startScriptedServer(({ headers }, response) => {
        const isHeld = headers['if-none-match'] ?? headers['if-modified-since'];
        response.writeHead(isHeld === undefined ? 200 : 304, version).end(isHeld === undefined ? jpeg : undefined);
      });
      const first = await readOne(`${server.url}/ann.jpg`);
      const held = first.status === 'found' && first.tag !== undefined ? { heldTag: first.tag } : {};
      const [again] = await read([{ ...first.ref, ...held }]);
      expect(again?.status).toBe('unchanged');
      const [elsewhere] = await read([{ id: 'ann', locator: `${server.url}/other.jpg`, ...held }]);
      expect(elsewhere?.status).toBe('found');
    }
  });

  it('that the server calls unchanged without having been asked is failed', async () => {
    await using server = await startScriptedServer((_, response) => response.writeHead(304).end());
    expect(failureOf(await readOne(server.url))).toMatchObject({ reason: 'unexpected-answer' });
  });

  it.each([404, 410])('is none when the server says so with status %i', async (status) => {
    await using server = await startScriptedServer((_, response) => response.writeHead(status).end('<html>'));
    expect(await readOne(server.url)).toMatchObject({ status: 'none' });
  });

  it.each([[undefined], [''], ['  ']])('is none when there is no address (%j)', async (locator) => {
    expect(await readOne(locator)).toMatchObject({ status: 'none' });
  });
});

describe('an address that gives no picture', () => {
  it.each([
    ['<!DOCTYPE html><html><body>Sign in</body></html>', 'The address gives a web page, not a picture file.'],
    ['{"error":"no such user"}', 'The address gives text, not a picture file.'],
    ['%PDF-1.7', 'The address gives a PDF document, not a picture file.'],
    ['\x00\x01\x02\x03', 'The address gives something else, not a picture file.'],
    ['', 'The address gives an empty file.'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', /the kind “SVG”, which Roster does not read/],
  ])('is failed, never none (%j)', async (content, message) => {
    await using server = await serving(content, { 'Content-Type': 'image/jpeg' });
    const failure = failureOf(await readOne(server.url));
    expect(failure?.reason).toBe('unexpected-answer');
    expect(failure?.message).toMatch(message);
  });

  it('is failed when it is compressed, and is not unpacked', async () => {
    await using server = await serving(gzipSync(Buffer.alloc(1_000_000)), { 'Content-Encoding': 'gzip' });
    expect(failureOf(await readOne(server.url))?.message).toMatch(/compressed/);
  });

  it('is failed when it is larger than 16 MiB', async () => {
    await using server = await serving(Buffer.concat([jpeg, Buffer.alloc(16 * 1024 * 1024)]));
    expect(failureOf(await readOne(server.url))?.message).toMatch(/larger than 16 MiB/);
  });

  it.each([
    [401, 'permission-missing', /without signing in \(status 401\)/],
    [403, 'permission-missing', /without signing in \(status 403\)/],
    [400, 'unexpected-answer', /status 400/],
    [206, 'unexpected-answer', /status 206/],
    [500, 'unavailable', /status 500/],
    [503, 'unavailable', /status 503/],
  ])('is failed with status %i', async (status, reason, message) => {
    await using server = await startScriptedServer((_, response) => response.writeHead(status).end());
    const failure = failureOf(await readOne(`${server.url}/ann.jpg`));
    expect(failure?.reason).toBe(reason);
    expect(failure?.message).toMatch(message);
  });

  it('is failed, with how long to wait, when the host wants to be left alone', async () => {
    await using server = await startScriptedServer((_, response) =>
      response.writeHead(429, { 'Retry-After': '120' }).end(),
    );
    const failure = failureOf(await readOne(server.url));
    expect(failure).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: 120 });
  });

  it.each([
    ['http://10.0.0.1/ann', 'permission-missing', /10\.0\.0\.1 is not in the public internet.*“Picture hosts”/],
    ['http://[fe80::1]/ann', 'permission-missing', /not in the public internet/],
    ['https://img.example:8443/ann', 'permission-missing', /img\.example:8443.*other ports.*“Picture hosts”/],
    ['https://ann:pw@img.example/', 'unexpected-answer', /user name or password/],
    ['ftp://img.example/ann', 'unexpected-answer', /neither https:\/\/ nor http:\/\//],
    ['img.example/ann', 'unexpected-answer', /is not one/],
    ['ann', 'unexpected-answer', /is not one/],
    ['data:image/png;base64,AAAA', 'unexpected-answer', /data:/],
  ])('is not asked: %s', async (locator, reason, message) => {
    const failure = failureOf(await readOne(locator));
    expect(failure?.reason).toBe(reason);
    expect(failure?.message).toMatch(message);
    expect(failure?.message).not.toContain('ann');
    if (reason === 'permission-missing') expect(failure?.setting).toBe('pictureHosts');
  });

  it('is not asked when its name leads into a private network', async () => {
    const reading = await readOne('https://img.example/ann.jpg', {
      resolveName: (_, callback) => {
        callback(null, [{ address: '10.0.0.1', family: 4 }]);
      },
    });
    expect(failureOf(reading)?.message).toMatch(/^img\.example is not in the public internet/);
  });

  it('leads on and on to others, or from encryption into the clear', async () => {
    await using server = await startScriptedServer((_, response) => response.writeHead(302, { Location: '/' }).end());
    expect(failureOf(await readOne(server.url))?.message).toMatch(/leads on and on/);
  });
});

describe('a picture within its own address', () => {
  const inline = (address: string, heldTag?: string) =>
    read([{ id: 'ann', locator: address, ...(heldTag !== undefined && { heldTag }) }], { allowDataUris: true });
  const addressOf = (bytes: Buffer) => `data:image/jpeg;base64,${bytes.toString('base64')}`;

  it('is found, and unchanged for as long as the address is', async () => {
    const [reading] = await inline(addressOf(jpeg));
    expect(reading).toMatchObject({ status: 'found', bytes: jpeg });
    const tag = reading?.status === 'found' ? reading.tag : undefined;
    expect(await inline(addressOf(jpeg), tag)).toMatchObject([{ status: 'unchanged' }]);
    expect(await inline(addressOf(Buffer.concat([jpeg, jpeg])), tag)).toMatchObject([{ status: 'found' }]);
  });

  it.each([
    ['data:image/jpeg;base64,?', /damaged/],
    ['data:text/html,<html>', /a web page/],
    [`data:,${'a'.repeat(16 * 1024 * 1024 + 1)}`, /larger than 16 MiB/],
  ])('is failed when it is none', async (locator, message) => {
    const [reading] = await inline(locator);
    expect(reading && failureOf(reading)?.message).toMatch(message);
  });
});

describe('many pictures', () => {
  const refsAt = ({ url }: ScriptedServer, count: number): PictureRef[] =>
    Array.from({ length: count }, (_, at) => ({ id: String(at), locator: `${url}/${String(at)}` }));

  it('are answered exactly once each, four at a time from one host', async () => {
    let open = 0;
    let mostOpen = 0;
    await using server = await startScriptedServer((_, response) => {
      mostOpen = Math.max(mostOpen, ++open);
      setImmediate(() => {
        open--;
        response.end(jpeg);
      });
    });
    const refs = refsAt(server, 50);
    const readings = await read(refs);
    expect(new Set(readings.map(({ ref }) => ref))).toEqual(new Set(refs));
    expect(readings).toHaveLength(50);
    expect(mostOpen).toBeGreaterThan(1);
    expect(mostOpen).toBeLessThanOrEqual(4);
  });

  it('end with the reason when the run is stopped', async () => {
    const stop = new AbortController();
    await using server = await startScriptedServer(() => {
      stop.abort(new Error('stopped by the admin'));
    });
    const pictures = openPictureAddresses({ hosts: ['127.0.0.1'], reach: anywhere, clock: createFakeClock() });
    await expect(Array.fromAsync(pictures.read(refsAt(server, 9), stop.signal))).rejects.toThrow(
      'stopped by the admin',
    );
    await pictures.close();
  });

  it('are no longer asked for once nobody reads on', async () => {
    const ended = Promise.withResolvers<undefined>();
    await using server = await startScriptedServer(({ url }, response) => {
      if (url === '/0') response.end(jpeg);
      else
        response.on('close', () => {
          ended.resolve(undefined);
        });
    });
    const pictures = openPictureAddresses({ hosts: ['127.0.0.1'], reach: anywhere, clock: createFakeClock() });
    for await (const { status } of pictures.read(refsAt(server, 2), never)) {
      expect(status).toBe('found');
      break;
    }
    await expect(ended.promise).resolves.toBeUndefined();
    await pictures.close();
  });
});

describe('the setting', () => {
  const settings = z.object(pictureAddressSettings);

  it('holds hosts, none unless an admin names some', () => {
    expect(settings.parse({})).toEqual({ pictureHosts: [] });
    const hosts = ['photos.corp.example', 'localhost:8080', '[::1]'];
    expect(settings.parse({ pictureHosts: hosts })).toEqual({ pictureHosts: hosts });
  });

  it('refuses what is no host, and says what one looks like', () => {
    const parsed = settings.safeParse({ pictureHosts: ['https://photos.corp.example/'] });
    expect(parsed.error?.issues).toMatchObject([
      { path: ['pictureHosts', 0], message: expect.stringMatching(/e\.g\. photos\.corp\.example/) as string },
    ]);
  });
});
