import { createHash } from 'node:crypto';
import type { HttpResponse } from './http-message.ts';

/**
 * What a server says of the version of a content, kept as one opaque text: a hash of where it came from (so that
 * another address is never taken for unchanged), then an ETag or a date.
 */
export function contentTag(places: readonly string[], response: Pick<HttpResponse, 'header'>): string | undefined {
  const etag = response.header('etag');
  if (etag !== undefined && fitsIntoHeader.test(etag)) return `${placeHash(places)}.e.${etag}`;
  const date = response.header('last-modified');
  return date !== undefined && fitsIntoHeader.test(date) ? `${placeHash(places)}.d.${date}` : undefined;
}

/** Headers that ask for the content only if it is no longer what `tag` stands for. None for a tag of other places. */
export function conditionalHeaders(
  places: readonly string[],
  tag: string | undefined,
): Readonly<Record<string, string>> {
  const match = tagShape.exec(tag ?? '');
  const [, hash, kind, value = ''] = match ?? [];
  if (hash !== placeHash(places) || !fitsIntoHeader.test(value)) return {};
  return kind === 'e' ? { 'If-None-Match': value } : { 'If-Modified-Since': value };
}

const fitsIntoHeader = /^[\x21-\x7e][\x20-\x7e]{0,499}$/;
const tagShape = /^([\w-]+)\.([ed])\.(.+)$/;

export function placeHash(places: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(places)).digest('base64url').slice(0, 22);
}
