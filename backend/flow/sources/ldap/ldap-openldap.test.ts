import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { failureOf, readToEnd } from '../../../testing/source-reading.ts';
import { ldifEntry } from '../../../testing/ldif.ts';
import { dnOf, ldifPeople, ldifPerson } from '../../../testing/slapd-people.ts';
import { openLdap } from '../../../testing/slapd-sessions.ts';
import { groupsDn, limitedReader, peopleDn, type Slapd, startSlapd, suffix } from '../../../testing/slapd.ts';
import type { SourceSession } from '../source.ts';

const never = new AbortController().signal;
const researchDn = `ou=Research\\, Development,${peopleDn}`;
const jpeg = Buffer.from('ffd8ffe000104a46494600010100', 'hex');
const otherJpeg = Buffer.concat([jpeg, Buffer.from('another')]);

const ou = (dn: string, name: string): string => ldifEntry(dn, { objectClass: 'organizationalUnit', ou: name });
const group = (name: string, objectClass: string, members: Record<string, string[]>): string =>
  ldifEntry(`cn=${name},${groupsDn}`, { objectClass, cn: name, ...members });

const company = [
  ou(researchDn, 'Research, Development'),
  ou(`ou=elsewhere,${suffix}`, 'elsewhere'),
  ldifPerson({ uid: 'bo', parent: researchDn, attributes: { cn: ['Bo Lind', 'Bo'], title: 'Chief' } }),
  ldifPerson({
    uid: 'ann',
    attributes: {
      cn: 'André Ånn',
      manager: `UID=Bo , ou="Research, Development",${peopleDn}`,
      jpegPhoto: [jpeg, otherJpeg],
      userPassword: 'a-secret',
      employeeNumber: '9223372036854775807',
    },
  }),
  ldifPerson({ uid: 'cees' }),
  ldifPerson({ uid: 'outsider', parent: `ou=elsewhere,${suffix}` }),
  group('staff', 'groupOfNames', {
    member: [dnOf('ann'), `cn=engineers,${groupsDn}`, dnOf('outsider', `ou=elsewhere,${suffix}`)],
  }),
  group('engineers', 'groupOfUniqueNames', {
    uniqueMember: [dnOf('bo', researchDn), dnOf('nobody'), `cn=staff,${groupsDn}`],
  }),
  group('operators', 'posixGroup', { memberUid: ['cees', 'bo'], gidNumber: ['7'] }),
];

