import { describe, expect, it } from 'vitest';
import { readUser, readUsers, type UserRules } from './onelogin-record.ts';

const rules: UserRules = {
  disabledWhen: ['suspended', 'unlicensed'],
  leftOutWhen: ['rejected'],
  pictureAttribute: 'custom_attributes.photo_url',
};

describe('a user of OneLogin', () => {
  it('is a person with the payload as it came', () => {
    const user = {
      id: 7,
      email: 'Ann@X.example',
      username: 'ann',
      status: 1,
      state: 1,
      custom_attributes: { photo_url: ' https://img.example/7.jpg ' },
    };
    expect(readUser(user, rules)).toEqual({
      id: '7',
      attributes: user,
      active: true,
      guest: false,
      references: ['ann@x.example', 'ann'],
      picture: { locator: 'https://img.example/7.jpg' },
    });
  });

  it.each([
    [{ status: 1, state: 1 }, true],
    [{ status: 2, state: 1 }, false],
    [{ status: 3, state: 1 }, true],
    [{ status: 1, state: 3 }, false],
    [{ status: null, state: null }, true],
    [{}, true],
  ])('with %j counts as active: %s', (standing, active) => {
    expect(readUser({ id: 1, ...standing }, rules)).toMatchObject({ active });
  });

  it.each([[{ photo_url: '' }], [{ photo_url: null }], [{}], [null], [{ photo_url: 7 }]])(
    'surely has no picture with %j',
    (attributes) => {
      expect(readUser({ id: 1, custom_attributes: attributes }, rules)).toMatchObject({ picture: 'none' });
    },
  );

  it('surely has no picture when no attribute holds addresses', () => {
    const user = { id: 1, custom_attributes: { photo_url: 'https://img.example/7.jpg' } };
    expect(readUser(user, { ...rules, pictureAttribute: '' })).toMatchObject({ picture: 'none' });
  });

  it('has the same id as a number and as text', () => {
    const ids = [{ id: 7 }, { id: '7' }].map((user) => readUser(user, rules));
    expect(ids).toMatchObject([{ id: '7' }, { id: '7' }]);
  });
});

describe('a page of users', () => {
  it('leaves out whom the rules leave out, and says of whom nothing can be made', () => {
    const read = readUsers([{ id: 1, state: 1 }, { id: 2, state: 2 }, { email: 'x@x.example' }], rules);
    expect(read.records.map(({ id }) => id)).toEqual(['1']);
    expect(read.leftOut).toEqual(['2']);
    expect(read.rejected).toEqual([{ label: 'a user without an id', because: 'OneLogin gave no id for this user.' }]);
  });
});
