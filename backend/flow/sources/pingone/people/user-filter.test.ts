import { describe, expect, it } from 'vitest';
import { connectorScope } from '#contract/scope.ts';
import { allOf, changedAfter, filtersOf, quoted, usersPath } from './user-filter.ts';

describe('the filters of a scope', () => {
  it.each([
    [{}, ['']],
    [{ filter: 'enabled eq true' }, ['enabled eq true']],
    [{ groups: ['a'] }, ['memberOfGroups[id eq "a"]']],
    [{ groups: ['a', 'b'] }, ['memberOfGroups[id eq "a"] or memberOfGroups[id eq "b"]']],
    [{ groups: ['a'], nestedGroups: false }, ['memberOfGroups[id eq "a" and type eq "DIRECT"]']],
    [{ groups: ['a'], filter: 'x pr' }, ['(memberOfGroups[id eq "a"]) and (x pr)']],
  ])('%j are %j', (scope, filters) => {
    expect(filtersOf(connectorScope.parse(scope))).toEqual(filters);
  });

  it('are several lists where there are many groups', () => {
    const groups = Array.from({ length: 41 }, (_, index) => `group-${String(index)}`);
    const lists = filtersOf(connectorScope.parse({ groups })).map((filter) => filter.split(' or ').length);
    expect(lists).toEqual([20, 20, 1]);
  });
});

describe('a filter', () => {
  it('keeps what is in quotes there', () => {
    expect(quoted(String.raw`a "b" \c`)).toBe(String.raw`"a \"b\" \\c"`);
  });

  it('is of all terms that there are', () => {
    expect([allOf(), allOf('', 'a'), allOf('a', '', 'b or c')]).toEqual(['', 'a', '(a) and (b or c)']);
  });

  it('goes into the address', () => {
    expect(usersPath('', 1)).toBe('/users?limit=1');
    expect(usersPath(changedAfter('2026-11-22T00:00:00Z'))).toBe(
      '/users?limit=200&filter=updatedAt%20gt%20%222026-11-22T00%3A00%3A00Z%22',
    );
  });
});
