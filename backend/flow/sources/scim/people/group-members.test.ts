import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConnectorScope } from '#contract/scope.ts';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { ScimOddities } from '../../../../../simulators/scim/scim-options.ts';
import { startScimSimulator } from '../../../../../simulators/scim/scim-simulator.ts';
import { openScim } from '../../../../testing/scim-sessions.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';

const never = new AbortController().signal;

async function start(oddities: Partial<ScimOddities> = {}, people = 60) {
  const company = sampleCompany({ people });
  const simulator = await startScimSimulator({ company, oddities });
  onTestFinished(() => simulator.close());
  const groupId = (name: string): string => simulator.groups.find(({ displayName }) => displayName === name)?.id ?? '';
  const [department] = company.departments;
  if (department === undefined) throw new Error('The company has no department.');
  const open = (scope: Partial<ConnectorScope>, settings = {}) => {
    const session = openScim(simulator, { context: { scope }, settings });
    onTestFinished(() => session.close());
    return session;
  };
  const idsOf = (belongs: (person: { department: string; division: string }) => boolean) =>
    company
      .people()
      .filter(belongs)
      .map(({ id }) => id)
      .sort();
  return { company, simulator, groupId, department, open, idsOf };
}

const sortedIds = ({ records }: { readonly records: readonly { readonly id: string }[] }) =>
  records.map(({ id }) => id).sort();

describe('a scope of groups', () => {
  it('has the members of a group, each once', async () => {
    const { open, groupId, department, idsOf } = await start();
    const groups = [groupId(department.name), groupId(department.name)];
    const reading = await readToEnd(open({ groups }));
    expect(sortedIds(reading)).toEqual(idsOf((person) => person.department === department.name));
    expect(reading).toMatchObject({ read: 'whole', bookmark: null });
  });

  it.each([[{}], [{ groupsWithoutMembers: true }]])('has those of groups within, if wanted: %j', async (oddities) => {
    const { open, groupId, department, idsOf } = await start(oddities);
    const groups = [groupId(`Division ${department.division}`)];
    const nested = await readToEnd(open({ groups, nestedGroups: true }));
    expect(sortedIds(nested)).toEqual(idsOf((person) => person.division === department.division));
    expect((await readToEnd(open({ groups, nestedGroups: false }))).records).toEqual([]);
  });

  it('takes people by the groups that they name where groups do not name their members', async () => {
    const { open, groupId, department, idsOf } = await start({ groupsWithoutMembers: true });
    const reading = await readToEnd(open({ groups: [groupId(department.name)] }));
    expect(sortedIds(reading)).toEqual(idsOf((person) => person.department === department.name));
  });

  it('asks for a few members of many people one by one, and goes on after any page', async () => {
    const { open, simulator, groupId, department, idsOf } = await start({}, 400);
    const expected = idsOf((person) => person.department === department.name);
    const groups = [groupId(department.name)];
    const reading = await readToEnd(open({ groups }, { pageSize: 1 }));
    expect(sortedIds(reading)).toEqual(expected);
    expect(reading.read).toBe('whole');
    expect(simulator.log.count('user')).toBe(expected.length);
    const rest = await readToEnd(open({ groups }, { pageSize: 1 }), { cursor: reading.pages[0]?.cursor ?? null });
    expect(rest.read).toBe('whole');
  });

  it('goes together with a filter', async () => {
    const { open, company, groupId, department } = await start();
    const someone = company.people().find((person) => person.department === department.name);
    const scope = { groups: [groupId(department.name)], filter: `userName eq "${someone?.login ?? ''}"` };
    expect(sortedIds(await readToEnd(open(scope)))).toEqual([someone?.id]);
  });

  it('leaves everyone else out of a run for one person too', async () => {
    const { open, groupId, department, idsOf } = await start();
    const session = open({ groups: [groupId(department.name)] });
    const [inside = ''] = idsOf((person) => person.department === department.name);
    const [outside = ''] = idsOf((person) => person.department !== department.name);
    expect(await session.readPerson(inside, never)).toMatchObject({ id: inside });
    expect(await session.readPerson(outside, never)).toBe('gone');
  });

  it('fails when a group is gone, rather than to take its members for gone', async () => {
    const { open } = await start();
    const failure = await failureOf(readToEnd(open({ groups: ['no-such-group'] })));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(failure.message).toContain('no-such-group');
  });

  it('has no changes runs: who joins a group is not changed by it', async () => {
    const { open, groupId, department } = await start();
    const { bookmark } = await readToEnd(open({}));
    const again = await readToEnd(open({ groups: [groupId(department.name)] }), { bookmark });
    expect(again.read).toBe('whole');
  });
});

describe('a filter of the scope', () => {
  it('leaves people out of a run for one person too', async () => {
    const { open, company } = await start();
    const [first, second] = company.people();
    const session = open({ filter: `userName eq "${first?.login ?? ''}"` });
    expect(await session.readPerson(first?.id ?? '', never)).toMatchObject({ id: first?.id });
    expect(await session.readPerson(second?.id ?? '', never)).toBe('gone');
  });

  it('that the server does not take fails with what to do', async () => {
    const { open } = await start({ numericStatus: true });
    const failure = await failureOf(readToEnd(open({ filter: 'userName is "ann"' })));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(failure.message).toContain('Check the filter of the scope.');
  });
});
