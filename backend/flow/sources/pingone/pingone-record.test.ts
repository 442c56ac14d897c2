import { describe, expect, it } from 'vitest';
import { readUser, readUsers, type UserRules } from './pingone-record.ts';

const rules: UserRules = {
  managerAttribute: 'hr.boss',
  managerKey: 'other',
  managerKeyAttribute: 'externalId',
  pictureAttribute: 'photo.href',
  unverified: 'active',
};

describe('a user of PingOne', () => {
  it('is a person with the payload as it came, and whom they name as manager', () => {
    const user = {
      id: 'b1',
      username: 'Ann',
      email: 'ann@x.example',
      enabled: true,
      externalId: 'LF-1',
      costCode: '77',
      hr: { boss: ' lf-2 ' },
      photo: { href: 'https://img.example/a.jpg' },
    };
    expect(readUser({ _links: { self: { href: 'x' } }, ...user }, rules)).toEqual({
      id: 'b1',
      attributes: { ...user, manager: { reference: 'lf-2' } },
      active: true,
      guest: false,
      references: ['lf-1'],
      picture: { locator: 'https://img.example/a.jpg' },
    });
  });

  it.each([
    ['email', ['ann@x.example']],
    ['username', ['ann']],
    ['id', []],
  ] as const)('is found as a manager by %s', (managerKey, references) => {
    const user = { id: 'b1', username: 'Ann', email: 'Ann@X.example' };
    expect(readUser(user, { ...rules, managerKey })).toMatchObject({ references });
  });

  it('is found by a number as well, and by nothing that is not there', () => {
    expect(readUser({ id: 'b1', externalId: 7 }, rules)).toMatchObject({ references: ['7'] });
    expect(readUser({ id: 'b1', externalId: ' ' }, rules)).toMatchObject({ references: [] });
  });

  it.each([
    [{ enabled: false }, 'active', false],
    [{ enabled: true }, 'disabled', true],
    [{}, 'active', true],
    [{ lifecycle: { status: 'VERIFICATION_REQUIRED' } }, 'active', true],
    [{ lifecycle: { status: 'VERIFICATION_REQUIRED' } }, 'disabled', false],
    [{ lifecycle: { status: 'ACCOUNT_OK' } }, 'disabled', true],
  ] as const)('with %j, unverified being %s, counts as active: %s', (standing, unverified, active) => {
    expect(readUser({ id: 'b1', ...standing }, { ...rules, unverified })).toMatchObject({ active });
  });

  it.each([[{}], [{ photo: null }], [{ photo: { href: ' ' } }], [{ photo: 'https://img.example/a.jpg' }]])(
    'surely has no picture with %j',
    (photo) => {
      expect(readUser({ id: 'b1', ...photo }, rules)).toMatchObject({ picture: 'none' });
    },
  );
});

describe('a page of users', () => {
  it('leaves out whom the rules leave out, and says of whom nothing can be made', () => {
    const users = [{ id: 'a' }, { id: 'b', lifecycle: { status: 'VERIFICATION_REQUIRED' } }, { username: 'c' }];
    const read = readUsers(users, { ...rules, unverified: 'leftOut' });
    expect(read.records.map(({ id }) => id)).toEqual(['a']);
    expect(read.leftOut).toEqual(['b']);
    expect(read.rejected).toEqual([{ label: 'a user without an id', because: 'PingOne gave no id for this user.' }]);
  });
});
