import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ldifEntry } from '../../../../testing/ldif.ts';
import { dnOf, ldifPeople, ldifPerson } from '../../../../testing/slapd-people.ts';
import { openLdap } from '../../../../testing/slapd-sessions.ts';
import { groupsDn, peopleDn, type Slapd, startSlapd, suffix } from '../../../../testing/slapd.ts';
import { readToEnd, type WholeReading } from '../../../../testing/source-reading.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';
import type { SourceSession } from '../../source.ts';

const never = new AbortController().signal;

/** More people than are always listed. */
const people = 2500;
const teamDn = `ou=team,${peopleDn}`;
const team = [
  ldifEntry(teamDn, { objectClass: 'organizationalUnit', ou: 'team', createTimestamp: '20200101000000Z' }),
  ldifPerson({ uid: 'member', parent: teamDn }),
];
const modify = (uid: string, title: string): string =>
  `dn: ${dnOf(uid)}\nchangetype: modify\nreplace: title\ntitle: ${title}\n`;

describe.each([
  ['OpenLDAP', []],
  ['OpenLDAP that replicates', ['overlay syncprov']],
])('changes of %s', (_, databaseLines) => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ ldif: [...ldifPeople(people), ...team], databaseLines });
  });
  afterAll(() => slapd.stop());

  const open = (settings: JsonObject = {}, context: Parameters<typeof openLdap>[2] = {}): SourceSession => {
    const session = openLdap(slapd, settings, { attributePaths: ['title', 'uid'], ...context });
    onTestFinished(() => session.close());
    return session;
  };
  const uidsOf = ({ records }: WholeReading): JsonValue[] =>
    records.flatMap(({ attributes }) => attributes['uid'] ?? []);
  const presentIn = ({ pages }: WholeReading): number => pages.flatMap((page) => page.present ?? []).length;

  it('are none right after everyone was loaded and read', async () => {
    const { bookmark } = await readToEnd(open());
    const changes = await readToEnd(open(), { bookmark });
    expect([uidsOf(changes), changes.read, presentIn(changes)]).toEqual([[], 'changes', 0]);
  });

  it('are read once, as whole records', async () => {
    const { bookmark } = await readToEnd(open());
    await slapd.modify(modify('user7', 'Director'));
    const changes = await readToEnd(open(), { bookmark });
    expect(changes.records.map(({ attributes }) => attributes)).toEqual([{ uid: 'user7', title: 'Director' }]);
    expect(uidsOf(await readToEnd(open(), { bookmark: changes.bookmark }))).toEqual([]);
  });

  it('that happen during a read are not missed by the next', async () => {
    const session = open();
    let bookmark: JsonValue = null;
    let page = 0;
    for await (const { end } of session.readPeople({}, never)) {
      // The first is on a page that has been read, the last is on one that has not.
      if ((page += 1) === 2)
        await slapd.modify(`${modify('user0', 'First')}\n${modify(`user${String(people - 1)}`, 'Last')}`);
      bookmark = JSON.parse(JSON.stringify(end?.bookmark ?? null)) as JsonValue;
    }
    expect(uidsOf(await readToEnd(open(), { bookmark }))).toContain('user0');
  });

  it('include ids of everyone when the last listing is old enough', async () => {
    const { bookmark } = await readToEnd(open());
    const inAnHour = { now: () => new Date(Date.now() + 3600_000) };
    const soon = await readToEnd(open({ removalCheckMinutes: 61 }, inAnHour), { bookmark });
    expect([soon.read, presentIn(soon)]).toEqual(['changes', 0]);
    const due = await readToEnd(open({ removalCheckMinutes: 60 }, inAnHour), { bookmark });
    expect([due.read, presentIn(due)]).toEqual(['listed', people + 1]);
    const again = await readToEnd(open({ removalCheckMinutes: 60 }, inAnHour), { bookmark: due.bookmark });
    expect(again.read).toBe('changes');
  });

  it('include ids of everyone each time when the setting is 0', async () => {
    const { bookmark } = await readToEnd(open());
    const changes = await readToEnd(open({ removalCheckMinutes: 0 }), { bookmark });
    expect([changes.read, presentIn(changes)]).toEqual(['listed', people + 1]);
  });

  it('are everyone when a container was renamed, as its people have other names now', async () => {
    const { bookmark } = await readToEnd(open());
    await slapd.modify(`dn: ${teamDn}\nchangetype: modrdn\nnewrdn: ou=crew\ndeleteoldrdn: 1\n`);
    const changes = await readToEnd(open(), { bookmark });
    expect([changes.read, changes.records.length]).toEqual(['whole', people + 1]);
    expect((await readToEnd(open(), { bookmark: changes.bookmark })).read).toBe('changes');
  });

  it('are nobody when a container is new', async () => {
    const { bookmark } = await readToEnd(open());
    await slapd.modify(
      ldifEntry(`ou=new,${peopleDn}`, { changetype: 'add', objectClass: 'organizationalUnit', ou: 'new' }),
    );
    expect((await readToEnd(open(), { bookmark })).read).toBe('changes');
  });
});

