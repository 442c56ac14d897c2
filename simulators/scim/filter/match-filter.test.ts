import { describe, expect, it } from 'vitest';
import { ScimError } from '../scim-exchange.ts';
import { matchesFilter } from './match-filter.ts';
import { parseFilter } from './parse-filter.ts';

const ann = {
  id: 'U1',
  userName: 'Ann@x.com',
  active: true,
  level: 3,
  name: { familyName: "O'Malley" },
  title: 'Tour "Guide"',
  emails: [
    { type: 'work', value: 'ann@x.com' },
    { type: 'home', value: 'ann@home.example' },
  ],
  meta: { lastModified: '2026-05-13T04:42:34Z' },
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'R&D' },
};

describe('a filter', () => {
  it.each([
    'userName eq "ann@X.com"',
    'USERNAME Eq "ann@x.com"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ann"',
    'name.familyName co "O\'Malley"',
    'title eq "Tour \\"Guide\\""',
    'title pr and not (nickName pr)',
    'emails.value ew "home.example"',
    'emails eq "ann@x.com"',
    'emails[type eq "work" and value co "@x.com"]',
    'active eq true or level gt 5',
    'level eq 3',
    'meta.lastModified gt "2026-05-13T06:42:33+02:00"',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department eq "r&d"',
    'userName ne "bob" and (level eq 4 or active eq true)',
    'nickName eq null',
    // `and` binds more than `or`.
    'active eq true or level eq 4 and level eq 5',
  ])('finds her: %s', (filter) => {
    expect(matchesFilter(ann, parseFilter(filter))).toBe(true);
  });

  it.each([
    'id eq "u1"',
    'userName eq "bob"',
    'emails[type eq "home" and value co "@x.com"]',
    'not (active eq true)',
    'meta.lastModified gt "2999-01-01T00:00:00Z"',
    'nickName sw "A"',
    'userName ne "ann@x.com"',
    '(active eq true or level eq 4) and level eq 5',
  ])('does not find her: %s', (filter) => {
    expect(matchesFilter(ann, parseFilter(filter))).toBe(false);
  });

  it.each([
    '',
    'userName',
    'userName eq',
    'userName is "ann"',
    'userName eq ann',
    'userName eq "ann',
    '(userName pr',
    'userName pr)',
    'emails[type eq "work"',
    'not userName pr',
    'active gt true',
    'meta.lastModified gt "yesterday"',
  ])('is refused as invalidFilter: %s', (filter) => {
    const match = () => matchesFilter(ann, parseFilter(filter));
    expect(match).toThrow(ScimError);
    expect(match).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidFilter' }));
  });
});