describe('a company in OpenLDAP', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ ldif: company });
  });
  afterAll(() => slapd.stop());

  const open = (...[settings, context]: [Parameters<typeof openLdap>[1]?, Parameters<typeof openLdap>[2]?]) => {
    const session = openLdap(slapd, settings, context);
    onTestFinished(() => session.close());
    return session;
  };
  const uidsOf = async (session: SourceSession): Promise<unknown[]> =>
    (await readToEnd(session)).records.map(({ attributes }) => attributes['uid']).sort();

  it('has people whose manager attribute is among the references of their manager', async () => {
    const { records } = await readToEnd(open());
    const [ann, bo] = ['ann', 'bo'].map((uid) => records.find(({ attributes }) => attributes['uid'] === uid));
    expect(bo?.references).toContain(ann?.attributes['manager']);
    expect(bo?.references).toContain('bo@example.org');
  });

  it('has attributes with one value and with several, as the server spells them, and numbers beyond 2^53', async () => {
    const { records } = await readToEnd(open({}, { attributePaths: ['CN', 'EMPLOYEENUMBER', 'title'] }));
    expect(records.map(({ attributes }) => attributes)).toEqual(
      expect.arrayContaining([
        { cn: ['Bo Lind', 'Bo'], title: 'Chief' },
        { cn: 'André Ånn', title: 'Engineer', employeeNumber: '9223372036854775807' },
      ]),
    );
  });

  it('shows neither passwords nor pictures, even when everything is asked for', async () => {
    const { records } = await readToEnd(open());
    expect(records.flatMap(({ attributes }) => Object.keys(attributes))).not.toContain('userPassword');
    expect(records.flatMap(({ attributes }) => Object.keys(attributes))).not.toContain('jpegPhoto');
  });

  it.each([
    ['(uid=ann)', '', ['ann']],
    ['', '(uid=ann)', ['ann']],
    ['(objectClass=inetOrgPerson)', '(|(title=Chief)(uid=cees))', ['bo', 'cees']],
    ['(cn=andr\\c3\\a9*)', '', ['ann']],
    ['(cn=Andr\\c3\\a9 \\c3\\85nn)', '', ['ann']],
    [' (& (objectClass=person)\n (! (2.5.4.12=chief)) ) ', '', ['ann', 'cees']],
  ])('narrows by the user filter %j and the scope’s filter %j', async (userFilter, filter, uids) => {
    expect(await uidsOf(open({ userFilter }, { scope: { filter } }))).toEqual(uids);
  });

  it('says where the scope’s filter is wrong', async () => {
    const failure = await failureOf(readToEnd(open({}, { scope: { filter: '(uid=ann' } })));
    expect(failure).toMatchObject({ setting: 'scope.filter' });
    expect(failure.message).toContain('closing parenthesis is missing at character 9');
  });

  it.each([
    [['staff'], true, ['ann', 'bo']],
    [['staff'], false, ['ann']],
    [['engineers'], true, ['ann', 'bo']],
    [['operators', 'staff'], true, ['ann', 'bo', 'cees']],
    [['operators'], false, ['bo', 'cees']],
  ])('narrows to members of %j, nested groups %j', async (names, nestedGroups, uids) => {
    const groups = names.map((name) => `CN=${name}, ${groupsDn}`);
    const session = open({}, { scope: { groups, nestedGroups } });
    expect(await uidsOf(session)).toEqual(uids);
    const { read, bookmark } = await readToEnd(session);
    expect([read, bookmark]).toEqual(['whole', null]);
  });

  it('fails for a group that is not there, rather than taking it for an empty one', async () => {
    const session = open({}, { scope: { groups: [`cn=staf,${groupsDn}`] } });
    expect(await failureOf(readToEnd(session))).toMatchObject({
      reason: 'permission-missing',
      setting: 'scope.groups',
    });
  });

  it('reads one person in scope, and takes one out of scope for gone', async () => {
    const [bo] = (await readToEnd(open({ userFilter: '(uid=bo)' }))).records;
    const id = bo?.id ?? '';
    expect(await open().readPerson(id, never)).toEqual(bo);
    expect(await open({ userFilter: '(uid=ann)' }).readPerson(id, never)).toBe('gone');
    const inGroup = (name: string): SourceSession => open({}, { scope: { groups: [`cn=${name},${groupsDn}`] } });
    expect(await inGroup('operators').readPerson(id, never)).toEqual(bo);
    await slapd.modify(`dn: cn=operators,${groupsDn}\nchangetype: modify\ndelete: memberUid\nmemberUid: bo\n`);
    expect(await inGroup('operators').readPerson(id, never)).toBe('gone');
  });

  it('gives the first of several pictures, with a tag that says unchanged until the entry changes', async () => {
    const { records } = await readToEnd(open({ userFilter: '(uid=ann)' }));
    const [ref] = records.map(({ id }) => ({ id }));
    const read = (refs: Parameters<SourceSession['readPictures']>[0]) =>
      Array.fromAsync(open().readPictures(refs, never));
    const [found] = await read(ref ? [ref] : []);
    expect(found).toMatchObject({ status: 'found', bytes: jpeg });
    const heldTag = found?.status === 'found' ? (found.tag ?? '') : '';
    expect(await read(ref ? [{ ...ref, heldTag }] : [])).toMatchObject([{ status: 'unchanged' }]);
    await slapd.modify(`dn: ${dnOf('ann')}\nchangetype: modify\nreplace: title\ntitle: Lead\n`);
    expect(await read(ref ? [{ ...ref, heldTag }] : [])).toMatchObject([{ status: 'found', bytes: jpeg }]);
  });

  it('gives the picture of whoever has been renamed since', async () => {
    await slapd.modify(
      ldifPerson({ uid: 'eva', attributes: { jpegPhoto: otherJpeg } }).replace('\n', '\nchangetype: add\n'),
    );
    const { records } = await readToEnd(open({ userFilter: '(uid=eva)' }));
    const refs = records.map(({ id, picture }) => ({
      id,
      ...(picture !== 'none' && { locator: picture.locator ?? '' }),
    }));
    expect(refs[0]?.locator).toBe(dnOf('eva'));
    await slapd.modify(`dn: ${dnOf('eva')}\nchangetype: modrdn\nnewrdn: uid=eva-maria\ndeleteoldrdn: 1\n`);
    const readings = await Array.fromAsync(open().readPictures(refs, never));
    expect(readings).toMatchObject([{ status: 'found', bytes: otherJpeg }]);
  });

  it('has surely no pictures when the setting is empty', async () => {
    const { records } = await readToEnd(open({ pictureAttributes: '' }));
    expect(new Set(records.map(({ picture }) => picture))).toEqual(new Set(['none']));
  });

  it.each<[string, object, object, string, RegExp]>([
    ['the base DN', { baseDn: `ou=nowhere,${suffix}` }, {}, 'baseDn', /does not exist/],
    ['the user filter', { userFilter: '(uid=nobody)' }, {}, 'userFilter', /Nobody/],
    ['the password', { bindPassword: 'wrong' }, {}, 'bindPassword', /rejects/],
    ['a group', {}, { scope: { groups: [`cn=no,${groupsDn}`] } }, 'scope.groups', /group “cn=no/],
  ])('is checked, and %s is blamed', async (_, settings, context, setting, message) => {
    const { ok, findings } = await open({ ...settings }, context).check(never);
    const missing = findings.filter(({ status }) => status === 'missing');
    expect(ok).toBe(false);
    expect(missing.map((finding) => finding.setting)).toEqual([setting]);
    expect(missing[0]?.message).toMatch(message);
  });

  it('is checked for pictures that can be read', async () => {
    const check = async (pictureAttributes: string) =>
      (await open({ pictureAttributes }).check(never)).findings.find(({ subject }) => subject === 'Read pictures');
    expect(await check('thumbnailPhoto,jpegPhoto')).toMatchObject({ status: 'works' });
    expect(await check('photo')).toMatchObject({ status: 'warning', setting: 'pictureAttributes' });
    expect(await check('')).toBeUndefined();
  });
});

describe('an OpenLDAP with its default size limit', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ ldif: ldifPeople(600) });
  });
  afterAll(() => slapd.stop());

  it('fails a read of more than 500 people, and says which limit to lift', async () => {
    const session = openLdap(slapd, limitedReader);
    const failure = await failureOf(readToEnd(session));
    expect(failure).toMatchObject({ reason: 'permission-missing', setting: 'bindDn' });
    expect(failure.message).toContain('olcLimits');
    const { ok, findings } = await session.check(never);
    expect([ok, findings.find(({ subject }) => subject === 'Find people')?.status]).toEqual([false, 'missing']);
    await session.close();
  });

  it('gives an account without limits everyone', async () => {
    const session = openLdap(slapd);
    expect((await readToEnd(session)).records).toHaveLength(600);
    await session.close();
  });
});
