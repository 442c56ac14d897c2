import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { readUser, readUsers } from './google-record.ts';

const ann: JsonObject = { id: '112233', primaryEmail: 'ann@corp.example', name: { fullName: 'Ann Reed' } };

describe('readUser', () => {
  it('keeps the payload as it came, nested, without what is said about the answer', () => {
    const user: JsonObject = {
      ...ann,
      customSchemas: { HR: { grade: '7', tags: [{ type: 'work', value: 'a' }] } },
      emails: [{ address: 'a.reed@home.example', type: 'custom', customType: 'private' }],
    };
    const read = readUser({ ...user, kind: 'admin#directory#user', etag: '"u1"' });
    expect(read).toMatchObject({ id: '112233', guest: false });
    expect('id' in read && read.attributes).toEqual(user);
  });

  it.each<[JsonObject, boolean]>([
    [{}, true],
    [{ suspended: false, archived: false }, true],
    [{ suspended: true }, false],
    [{ archived: true }, false],
  ])('takes %j for active: %s', (state, active) => {
    expect(readUser({ ...ann, ...state })).toMatchObject({ active });
  });

  it('can be named as a manager by its address and every alias, in lower case', () => {
    const user = { ...ann, primaryEmail: 'Ann@Corp.example', aliases: ['A.Reed@corp.example'] };
    expect(readUser({ ...user, nonEditableAliases: ['ann@corp.example', 'ann@corp.test'] })).toMatchObject({
      references: ['ann@corp.example', 'a.reed@corp.example', 'ann@corp.test'],
    });
  });

  it.each<[JsonValue, string | undefined]>([
    [[{ type: 'manager', value: ' Bo@Corp.EXAMPLE ' }], 'bo@corp.example'],
    [[{ type: 'assistant', value: 'x@corp.example' }], undefined],
    [[{ type: 'manager', value: '' }, 'odd', null, { type: 'manager', value: 7 }], undefined],
    ['bo@corp.example', undefined],
  ])('gives the manager of %j in the spelling of references: %s', (relations, manager) => {
    const read = readUser({ ...ann, relations });
    expect('id' in read && read.attributes['manager']).toBe(manager);
  });

  it.each([
    [
      { thumbnailPhotoEtag: '"p9"', thumbnailPhotoUrl: 'https://x/' },
      { tag: '"p9"', locator: '"p9"' },
    ],
    [{ thumbnailPhotoUrl: 'https://x/' }, {}],
    [{}, 'none'],
  ])('knows from %j which picture there is', (photo, picture) => {
    expect(readUser({ ...ann, ...photo })).toMatchObject({ picture });
  });
});

describe('readUsers', () => {
  it('rejects what has no id, and reads the rest', () => {
    const { records, rejected } = readUsers([ann, { primaryEmail: 'nobody@corp.example' }, { id: '' }]);
    expect(records.map(({ id }) => id)).toEqual(['112233']);
    expect(rejected).toHaveLength(2);
    expect(JSON.stringify(rejected)).not.toContain('nobody');
  });
});
