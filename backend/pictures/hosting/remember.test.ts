import { describe, expect, it } from 'vitest';
import { retiredAddressDays, type HostedPhoto } from '../hosted-photo-store.ts';
import type { FoundRendition } from '../rendition-finder.ts';
import { rememberPhotos } from './remember-photos.ts';
import { rememberRenditions } from './remember-renditions.ts';

const noon = Date.parse('2026-05-04T12:00:00Z');
const photo: HostedPhoto = { siteId: 's', personId: 'p', sha256: 'a', crop: 'centre' };

function addresses(found: Record<string, HostedPhoto>, maxPhotos = 100) {
  const asked: string[] = [];
  const clock = { seconds: 0 };
  const { find, forget } = rememberPhotos(
    (token) => {
      asked.push(token);
      return Promise.resolve(found[token]);
    },
    { now: () => new Date(noon + clock.seconds * 1000), forSeconds: 30, maxPhotos },
  );
  return { asked, clock, find, forget, found };
}

describe('the photo of an address', () => {
  it('is looked up once in a while', async () => {
    const { asked, clock, find } = addresses({ a: photo });
    for (let count = 0; count < 100; count += 1) expect(await find('a')).toBe(photo);
    expect(asked).toEqual(['a']);
    clock.seconds = 31;
    await find('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('is not remembered where there was none: it may come the next moment', async () => {
    const { find, found } = addresses({});
    expect(await find('a')).toBeUndefined();
    found['a'] = photo;
    expect(await find('a')).toBe(photo);
  });

  it('ends to the moment when the seven days after its retirement end', async () => {
    const retiredAt = new Date(noon - retiredAddressDays * 86_400_000 + 10_000);
    const { clock, find, found } = addresses({ a: { ...photo, retiredAt } });
    expect(await find('a')).toBeDefined();
    delete found['a'];
    clock.seconds = 9;
    expect(await find('a')).toBeDefined();
    clock.seconds = 10;
    expect(await find('a')).toBeUndefined();
  });

  it('is soon forgotten after it was deleted', async () => {
    const { clock, find, found } = addresses({ a: photo });
    await find('a');
    delete found['a'];
    clock.seconds = 30;
    expect(await find('a')).toBeUndefined();
  });

  it('is forgotten at once when that is asked for', async () => {
    const { find, forget, found } = addresses({ a: photo });
    await find('a');
    delete found['a'];
    forget();
    expect(await find('a')).toBeUndefined();
  });

  it('makes room for others, the oldest first', async () => {
    const { asked, find } = addresses({ a: photo, b: photo, c: photo }, 2);
    for (const token of ['a', 'b', 'c', 'b', 'c', 'a']) await find(token);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('a rendition', () => {
  function renditions(bytesEach: number, maxBytes: number, answer?: FoundRendition) {
    const asked: string[] = [];
    const find = rememberRenditions((_siteId, { sha256 }) => {
      asked.push(sha256);
      return Promise.resolve(answer ?? new Uint8Array(bytesEach));
    }, maxBytes);
    return { asked, get: (sha256: string, siteId = 's') => find(siteId, { sha256, crop: 'centre', size: 48 }) };
  }

  it('is read once while there is room; the one that nobody asked for the longest makes room', async () => {
    const { asked, get } = renditions(10, 30);
    for (const sha256 of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'b']) await get(sha256);
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('is the very same bytes again', async () => {
    const { get } = renditions(10, 30);
    expect(await get('a')).toBe(await get('a'));
  });

  it('of another site is another', async () => {
    const { asked, get } = renditions(10, 30);
    await get('a');
    await get('a', 'another');
    expect(asked).toEqual(['a', 'a']);
  });

  it('is not kept when it is gone, or larger than all the room', async () => {
    for (const { asked, get } of [renditions(10, 30, 'gone'), renditions(31, 30)]) {
      await get('a');
      await get('a');
      expect(asked).toEqual(['a', 'a']);
    }
  });
});
