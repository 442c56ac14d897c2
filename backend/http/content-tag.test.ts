import { describe, expect, it } from 'vitest';
import { conditionalHeaders, contentTag } from './content-tag.ts';

const place = ['https://img.example/ann.jpg'];
const headers = (values: Readonly<Record<string, string>>) => ({ header: (name: string) => values[name] });
const modified = 'Sat, 21 Nov 2026 10:00:00 GMT';

describe('the tag of a content', () => {
  it.each([
    ['an ETag', { etag: '"v1"' }, { 'If-None-Match': '"v1"' }],
    ['a weak ETag', { etag: 'W/"v1"', 'last-modified': modified }, { 'If-None-Match': 'W/"v1"' }],
    ['a date', { 'last-modified': modified }, { 'If-Modified-Since': modified }],
  ])('becomes the question whether it is another now (%s)', (_, answer, question) => {
    expect(conditionalHeaders(place, contentTag(place, headers(answer)))).toEqual(question);
  });

  it('asks nothing of another place', () => {
    const tag = contentTag(place, headers({ etag: '"v1"' }));
    expect(conditionalHeaders(['https://img.example/bob.jpg'], tag)).toEqual({});
    expect(conditionalHeaders([...place, 'https://cdn.example/'], tag)).toEqual({});
  });

  it('is not there when the server says nothing that can be sent back', () => {
    expect(contentTag(place, headers({}))).toBeUndefined();
    expect(contentTag(place, headers({ etag: 'ü' }))).toBeUndefined();
    expect(contentTag(place, headers({ etag: `"${'x'.repeat(500)}"` }))).toBeUndefined();
  });

  it.each([[undefined], [''], ['of another kind'], ['a.e."x"\r\nCookie: a=b']])('ignores %j', (tag) => {
    expect(conditionalHeaders(place, tag)).toEqual({});
  });

  it('repeats no address', () => {
    expect(contentTag(place, headers({ etag: '"v1"' }))).not.toContain('ann');
  });
});
