import { describe, expect, it } from 'vitest';
import { enterpriseUser, inlineTag, photoOf, readUser } from './scim-record.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

const recordOf = (user: JsonObject) => {
  const read = readUser({ id: 'u1', userName: 'ann@x.com', ...user }, 'in-lists');
  if ('because' in read) throw new Error(read.because);
  return read;
};

describe('a User', () => {
  it('is whole, and named by its login and its id elsewhere', () => {
    const user = { id: 'u1', userName: 'Ann@X.com', externalId: 'E17', title: 'Engineer' };
    expect(readUser(user, 'in-lists')).toEqual({
      id: 'u1',
      attributes: user,
      active: true,
      guest: false,
      references: ['Ann@X.com', 'E17', 'ann@x.com'],
      picture: 'none',
    });
  });

  it.each<[JsonValue, boolean]>([
    [true, true],
    ['True', true],
    ['', true],
    [null, true],
    [false, false],
    ['False', false],
    [' FALSE ', false],
    [0, false],
  ])('whose active is %j is active: %s', (active, expected) => {
    expect(recordOf({ active }).active).toBe(expected);
  });

  it('with names in another case is the same', () => {
    const read = readUser(
      { ID: 'u1', UserName: 'ann', ACTIVE: 'false', Photos: [{ Value: 'https://x/a.jpg' }] },
      'in-lists',
    );
    expect(read).toMatchObject({
      id: 'u1',
      active: false,
      references: ['ann'],
      picture: { locator: 'https://x/a.jpg' },
    });
  });

  it('of user type Guest is a guest', () => {
    expect(recordOf({ userType: 'guest' }).guest).toBe(true);
    expect(recordOf({ userType: 'Employee' }).guest).toBe(false);
  });

  it('with a number as id is known by its text', () => {
    expect(recordOf({ id: 17 }).id).toBe('17');
  });

  it.each([[{}], [{ id: '' }], [{ id: null }]])('without an id is rejected: %j', (parts) => {
    expect(readUser({ userName: 'ann', ...parts }, 'in-lists')).toEqual({ label: 'ann', because: 'It has no id.' });
  });
});

describe('the manager of a User', () => {
  const managerOf = (manager: JsonValue, schema = enterpriseUser): JsonValue | undefined => {
    const extension = recordOf({ [schema]: { department: 'R&D', manager } }).attributes[schema];
    return isJsonObject(extension) ? extension['manager'] : undefined;
  };

  it.each<[string, JsonValue, JsonValue]>([
    ['an object', { value: 'u2', displayName: 'Bo' }, { value: 'u2', displayName: 'Bo' }],
    ['a bare id', 'u2', { value: 'u2' }],
    ['a bare login, in any case', 'Bo@X.com', { value: 'bo@x.com' }],
    ['a reference alone', { $ref: '../Users/u%202' }, { $ref: '../Users/u%202', value: 'u 2' }],
    ['a list of one', [{ value: 'u2' }], { value: 'u2' }],
    ['a number', { value: 7 }, { value: '7' }],
    ['nothing', null, {}],
    ['an empty text', '', {}],
  ])('is read from %s', (_, sent, read) => {
    expect(managerOf(sent)).toEqual(read);
  });

  it('is found under the schema’s address in any case', () => {
    expect(managerOf('u2', enterpriseUser.toUpperCase())).toEqual({ value: 'u2' });
  });

  it('is spelled as the login by which the manager is known', () => {
    const { references } = recordOf({ id: 'u2', userName: 'Bo@X.com' });
    expect(references).toContain('bo@x.com');
  });
});

describe('the picture of a User', () => {
  it.each<[string, JsonValue, string | undefined]>([
    [
      'the primary one',
      [
        { value: 'a', type: 'photo' },
        { value: 'b', type: 'thumbnail', primary: true },
      ],
      'b',
    ],
    [
      'the primary one, as text',
      [
        { value: 'a', type: 'photo' },
        { value: 'b', primary: 'True' },
      ],
      'b',
    ],
    [
      'a photo before a thumbnail',
      [
        { value: 'a', type: 'thumbnail' },
        { value: 'b', type: 'Photo' },
      ],
      'b',
    ],
    [
      'a thumbnail before another',
      [
        { value: 'a', type: 'badge' },
        { value: 'b', type: 'thumbnail' },
      ],
      'b',
    ],
    [
      'the first of several',
      [
        { value: 'a', type: 'photo' },
        { value: 'b', type: 'photo' },
      ],
      'a',
    ],
    ['a single one without a list', { value: 'a' }, 'a'],
    ['a bare address', ['a'], 'a'],
    ['none where addresses are empty', [{ value: '  ', primary: true }, { type: 'photo' }, null], undefined],
  ])('is %s', (_, photos, address) => {
    expect(photoOf({ photos })).toBe(address);
  });

  it('is surely none where there are no photos', () => {
    expect(recordOf({}).picture).toBe('none');
  });

  it('is open where photos are only given on request', () => {
    expect(readUser({ id: 'u1' }, 'on-request')).toMatchObject({ picture: {} });
  });

  it('is known by its hash, not copied, where it stands in the record', () => {
    const value = 'data:image/jpeg;base64,/9j/4AAQ';
    const { picture } = recordOf({ photos: [{ value }] });
    expect(picture).toEqual({ tag: inlineTag(value) });
    expect(recordOf({ photos: [{ value: `${value}AA` }] }).picture).not.toEqual(picture);
  });
});
