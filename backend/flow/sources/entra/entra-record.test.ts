import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { readUser, readUsers } from './entra-record.ts';

const ann: JsonObject = { id: '0f6c', displayName: 'Ann Reed', accountEnabled: true, userType: 'Member' };

describe('readUser', () => {
  it('keeps the payload as it came, nested, without what is said about the answer', () => {
    const user: JsonObject = {
      ...ann,
      '@odata.type': '#microsoft.graph.user',
      'manager@delta': [],
      onPremisesExtensionAttributes: { extensionAttribute1: 'HR-17', extensionAttribute2: null },
      businessPhones: ['+49 30 1'],
      manager: { '@odata.type': '#microsoft.graph.user', id: '77aa', displayName: 'Bo Lind' },
    };
    expect(readUser(user)).toMatchObject({
      attributes: {
        ...ann,
        onPremisesExtensionAttributes: { extensionAttribute1: 'HR-17', extensionAttribute2: null },
        businessPhones: ['+49 30 1'],
        manager: { id: '77aa', displayName: 'Bo Lind' },
      },
    });
  });

  it.each([
    [true, true],
    [false, false],
    [null, true],
    [undefined, true],
  ])('takes an account with accountEnabled %s for active: %s', (accountEnabled, active) => {
    const user = { id: '0f6c', ...(accountEnabled === undefined ? {} : { accountEnabled }) };
    expect(readUser(user)).toMatchObject({ active });
  });

  it.each<[JsonObject, boolean]>([
    [{ userType: 'Guest' }, true],
    [{ userType: 'Member', userPrincipalName: 'ann_contoso.com#EXT#@fabrikam.onmicrosoft.com' }, false],
    [{ userType: null, userPrincipalName: 'ann_contoso.com#EXT#@fabrikam.onmicrosoft.com' }, true],
    [{ userType: null, userPrincipalName: 'ann@fabrikam.com' }, false],
    [{}, false],
  ])('takes %j for a guest: %s', (properties, guest) => {
    expect(readUser({ id: '1', ...properties })).toMatchObject({ guest });
  });

  it('can be named as a manager by sign-in name and address, in lower case', () => {
    const user = { ...ann, userPrincipalName: 'Ann.Reed@Contoso.com', mail: 'ann@contoso.com' };
    expect(readUser(user)).toMatchObject({ references: ['ann.reed@contoso.com', 'ann@contoso.com'] });
    expect(readUser({ ...user, mail: 'ANN.REED@contoso.com' })).toMatchObject({ references: ['ann.reed@contoso.com'] });
    expect(readUser({ ...user, mail: null })).toMatchObject({ references: ['ann.reed@contoso.com'] });
  });

  it('cannot tell from a user whether there is a picture', () => {
    expect(readUser(ann)).toMatchObject({ picture: {} });
  });
});

describe('readUsers', () => {
  it('rejects what has no id, and reads the rest', () => {
    const { records, rejected } = readUsers([ann, { displayName: 'Nobody' }, { id: '' }]);
    expect(records.map(({ id }) => id)).toEqual(['0f6c']);
    expect(rejected).toHaveLength(2);
    expect(JSON.stringify(rejected)).not.toContain('Nobody');
  });
});
