import { describe, expect, it } from 'vitest';
import { aSourceContext } from '../../../../testing/source-context.ts';
import type { SourceContext } from '../../source.ts';
import { changesSince, isOwnLink, readCursor, readKey, type WholePlace } from './place.ts';
import { selectUserProperties } from './user-selection.ts';

const graphUrl = 'https://graph.example/v1.0';
const place: WholePlace = {
  read: 'whole',
  of: 'key',
  listing: 0,
  next: 'https://graph.example/v1.0/users?$skiptoken=x',
  eventual: false,
  deltaLink: null,
};
const contextOf = (scope: Partial<SourceContext['scope']> = {}): SourceContext =>
  aSourceContext({ scope, attributePaths: [], pictures: false });

describe('readCursor', () => {
  it('gives back a place of the same mapping and scope', () => {
    expect(readCursor({ ...place }, 'key', graphUrl)).toEqual(place);
  });

  it.each([
    ['of another mapping', { ...place, of: 'other' }],
    ['that leads to another server', { ...place, next: 'https://evil.example/v1.0/users' }],
    ['that leads nowhere', { ...place, next: 'not a link' }],
    ['of another shape', { page: 3 }],
    ['that is no object', 'page 3'],
  ])('has expired for a place %s', (_, cursor) => {
    expect(() => readCursor(cursor, 'key', graphUrl)).toThrow('Everyone is read again.');
  });
});

describe('changesSince', () => {
  it('starts at the link of the bookmark', () => {
    const deltaLink = 'https://graph.example/v1.0/users/delta?$deltatoken=x';
    expect(changesSince({ deltaLink, of: 'key' }, 'key', graphUrl)).toMatchObject({ link: deltaLink, ended: false });
    expect(() => changesSince({ deltaLink, of: 'other' }, 'key', graphUrl)).toThrow(/read again/);
    expect(() => changesSince({ deltaLink, of: 'key' }, 'key', 'https://graph.microsoft.us/v1.0')).toThrow();
  });
});

describe('readKey', () => {
  const of = selectUserProperties(['department']);

  it('changes with mapping and scope, and with nothing else', () => {
    const key = readKey(of, contextOf());
    expect(readKey(selectUserProperties(['department', 'department']), contextOf())).toBe(key);
    expect(readKey(of, contextOf({ includeGuests: false }))).toBe(key);
    expect(readKey(selectUserProperties(['jobTitle']), contextOf())).not.toBe(key);
    expect(readKey(of, contextOf({ groups: ['g'] }))).not.toBe(key);
    expect(readKey(of, contextOf({ filter: 'x' }))).not.toBe(key);
  });
});

it('takes only links to the very same origin for Graph’s own', () => {
  expect(isOwnLink('https://graph.example/v1.0/users', graphUrl)).toBe(true);
  expect(isOwnLink('http://graph.example/v1.0/users', graphUrl)).toBe(false);
  expect(isOwnLink('https://graph.example.evil/v1.0/users', graphUrl)).toBe(false);
  expect(isOwnLink('https://graph.example:444/v1.0/users', graphUrl)).toBe(false);
});
