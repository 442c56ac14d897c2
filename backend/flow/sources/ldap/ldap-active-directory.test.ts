import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  ldifContact,
  ldifGroup,
  ldifOrganizationalUnit,
  ldifUser,
  organizationalUnit,
  passwordOf,
  userDn,
} from '../../../testing/samba-ad-people.ts';
import { domainAdministrator, domainDn, type SambaAd, startSambaAd } from '../../../testing/samba-ad.ts';
import { openLdap } from '../../../testing/slapd-sessions.ts';
import { failureOf, readToEnd } from '../../../testing/source-reading.ts';
import type { JsonObject } from '../../model/json.ts';
import type { SourceRecord } from '../../model/record.ts';
import type { SourceSession } from '../source.ts';

const never = new AbortController().signal;
const staff = organizationalUnit('Staff');
const jpeg = Buffer.from('ffd8ffe000104a46494600010100', 'hex');
const inStaff = (name: string): string => userDn(name, staff);
const user = (name: string, attributes = {}): string => ldifUser({ name, parent: staff, attributes });
/** 100 ns since 1601. */
const fileTime = (iso: string): string => String((BigInt(Date.parse(iso)) + 11_644_473_600_000n) * 10_000n);

const company = [
  ldifOrganizationalUnit('Staff'),
  user('bo', { title: 'Chief', thumbnailPhoto: jpeg }),
  user('ann', { manager: inStaff('bo'), unicodePwd: passwordOf('Ann-Secret-1'), userAccountControl: '512' }),
  user('cees', { manager: inStaff('bo'), accountExpires: fileTime('2020-01-01T00:00:00Z') }),
  user('disabled', { userAccountControl: '546' }),
  user('eva', { accountExpires: fileTime('2090-01-01T00:00:00Z') }),
  ldifContact('contact', staff),
  ldifGroup('engineers', staff, [inStaff('ann')]),
  ldifGroup('everyone', staff, [inStaff('bo'), inStaff('engineers')]),
].join('');

const textOf = (record: SourceRecord | undefined, name: string): string => {
  const value = record?.attributes[name];
  return typeof value === 'string' ? value : '';
};

