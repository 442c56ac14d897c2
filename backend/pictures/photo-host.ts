import { createHash } from 'node:crypto';
import type { PhotoAgent } from '#contract/photos.ts';
import type { HostedPhoto } from './hosted-photo-store.ts';
import type { PhotoFetch } from './hosting/photo-fetch-store.ts';
import type { FindRendition } from './rendition-finder.ts';
import { largestRenditionSize, nearestRenditionSize } from './rendition-sizes.ts';

export interface PhotoRequest {
  readonly method: string;
  /** What stands between `/photos/` and `.jpg`. */
  readonly token: string;
  /** `?size=` as it came. */
  readonly size?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  /** Absent: one of Roster's own pages, which do not count. */
  readonly agent?: PhotoAgent | undefined;
}

export interface PhotoAnswer {
  readonly status: 200 | 304 | 400 | 404 | 405 | 503;
  /** All that may be sent: no cookie is added, nothing is redirected. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: nothing follows the headers. */
  readonly body?: Uint8Array;
}

export interface PhotoHostParts {
  readonly findPhoto: (token: string) => Promise<HostedPhoto | undefined>;
  readonly findRendition: FindRendition;
  /** Told of each photo that is served. */
  readonly noteFetch?: (fetch: Pick<PhotoFetch, 'token' | 'method' | 'agent'>) => void;
}

/** Another site's page shows the picture; search engines are not to list it. */
const everyAnswer = {
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
} as const;

/** Short: an address that somebody is told a moment before it exists soon works. */
const briefly = 'public, max-age=60';

/** `GET` and `HEAD /photos/<token>.jpg[?size=N]`. An address stands for one picture for ever, so its answer never goes stale. */
export function createPhotoHost(parts: PhotoHostParts): (request: PhotoRequest) => Promise<PhotoAnswer> {
  return async ({ method, token, size = String(largestRenditionSize), ifNoneMatch, agent }) => {
    if (method !== 'GET' && method !== 'HEAD') {
      return inWords(405, 'A picture can only be read.', { Allow: 'GET, HEAD' });
    }
    const pixels = /^[0-9]{1,5}$/.test(size) ? Number(size) : 0;
    if (pixels === 0) return inWords(400, 'The size is a whole number of pixels, for example size=48.');
    const photo = /^[\w-]{22,64}$/.test(token) ? await parts.findPhoto(token) : undefined;
    const key = photo && { sha256: photo.sha256, crop: photo.crop, size: nearestRenditionSize(pixels) };
    const found = photo && key ? await parts.findRendition(photo.siteId, key) : 'gone';
    if (found === 'gone') return inWords(404, 'There is no picture at this address.');
    // The same original gave its other sizes, so what failed is the moment and not the picture.
    if (!(found instanceof Uint8Array)) return inWords(503, 'Try again later.', { 'Retry-After': '60' });
    if (agent !== undefined) parts.noteFetch?.({ token, method, agent });
    return picture(found, method, ifNoneMatch);
  };
}

function picture(bytes: Uint8Array, method: string, ifNoneMatch: string | undefined): PhotoAnswer {
  const etag = tagOf(bytes);
  const headers = { ...everyAnswer, 'Cache-Control': 'public, max-age=31536000, immutable', ETag: etag };
  if (matches(ifNoneMatch, etag)) return { status: 304, headers };
  const whole = { ...headers, 'Content-Type': 'image/jpeg', 'Content-Length': String(bytes.byteLength) };
  return method === 'HEAD' ? { status: 200, headers: whole } : { status: 200, headers: whole, body: bytes };
}

/** Of bytes that are held for a while, the tag is made once. */
const tags = new WeakMap<Uint8Array, string>();

function tagOf(bytes: Uint8Array): string {
  const known = tags.get(bytes);
  if (known !== undefined) return known;
  const tag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  tags.set(bytes, tag);
  return tag;
}

/** A proxy that compresses may have made the tag weak; it still names the same picture (RFC 9110, 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes('*') || tags.includes(etag);
}

function inWords(
  status: 400 | 404 | 405 | 503,
  sentence: string,
  more: Readonly<Record<string, string>> = {},
): PhotoAnswer {
  const body = Buffer.from(`${sentence}\n`);
  const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': String(body.byteLength) };
  return { status, headers: { ...everyAnswer, 'Cache-Control': briefly, ...type, ...more }, body };
}
