import { describe, expect, it } from 'vitest';
import type { SourceRecord } from '../../model/record.ts';
import { toRecord, type RecordOptions } from './ldap-record.ts';
import { shownAttributes } from './people/attributes.ts';
import type { Directory } from './people/directory.ts';
import type { LdapEntry, LdapValue } from './protocol/entry.ts';

const controller = {
  dnsHostName: 'dc1.corp.example',
  invocationId: '11111111-1111-1111-1111-111111111111',
  highestCommittedUsn: '9',
};
const activeDirectory: Directory = { kind: 'active-directory', namingContext: 'DC=corp', controller };
const openLdap: Directory = { kind: 'standard', namingContext: 'dc=corp', stampAttribute: 'entryCSN' };
/** 100 ns since 1601. */
const fileTime = (iso: string): string => String((BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n);
const guid = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

type Values = Readonly<Record<string, readonly LdapValue[]>>;

function entry(values: Values, dn = 'CN=Ann Reed,DC=Corp'): LdapEntry {
  const attributes = Object.entries(values).map(([spelling, each]) => {
    const name = { spelling, key: spelling.toLowerCase(), binary: false, range: undefined };
    return { name, values: each };
  });
  return { dn, attributes };
}

function recordOf(directory: Directory, values: Values, options: Partial<RecordOptions> = {}): SourceRecord {
  const id = directory.kind === 'standard' ? { entryUUID: ['id-1'] } : { objectGUID: [guid] };
  const record = toRecord(entry({ ...id, ...values }), {
    directory,
    isShown: shownAttributes(['cn', 'mail', 'manager', 'thumbnailPhoto', 'objectGUID'], ['thumbnailphoto']),
    pictureAttributes: ['thumbnailphoto'],
    now: new Date('2026-11-22T00:00:00Z'),
    ...options,
  });
  if ('id' in record) return record;
  throw new Error(record.because);
}

describe('a record', () => {
  it('shows what the mapping asks for, and no picture', () => {
    const values = {
      cn: ['Ann', 'Annie'],
      mail: ['a@x'],
      thumbnailPhoto: [guid],
      title: ['Engineer'],
      description: [],
    };
    expect(recordOf(activeDirectory, values).attributes).toEqual({
      cn: ['Ann', 'Annie'],
      mail: 'a@x',
      objectGUID: '33221100-5544-7766-8899-aabbccddeeff',
    });
  });

  it('shows everything but secrets where everything is asked for', () => {
    const values = {
      title: ['Engineer'],
      userPassword: [guid],
      UnicodePwd: [guid],
      userCertificate: [Buffer.from('hi!')],
    };
    const { attributes } = recordOf(openLdap, values, { isShown: shownAttributes('all', []) });
    expect(attributes).toEqual({
      dn: 'CN=Ann Reed,DC=Corp',
      entryUUID: 'id-1',
      title: 'Engineer',
      userCertificate: 'aGkh',
    });
  });

  it('names managers as people are named by their references', () => {
    const manager = recordOf(openLdap, { manager: ['cn=ann  REED , dc=corp'] }).attributes['manager'];
    expect(recordOf(openLdap, {}).references).toContain(manager);
  });

  it('has references by name and by all that people sign in with, once each', () => {
    const values = { mail: ['Ann@X.org'], userPrincipalName: ['ann@x.org'], sAMAccountName: ['ann'] };
    expect(recordOf(activeDirectory, values).references).toEqual([
      'cn=ann reed,dc=corp',
      'CN=Ann Reed,DC=Corp',
      'ann@x.org',
      'Ann@X.org',
      'ann',
    ]);
  });

  it.each<[string, Values, boolean]>([
    ['an enabled account', { userAccountControl: ['512'] }, true],
    ['a disabled account', { userAccountControl: ['514'] }, false],
    ['an account that never expires', { accountExpires: ['9223372036854775807'] }, true],
    ['an account that never expires, told otherwise', { accountExpires: ['0'] }, true],
    ['an account that has expired', { accountExpires: [fileTime('2026-11-21T00:00:00Z')] }, false],
    ['an account that expires at this moment', { accountExpires: [fileTime('2026-11-22T00:00:00Z')] }, false],
    ['an account that expires in a second', { accountExpires: [fileTime('2026-11-22T00:00:01Z')] }, true],
    ['an account locked by an admin', { pwdAccountLockedTime: ['000001010000Z'] }, false],
    ['an account locked for a while', { pwdAccountLockedTime: ['20261121000000Z'] }, true],
    ['an account switched off in 389 Directory Server', { nsAccountLock: ['TRUE'] }, false],
    ['an account of which nothing is known', {}, true],
  ])('of %s', (_, values, active) => {
    expect(recordOf(activeDirectory, values).active).toBe(active);
  });

  it('has a picture hint that changes with the entry, on its own domain controller', () => {
    const tagOf = (usn: string, directory = activeDirectory) => recordOf(directory, { uSNChanged: [usn] }).picture;
    expect(tagOf('5')).toEqual(tagOf('5'));
    expect(tagOf('5')).not.toEqual(tagOf('6'));
    const other = { ...activeDirectory, controller: { ...controller, invocationId: undefined } };
    expect(tagOf('5')).not.toEqual(tagOf('5', other));
  });

  it('says where its picture is to be found again without an index', () => {
    expect(recordOf(openLdap, { entryCSN: ['stamp'] }).picture).toEqual({
      tag: 'stamp',
      locator: 'CN=Ann Reed,DC=Corp',
    });
  });

  it('has surely no picture where pictures are off', () => {
    expect(recordOf(openLdap, {}, { pictureAttributes: [] }).picture).toBe('none');
  });
});

it('an entry without an id is rejected by name, not lost', () => {
  const options = { directory: openLdap, isShown: () => true, pictureAttributes: [], now: new Date() };
  expect(toRecord(entry({}), options)).toEqual({
    label: 'CN=Ann Reed,DC=Corp',
    because: 'The entry has no entryUUID.',
  });
});
