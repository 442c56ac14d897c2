import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { PingOneSimulatorOptions } from '../../../../../simulators/pingone/pingone-options.ts';
import { startPingOneSimulator } from '../../../../../simulators/pingone/pingone-simulator.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { openPingOne } from '../../../../testing/pingone-environment.ts';
import { startScriptedServer } from '../../../../testing/scripted-server.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';

const never = new AbortController().signal;
const anId = '00000000-0000-4000-8000-000000000000';

async function startEnvironment(people = 60, options: Partial<PingOneSimulatorOptions> = {}) {
  const company = sampleCompany({ people });
  const simulator = await startPingOneSimulator({ company, ...options });
  const everyone = company.people();
  const [first] = everyone.slice(10);
  if (first === undefined) throw new Error('The company is too small.');
  return { company, simulator, everyone, first, [Symbol.asyncDispose]: () => simulator.close() };
}

const idsIn = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).sort();

describe('a read of everyone', () => {
  it('follows the links to the end, however short the pages are', async () => {
    await using test = await startEnvironment(60, { pageSize: 7 });
    const { records, pages, read } = await readToEnd(openPingOne(test.simulator));
    expect([records.length, pages.length, read]).toEqual([60, 9, 'whole']);
  });

  it('follows links verbatim', async () => {
    await using test = await startEnvironment(60, { pageSize: 20 });
    await readToEnd(openPingOne(test.simulator));
    const urls = test.simulator.log.requests().map(({ url }) => url);
    const [, second] = urls.filter((url) => url.includes('cursor='));
    expect(second).toMatch(/\/users\?limit=200&cursor=[\w%]+$/);
  });

  it('follows no link to another server, where the token would go', async () => {
    let stolen = 0;
    await using thief = await startScriptedServer((_, response) => {
      stolen += 1;
      response.end();
    });
    await using server = await startScriptedServer(({ url }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const next = { href: `${thief.url}/v1/users` };
      const page = { _embedded: { users: [] }, ...(url.includes('filter') ? {} : { _links: { next } }) };
      response.end(JSON.stringify(url.endsWith('/as/token') ? { access_token: 't', expires_in: 60 } : page));
    });
    const ids = { environmentId: anId, clientId: anId, clientSecret: 'secret' };
    const failure = await failureOf(readToEnd(openPingOne({ url: server.url, ...ids })));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(stolen).toBe(0);
  });

  it('keeps custom attributes where PingOne has them, on top', async () => {
    await using test = await startEnvironment();
    const { records } = await readToEnd(openPingOne(test.simulator));
    const record = records.find(({ id }) => id === test.first.id);
    expect(record?.attributes).toMatchObject({
      costCode: test.first.costCenter,
      name: { given: test.first.givenName },
    });
    expect(record?.attributes).not.toHaveProperty('_links');
  });

  it('goes on when the token expires on the way, with one new token', async () => {
    await using test = await startEnvironment(60, { pageSize: 20 });
    const ids: string[] = [];
    for await (const page of openPingOne(test.simulator).readPeople({}, never)) {
      ids.push(...page.records.map(({ id }) => id));
      if (ids.length === 20) test.simulator.expireTokens();
    }
    expect(ids).toHaveLength(60);
    expect(test.simulator.log.count('token')).toBe(2);
  });

  it('takes nobody with status 200 for what it is, an empty whole read', async () => {
    await using test = await startEnvironment();
    test.simulator.listNobody(true);
    const { records, read } = await readToEnd(openPingOne(test.simulator));
    expect([records, read]).toEqual([[], 'whole']);
  });

  it('has to start over when PingOne no longer knows the page', async () => {
    await using test = await startEnvironment(60, { pageSize: 20 });
    const { pages } = await readToEnd(openPingOne(test.simulator));
    test.simulator.expireCursors();
    const again = readToEnd(openPingOne(test.simulator), { cursor: pages[0]?.cursor ?? null });
    expect(await failureOf(again)).toMatchObject({ reason: 'cursor-expired' });
  });

  it('outlives connections that break', async () => {
    await using test = await startEnvironment(60, { pageSize: 20 });
    test.simulator.faults.add({ on: 'users', after: 1, answer: 'reset' });
    test.simulator.faults.add({ on: 'users', after: 2, answer: 'cut' });
    expect((await readToEnd(openPingOne(test.simulator))).records).toHaveLength(60);
  });

  it('waits when it asks too often, as long as PingOne says', async () => {
    await using test = await startEnvironment();
    const answer = { status: 429, headers: { 'Retry-After': '11' }, body: { code: 'REQUEST_LIMITED' } };
    test.simulator.faults.add({ on: 'users', times: 2, answer });
    const clock = createFakeClock();
    await readToEnd(openPingOne(test.simulator, { clock }));
    expect(clock.slept).toEqual([11, 11]);
  });

  it('says which role is missing', async () => {
    await using test = await startEnvironment();
    test.simulator.grant(['Client Application Developer']);
    const failure = await failureOf(readToEnd(openPingOne(test.simulator)));
    expect(failure).toMatchObject({ reason: 'permission-missing', permission: 'Identity Data Read Only' });
  });
});

