import { describe, expect, it } from 'vitest';
import { type RecordRules, readUser, readUsers } from './okta-record.ts';
import { usualActiveStatuses, usualDisabledStatuses } from './people/statuses.ts';

const rules: RecordRules = {
  activeStatuses: [...usualActiveStatuses],
  disabledStatuses: [...usualDisabledStatuses],
  managerKey: 'any',
  managerAttribute: 'managerId',
  pictureAttribute: 'primaryPhotoValue',
};
const profile = { login: 'Ann@X.example', email: 'ann.reed@x.example', employeeNumber: 'E007', firstName: 'Ann' };
const ann = { id: '00u1', status: 'ACTIVE', lastLogin: null, profile };

const read = (
  user: Parameters<typeof readUser>[0],
  other: Partial<RecordRules> = {},
  managers = new Map<string, string>(),
) => readUser(user, { ...rules, ...other }, managers);
const withProfile = (more: Readonly<Record<string, string | number>>) => ({ ...ann, profile: { ...profile, ...more } });

describe('a user of Okta', () => {
  it('keeps the payload nested as it came, without links and credentials', () => {
    const user = { ...ann, _links: { self: { href: 'x' } }, credentials: { password: {} }, _embedded: {} };
    expect(read(user)).toEqual({
      id: '00u1',
      attributes: ann,
      active: true,
      guest: false,
      references: ['ann@x.example', 'ann.reed@x.example', 'e007'],
      picture: 'none',
    });
  });

  it.each([
    ['ACTIVE', true],
    ['LOCKED_OUT', true],
    ['A_NEW_ONE', true],
    ['SUSPENDED', false],
    ['DEPROVISIONED', false],
  ])('with the status %s has active: %s', (status, active) => {
    expect(read({ ...ann, status })).toMatchObject({ active });
  });

  it('who is STAGED is left out', () => {
    expect(read({ ...ann, status: 'STAGED' })).toBe('left-out');
    expect(readUsers([{ ...ann, status: 'STAGED' }, ann], rules, new Map())).toMatchObject({
      records: [{ id: '00u1' }],
      leftOut: ['00u1'],
      rejected: [],
    });
  });

  it.each([[{}], [{ id: 7, profile }], [{ id: '', profile }]])('without an id is rejected: %j', (user) => {
    expect(read(user)).toEqual({ label: 'a user without an id', because: 'Okta gave no id for this user.' });
  });

  it('may have no profile at all', () => {
    expect(read({ id: '00u1', profile: null })).toMatchObject({ active: true, references: [], picture: 'none' });
  });
});

describe('the manager', () => {
  it.each([
    ['any', ' Bo@X.example ', 'bo@x.example'],
    ['any', '00uAbCdEfGhIjKlMnOpQ', '00uAbCdEfGhIjKlMnOpQ'],
    ['login', 'Bo@X.example', 'bo@x.example'],
    ['employeeNumber', 'E008', 'e008'],
    ['id', '00U-old-ID', '00U-old-ID'],
  ] as const)('by %s written %j is %j', (managerKey, managerId, manager) => {
    expect(read(withProfile({ managerId }), { managerKey })).toMatchObject({ attributes: { manager } });
  });

  it('may be in another attribute, as a number', () => {
    const person = read(withProfile({ bossNumber: 42 }), { managerAttribute: 'profile.bossNumber' });
    expect(person).toMatchObject({ attributes: { manager: '42' } });
  });

  it.each([
    ['any', ['ann@x.example', 'ann.reed@x.example', 'e007']],
    ['login', ['ann@x.example']],
    ['email', ['ann.reed@x.example']],
    ['employeeNumber', ['e007']],
    ['id', []],
    ['linkedObject', []],
  ] as const)('named by %s is compared with %j alone', (managerKey, references) => {
    expect(read(ann, { managerKey })).toMatchObject({ references });
  });

  it('of a linked object counts, and then nothing that the profile says', () => {
    const user = withProfile({ managerId: 'bo@x.example' });
    expect(read(user, { managerKey: 'linkedObject' }, new Map([['00u1', '00u2']]))).toMatchObject({
      attributes: { manager: '00u2' },
    });
    expect(read(user, { managerKey: 'linkedObject' })).not.toHaveProperty('attributes.manager');
  });

  it('is nobody when the attribute is blank', () => {
    expect(read(withProfile({ managerId: '  ' }))).not.toHaveProperty('attributes.manager');
  });
});

describe('the picture', () => {
  const user = withProfile({
    primaryPhotoValue: ' https://img.x.example/a.jpg ',
    other: 'https://img.x.example/b.jpg',
  });

  it('is at the address that the attribute holds, without a tag, for what is there may change', () => {
    expect(read(user)).toMatchObject({ picture: { locator: 'https://img.x.example/a.jpg' } });
    expect(read(user, { pictureAttribute: 'profile.other' })).toMatchObject({
      picture: { locator: 'https://img.x.example/b.jpg' },
    });
  });

  it('is none where the attribute is empty, or where there is no attribute', () => {
    expect(read(withProfile({ primaryPhotoValue: ' ' }))).toMatchObject({ picture: 'none' });
    expect(read(user, { pictureAttribute: '' })).toMatchObject({ picture: 'none' });
  });
});