describe('Active Directory', () => {
  let domain: SambaAd;
  beforeAll(async () => {
    domain = await startSambaAd();
    await domain.add(company);
  });
  afterAll(() => domain.stop());

  const open = (settings: JsonObject = {}, context: Parameters<typeof openLdap>[2] = {}): SourceSession => {
    const encrypted = { security: 'ldaps', caCertificate: domain.caCertificate, baseDn: staff, ...domainAdministrator };
    const session = openLdap({ url: domain.ldapsUrl }, { ...encrypted, ...settings }, context);
    onTestFinished(() => session.close());
    return session;
  };
  const namesOf = async (session: SourceSession): Promise<unknown[]> =>
    (await readToEnd(session)).records.map(({ attributes }) => attributes['sAMAccountName']).sort();

  describe('has people', () => {
    it('who are users, neither contacts nor groups', async () => {
      expect(await namesOf(open())).toEqual(['ann', 'bo', 'cees', 'disabled', 'eva']);
    });

    it('who are known by their objectGUID', async () => {
      const { records } = await readToEnd(open({ userFilter: '(sAMAccountName=bo)' }));
      const [bo] = records;
      expect(bo?.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(bo?.attributes['objectGUID']).toBe(bo?.id);
      expect(bo?.attributes['objectSid']).toMatch(/^S-1-5-21-\d+-\d+-\d+-\d+$/);
      expect(await open().readPerson(bo?.id ?? '', never)).toEqual(bo);
    });

    it('who are not active while disabled or expired', async () => {
      const { records } = await readToEnd(open());
      const active = records.filter((record) => record.active).map(({ attributes }) => attributes['sAMAccountName']);
      expect(active.sort()).toEqual(['ann', 'bo', 'eva']);
    });

    it('whose manager is among the references of one', async () => {
      const { records } = await readToEnd(open({}, { attributePaths: ['manager', 'cn'] }));
      const ann = records.find(({ attributes }) => attributes['cn'] === 'ann');
      const boss = records.filter(({ references }) => references.includes(textOf(ann, 'manager')));
      expect(boss.map(({ attributes }) => attributes['cn'])).toEqual(['bo']);
      expect(boss[0]?.references).toContain('bo@corp.example');
    });

    it.each([
      [['engineers'], true, ['ann']],
      [['everyone'], true, ['ann', 'bo']],
      [['everyone'], false, ['bo']],
    ])('in the groups %j, nested groups %j', async (groups, nestedGroups, names) => {
      const scope = { groups: groups.map(inStaff), nestedGroups };
      expect(await namesOf(open({}, { scope }))).toEqual(names);
    });

    it('in a group that is their primary group, which no memberOf tells of', async () => {
      const scope = { groups: [`CN=Domain Users,CN=Users,${domainDn}`] };
      expect(await namesOf(open({}, { scope }))).toContain('ann');
    });

    it('with a picture, without one, and no longer there', async () => {
      const { records } = await readToEnd(open());
      const named = new Map(records.map(({ id, attributes }) => [attributes['sAMAccountName'], id]));
      const refs = [named.get('bo'), named.get('ann'), '00000000-0000-4000-8000-000000000000'].map((id = '') => ({
        id,
      }));
      const readings = await Array.fromAsync(open().readPictures(refs, never));
      expect(readings).toMatchObject([{ status: 'found', bytes: jpeg }, { status: 'none' }, { status: 'failed' }]);
    });
  });

  describe('takes an account', () => {
    it.each([
      ['by its distinguished name', () => inStaff('ann')],
      ['by its user principal name', () => 'ann@corp.example'],
      ['by domain and name', () => 'CORP\\ann'],
    ])('%s', async (_, bindDn) => {
      expect(await namesOf(open({ bindDn: bindDn(), bindPassword: 'Ann-Secret-1' }))).toContain('ann');
    });

    it('over StartTLS', async () => {
      expect(await namesOf(open({ urls: [domain.ldapUrl], security: 'starttls' }))).toContain('ann');
    });

    it('on no connection without encryption, and says what to choose', async () => {
      const failure = await failureOf(readToEnd(open({ urls: [domain.ldapUrl], security: 'none' })));
      expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'security' });
    });

    it('not with a wrong password, and says so', async () => {
      const failure = await failureOf(readToEnd(open({ bindPassword: 'wrong' })));
      expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'bindPassword' });
      expect(failure.message).toContain('Active Directory');
    });

    it('only, and says so to whoever does not sign in', async () => {
      const failure = await failureOf(readToEnd(open({ bindDn: '', bindPassword: '' })));
      expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'bindDn' });
    });
  });

  describe('tells what has changed:', () => {
    const attributePaths = ['cn', 'manager', 'title'];
    const changesAfter = async (ldif: string, settings: JsonObject = {}) => {
      const before = await readToEnd(open(settings, { attributePaths }));
      await domain.modify(ldif);
      const changes = await readToEnd(open(settings, { attributePaths }), { bookmark: before.bookmark });
      return { before, changes };
    };

    it('one person, once', async () => {
      const title = `dn: ${inStaff('eva')}\nchangetype: modify\nreplace: title\ntitle: Director\n`;
      const { changes } = await changesAfter(title);
      expect(changes.records.map(({ attributes }) => attributes)).toEqual([{ cn: 'eva', title: 'Director' }]);
      expect((await readToEnd(open(), { bookmark: changes.bookmark })).records).toEqual([]);
    });

    it('a deleted person, by id, without a listing', async () => {
      const { before, changes } = await changesAfter(`dn: ${inStaff('disabled')}\nchangetype: delete\n`);
      const disabled = before.records.find(({ attributes }) => attributes['cn'] === 'disabled');
      expect(changes.pages.flatMap((page) => page.removed)).toEqual([disabled?.id]);
    });

    it('a renamed manager, and the people whose manager attribute that changes', async () => {
      const { changes } = await changesAfter(
        `dn: ${inStaff('bo')}\nchangetype: modrdn\nnewrdn: CN=bo-lind\ndeleteoldrdn: 1\n`,
      );
      const renamed = inStaff('bo-lind').toLowerCase();
      const named = new Map(changes.records.map((record) => [record.attributes['cn'], record]));
      expect(named.get('bo-lind')?.references).toContain(renamed);
      expect(named.get('ann')?.attributes['manager']).toBe(renamed);
      expect(named.get('cees')?.attributes['manager']).toBe(renamed);
    });

    it('someone who has moved away, by listing ids', async () => {
      const { before, changes } = await changesAfter(
        `dn: ${inStaff('eva')}\nchangetype: modrdn\nnewrdn: CN=eva\ndeleteoldrdn: 1\nnewsuperior: CN=Users,${domainDn}\n`,
      );
      const present = new Set(changes.pages.flatMap((page) => page.present ?? []));
      const gone = before.records.filter(({ id }) => !present.has(id)).map(({ attributes }) => attributes['cn']);
      expect([changes.read, gone]).toEqual(['listed', ['eva']]);
    });

    it('everyone, after an organizational unit was renamed', async () => {
      const unit = `dn: ${staff}\nchangetype: modrdn\nnewrdn: OU=Crew\ndeleteoldrdn: 1\n`;
      const { changes } = await changesAfter(unit, { baseDn: domainDn, userFilter: '(sAMAccountName=ann)' });
      expect([changes.read, changes.records[0]?.references[0]]).toEqual([
        'whole',
        userDn('ann', organizationalUnit('Crew')).toLowerCase(),
      ]);
    });
  });
});