describe('managers', () => {
  it.each(['email', 'username', 'id', 'other'])('are found by %s', async (managerKey) => {
    await using test = await startEnvironment();
    const managerKeyAttribute = managerKey === 'other' ? 'email' : '';
    const settings = { managerAttribute: 'managerEmail', managerKey, managerKeyAttribute };
    const { records } = await readToEnd(openPingOne(test.simulator, { settings }));
    const boss = test.company.person(test.first.managerId ?? '');
    const record = records.find(({ id }) => id === test.first.id);
    expect(record?.attributes['manager']).toEqual({ reference: boss?.email });
    const references = records.find(({ id }) => id === boss?.id)?.references;
    expect(references).toEqual(managerKey === 'id' ? [] : [boss?.email]);
  });

  it('are nobody’s unless an attribute is named', async () => {
    await using test = await startEnvironment();
    const { records } = await readToEnd(openPingOne(test.simulator, { settings: { managerAttribute: '' } }));
    expect(records.filter(({ attributes }) => 'manager' in attributes)).toEqual([]);
  });
});

describe('who is read', () => {
  it('is disabled when not enabled, and unverified as the settings say', async () => {
    await using test = await startEnvironment();
    const { company, simulator, everyone, first } = test;
    simulator.setUnverified(first.id);
    const activeWith = async (unverified: string) => {
      const { records } = await readToEnd(openPingOne(simulator, { settings: { unverified } }));
      return records.find(({ id }) => id === first.id)?.active;
    };
    expect([await activeWith('active'), await activeWith('disabled'), await activeWith('leftOut')]).toEqual([
      true,
      false,
      undefined,
    ]);
    const sleeper = everyone[20]?.id ?? '';
    company.change({ kind: 'disable', id: sleeper });
    const { records } = await readToEnd(openPingOne(simulator));
    expect(records.find(({ id }) => id === sleeper)?.active).toBe(false);
  });

  it('is limited to members of groups, those of groups within only when wanted, each once', async () => {
    await using test = await startEnvironment(120);
    const { simulator, everyone, first } = test;
    const inner = simulator.groups.find(({ name }) => name === first.department)?.id ?? '';
    const outer = simulator.groups.find(({ name }) => name === `All of ${first.division}`)?.id ?? '';
    const idsWith = async (groups: readonly string[], nestedGroups: boolean) => {
      const context = { scope: { groups: [...groups], nestedGroups } };
      return idsIn((await readToEnd(openPingOne(simulator, { context }))).records);
    };
    const department = everyone.filter((person) => person.department === first.department);
    const division = everyone.filter((person) => person.division === first.division);
    expect(await idsWith([inner], false)).toEqual(idsIn(department));
    expect(await idsWith([inner, outer], true)).toEqual(idsIn(division));
    expect(await idsWith([outer], false)).toEqual([]);
    // More groups than one address can name.
    expect(await idsWith([...Array.from({ length: 25 }, () => inner), outer], true)).toEqual(idsIn(division));
  });

  it('is limited to populations and other filters, within groups too', async () => {
    await using test = await startEnvironment(200);
    const { simulator, everyone } = test;
    const [population] = simulator.populations;
    const filter = `population.id eq "${population?.id ?? ''}" and enabled eq true`;
    const those = everyone.filter(({ guest, active }) => !guest && active);
    const { records } = await readToEnd(openPingOne(simulator, { context: { scope: { filter } } }));
    expect(idsIn(records)).toEqual(idsIn(those));
    const [group] = simulator.groups;
    const scope = { groups: [group?.id ?? ''], filter };
    const both = (await readToEnd(openPingOne(simulator, { context: { scope } }))).records;
    expect(idsIn(both)).toEqual(idsIn(those.filter(({ department }) => department === group?.name)));
  });

  it('is not clear from a filter that PingOne does not accept', async () => {
    await using test = await startEnvironment();
    const session = openPingOne(test.simulator, { context: { scope: { filter: 'mfaEnabled eq true' } } });
    const { message } = await failureOf(readToEnd(session));
    expect(message).toContain('does not accept the filter of the scope');
    expect(message).toContain('mfaEnabled');
  });
});

describe('one person', () => {
  it('is in scope just when the lists have them', async () => {
    await using test = await startEnvironment(120);
    const { simulator, everyone, first } = test;
    const group = simulator.groups.find(({ name }) => name === first.department)?.id ?? '';
    const outsider = everyone.find(({ department }) => department !== first.department);
    const session = openPingOne(simulator, { context: { scope: { groups: [group], filter: 'enabled eq true' } } });
    const listed = (await readToEnd(session)).records.find(({ id }) => id === first.id);
    expect(listed).toBeDefined();
    expect(await session.readPerson(first.id, never)).toEqual(listed);
    expect(await session.readPerson(outsider?.id ?? '', never)).toBe('gone');
  });

  it('is not gone because the environment is', async () => {
    await using test = await startEnvironment();
    const answer = { status: 404, body: { code: 'NOT_FOUND' } };
    test.simulator.faults.add({ on: /\/users/, times: 10, answer });
    const failure = await failureOf(openPingOne(test.simulator).readPerson(test.first.id, never));
    expect(failure).toMatchObject({ setting: 'environmentId' });
  });

  it('is gone when the rules leave them out', async () => {
    await using test = await startEnvironment();
    test.simulator.setUnverified(test.first.id);
    const session = openPingOne(test.simulator, { settings: { unverified: 'leftOut' } });
    expect(await session.readPerson(test.first.id, never)).toBe('gone');
  });
});
