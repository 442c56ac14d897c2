import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../model/json.ts';
import { listPage, type Position } from './list-page.ts';

const answerWith = (body: JsonObject) =>
  ({ status: 200, body, content: 'json', serverTime: undefined, signIn: 'bearer' }) as const;
const people = (count: number): readonly JsonObject[] => Array.from({ length: count }, (_, at) => ({ id: String(at) }));
const at = (startIndex: number): Position => ({ method: 'index', startIndex, sorted: true });

describe('a page by index', () => {
  it('is followed by the one that begins after what came, not after what was asked for', () => {
    const page = listPage(answerWith({ totalResults: 10, Resources: people(3), itemsPerPage: 5 }), at(1));
    expect([page.items.length, page.next]).toEqual([3, at(4)]);
  });

  it('is the last when all have come, or when nobody comes', () => {
    expect(listPage(answerWith({ totalResults: 10, Resources: people(3) }), at(8)).next).toBeUndefined();
    expect(listPage(answerWith({ totalResults: 10, Resources: [] }), at(8)).next).toBeUndefined();
  });

  it.each<[string, JsonObject]>([
    ['Resources absent', { totalResults: 0 }],
    ['Resources null', { totalResults: 0, Resources: null }],
    ['a total as text', { totalResults: '0', resources: [] }],
  ])('may have nobody, with %s', (_, body) => {
    expect(listPage(answerWith(body), at(1))).toMatchObject({ items: [], total: 0, next: undefined });
  });

  it('may be written in another case, with a single person instead of a list', () => {
    const page = listPage(answerWith({ TotalResults: '4', resources: { id: 'u1' } }), at(1));
    expect(page).toMatchObject({ items: [{ id: 'u1' }], total: 4, next: at(2) });
  });

  it('goes on until nobody comes when there is no total', () => {
    expect(listPage(answerWith({ Resources: people(2) }), at(1)).next).toEqual(at(3));
    expect(listPage(answerWith({ Resources: [] }), at(3)).next).toBeUndefined();
  });

  it('goes on by cursor when the server gives one', () => {
    const page = listPage(answerWith({ totalResults: 9, Resources: people(2), nextCursor: 'c1' }), at(1));
    expect(page.next).toEqual({ method: 'cursor', cursor: 'c1' });
  });

  it('is not made of anything else', () => {
    expect(() => listPage(answerWith({ hello: 'world' }), at(1))).toThrow('not one of SCIM');
  });
});

describe('a page by cursor', () => {
  const first: Position = { method: 'cursor', cursor: '' };

  it('is the last without a next cursor, total or not', () => {
    const second: Position = { method: 'cursor', cursor: 'c1' };
    expect(listPage(answerWith({ Resources: people(2) }), first).next).toBeUndefined();
    expect(listPage(answerWith({ totalResults: 9, Resources: people(2) }), second).next).toBeUndefined();
  });

  it('is one by index when the server did not know the parameter', () => {
    const page = listPage(answerWith({ totalResults: 9, Resources: people(2) }), first);
    expect(page.next).toEqual({ method: 'index', startIndex: 3, sorted: false });
  });

  it('does not lead back to itself', () => {
    const looping = answerWith({ Resources: people(2), nextCursor: 'c1' });
    expect(() => listPage(looping, { method: 'cursor', cursor: 'c1' })).toThrow('leads back to itself');
  });
});