describe('an OpenLDAP whose stamps are hidden from the account', () => {
  it('gives no bookmark, rather than one after which nobody ever changes', async () => {
    const databaseLines = ['access to attrs=entryCSN,modifyTimestamp by * none', 'access to * by * read'];
    await using slapd = await startSlapd({ ldif: ldifPeople(3), databaseLines });
    const session = openLdap(slapd);
    const { read, bookmark } = await readToEnd(session);
    expect([read, bookmark]).toEqual(['whole', null]);
    const { ok, findings } = await session.check(never);
    expect(ok).toBe(true);
    expect(findings.at(-1)).toMatchObject({ subject: 'Follow changes', status: 'warning', setting: 'bindDn' });
    await session.close();
  });

  it('is followed by modifyTimestamp where only entryCSN is hidden, to the second', async () => {
    const databaseLines = ['access to attrs=entryCSN by * none', 'access to * by * read'];
    await using slapd = await startSlapd({ ldif: ldifPeople(3), databaseLines });
    const session = openLdap(slapd);
    const { bookmark } = await readToEnd(session);
    await slapd.modify(modify('user1', 'Director'));
    const { records } = await readToEnd(session, { bookmark });
    expect(records.map(({ attributes }) => attributes['title'])).toContain('Director');
    await session.close();
  });
});

describe('a small OpenLDAP', () => {
  it('is always listed, so that whoever left the base DN or the filter is found at once', async () => {
    await using slapd = await startSlapd({ ldif: ldifPeople(5) });
    const session = openLdap(slapd, { userFilter: '(title=Engineer)' });
    const { bookmark, records } = await readToEnd(session);
    await slapd.modify(modify('user1', 'Guest'));
    await slapd.modify(
      `dn: ${dnOf('user2')}\nchangetype: modrdn\nnewrdn: uid=user2\ndeleteoldrdn: 0\nnewsuperior: ${suffix}\n`,
    );
    await slapd.modify(`dn: ${dnOf('user3')}\nchangetype: delete\n`);
    const changes = await readToEnd(session, { bookmark });
    const present = new Set(changes.pages.flatMap((page) => page.present ?? []));
    const gone = records.filter(({ id }) => !present.has(id)).map(({ references }) => references[0]);
    expect(changes.read).toBe('listed');
    expect(gone).toEqual(['user1', 'user2', 'user3'].map((uid) => dnOf(uid)));
    await session.close();
  });

  it('is read whole in every run when the scope is groups, as nobody changes by joining one', async () => {
    const staff = ldifEntry(`cn=staff,${groupsDn}`, {
      objectClass: 'groupOfNames',
      cn: 'staff',
      member: dnOf('user1'),
    });
    await using slapd = await startSlapd({ ldif: [...ldifPeople(3), staff] });
    const everyone = openLdap(slapd);
    const { bookmark } = await readToEnd(everyone);
    const members = openLdap(slapd, {}, { scope: { groups: [`cn=staff,${groupsDn}`] } });
    const changes = await readToEnd(members, { bookmark });
    expect([changes.records.length, changes.read]).toEqual([1, 'whole']);
    await everyone.close();
    await members.close();
  });
});
