import { describe, expect, it } from 'vitest';
import { type Company, sampleCompany } from '../../../../../simulators/company/company.ts';
import { type EntraSimulator, startEntraSimulator } from '../../../../../simulators/entra/entra-simulator.ts';
import { openEntra, wholeScope } from '../../../../testing/entra-tenant.ts';
import type { SourceRecord } from '../../../model/record.ts';
import type { SourcePage, SourceSession } from '../../source.ts';

const never = new AbortController().signal;

interface SimulatedTenant extends AsyncDisposable {
  readonly company: Company;
  readonly simulator: EntraSimulator;
}

async function startTenant(people = 60): Promise<SimulatedTenant> {
  const company = sampleCompany({ people });
  const simulator = await startEntraSimulator({ company });
  return { company, simulator, [Symbol.asyncDispose]: () => simulator.close() };
}

const read = (session: SourceSession, from = {}): Promise<readonly SourcePage[]> =>
  Array.fromAsync(session.readPeople(from, never));
const recordsOf = (pages: readonly SourcePage[]): readonly SourceRecord[] => pages.flatMap(({ records }) => records);
const idsOf = (pages: readonly SourcePage[]): readonly string[] =>
  recordsOf(pages)
    .map(({ id }) => id)
    .sort();
const bookmarkOf = (pages: readonly SourcePage[]) => ({ bookmark: pages.at(-1)?.end?.bookmark ?? null });

describe('a whole read of a tenant', () => {
  it('asks for what the mapping needs, 999 people to a page, with their managers', async () => {
    await using tenant = await startTenant();
    const pages = await read(openEntra(tenant.simulator, { attributePaths: ['department', 'manager.id'] }));
    const users = tenant.simulator.requests().filter(({ kind }) => kind === 'users');
    expect(users.map(({ url }) => decodeURIComponent(url))).toEqual([
      '/v1.0/users?$select=accountEnabled,department,displayName,id,mail,userPrincipalName,userType' +
        '&$expand=manager($select=displayName,id,mail,userPrincipalName)&$top=999',
    ]);
    const managed = tenant.company.people().find(({ managerId }) => managerId !== undefined);
    const record = recordsOf(pages).find(({ id }) => id === managed?.id);
    expect(record?.attributes).toMatchObject({ department: managed?.department, manager: { id: managed?.managerId } });
  });

  it('marks disabled accounts and guests, and leaves them to the engine', async () => {
    await using tenant = await startTenant(200);
    const records = recordsOf(await read(openEntra(tenant.simulator)));
    const seen = (kept: (record: SourceRecord) => boolean) => records.filter(kept).map(({ id }) => id);
    const people = tenant.company.people();
    expect(seen(({ active }) => !active)).toEqual(people.filter(({ active }) => !active).map(({ id }) => id));
    expect(seen(({ guest }) => guest)).toEqual(people.filter(({ guest }) => guest).map(({ id }) => id));
    expect(seen(({ guest, active }) => guest || !active).length).toBeGreaterThan(0);
  });

  it('loses nothing that happens meanwhile: it is in the next changes', async () => {
    await using tenant = await startTenant(1500);
    const pages: SourcePage[] = [];
    const moved = tenant.company.people()[0]?.id ?? '';
    for await (const page of openEntra(tenant.simulator).readPeople({}, never)) {
      if (pages.length === 0) tenant.company.change({ kind: 'rename', id: moved, familyName: 'Later' });
      pages.push(page);
    }
    const changes = await read(openEntra(tenant.simulator), bookmarkOf(pages));
    expect(recordsOf(changes).map(({ attributes }) => attributes['surname'])).toContain('Later');
  });

  it('goes on when the token expires on the way', async () => {
    await using tenant = await startTenant(1500);
    const ids: string[] = [];
    for await (const page of openEntra(tenant.simulator).readPeople({}, never)) {
      ids.push(...page.records.map(({ id }) => id));
      tenant.simulator.faults.expireAccessTokens();
    }
    expect(ids).toHaveLength(tenant.company.people().length);
  });

  it('has to start over when Graph no longer knows the page', async () => {
    await using tenant = await startTenant(1500);
    const [first] = await read(openEntra(tenant.simulator));
    tenant.simulator.faults.expirePageTokens();
    await expect(read(openEntra(tenant.simulator), { cursor: first?.cursor })).rejects.toMatchObject({
      failure: { reason: 'cursor-expired' },
    });
  });

  it('starts over when mapping or scope changed since the cursor', async () => {
    await using tenant = await startTenant(1500);
    const [first] = await read(openEntra(tenant.simulator));
    const narrowed = openEntra(tenant.simulator, { attributePaths: ['department'] });
    await expect(read(narrowed, { cursor: first?.cursor })).rejects.toMatchObject({
      failure: { reason: 'cursor-expired' },
    });
  });

  it('names an attribute of the mapping that Graph does not know', async () => {
    await using tenant = await startTenant();
    const session = openEntra(tenant.simulator, { attributePaths: ['deparment'] });
    await expect(read(session)).rejects.toThrow('“deparment”');
  });

  it('reads without a bookmark where Graph cannot follow changes', async () => {
    await using tenant = await startTenant();
    tenant.simulator.faults.add({ on: 'delta', answer: { status: 400, code: 'Request_UnsupportedQuery' } });
    const pages = await read(openEntra(tenant.simulator));
    expect(idsOf(pages)).toHaveLength(tenant.company.people().length);
    expect(pages.at(-1)?.end).toEqual({ read: 'whole' });
  });

  it('says which permission is missing', async () => {
    await using tenant = await startTenant();
    tenant.simulator.grant(['GroupMember.Read.All']);
    await expect(read(openEntra(tenant.simulator))).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'User.Read.All' },
    });
  });
});

describe('a read of a part of a tenant', () => {
  it('gives those whom a filter leaves', async () => {
    await using tenant = await startTenant(200);
    const department = tenant.company.people()[7]?.department ?? '';
    const scope = { ...wholeScope, filter: `department eq '${department}'` };
    const pages = await read(openEntra(tenant.simulator, { scope }));
    expect(idsOf(pages)).toEqual(
      tenant.company
        .people()
        .filter((person) => person.department === department)
        .map(({ id }) => id)
        .sort(),
    );
    expect(pages.at(-1)?.end).toEqual({ read: 'whole' });
  });

  it('asks again as an advanced query when the filter needs one, managers included', async () => {
    await using tenant = await startTenant(200);
    const scope = { ...wholeScope, filter: "userType ne 'Guest'" };
    const records = recordsOf(await read(openEntra(tenant.simulator, { scope })));
    const members = tenant.company.people().filter(({ guest }) => !guest);
    expect(records.map(({ id }) => id).sort()).toEqual(members.map(({ id }) => id).sort());
    const withManager = records.filter(({ attributes }) => 'manager' in attributes);
    expect(withManager).toHaveLength(members.filter(({ managerId }) => managerId !== undefined).length);
  });

  it('says that the filter is to be checked when Graph makes no sense of it', async () => {
    await using tenant = await startTenant();
    const session = openEntra(tenant.simulator, { scope: { ...wholeScope, filter: 'department is good' } });
    await expect(read(session)).rejects.toThrow('Check the filter of the scope.');
  });

  it('gives members of groups whole and each once, whatever the groups share', async () => {
    await using tenant = await startTenant(120);
    const groups = tenant.simulator.groups.slice(0, 4).map(({ id }) => id);
    tenant.simulator.grant(['User.Read.All', 'GroupMember.Read.All', 'Member.Read.Hidden']);
    const whole = recordsOf(await read(openEntra(tenant.simulator)));
    const members = recordsOf(await read(openEntra(tenant.simulator, { scope: { ...wholeScope, groups } })));
    expect(members.length).toBeGreaterThan(0);
    expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
    for (const member of members) expect(member).toEqual(whole.find(({ id }) => id === member.id));
  });

  it('takes members of groups within only when wanted', async () => {
    await using tenant = await startTenant(120);
    const count = async (group: string, nestedGroups: boolean): Promise<number> => {
      const scope = { ...wholeScope, groups: [group], nestedGroups };
      return recordsOf(await read(openEntra(tenant.simulator, { scope, attributePaths: [] }))).length;
    };
    const outer = tenant.simulator.groups.filter(({ displayName }) => displayName !== 'Works Council').slice(0, 6);
    const counts = await Promise.all(
      outer.map(async ({ id }) => [await count(id, false), await count(id, true)] as const),
    );
    expect(counts.every(([direct, nested]) => direct <= nested)).toBe(true);
    expect(counts.some(([direct, nested]) => direct < nested)).toBe(true);
  });

  it('takes no change for a clearing when the app may not see members', async () => {
    await using tenant = await startTenant(40);
    tenant.simulator.grant(['GroupMember.Read.All']);
    const scope = { ...wholeScope, groups: tenant.simulator.groups.slice(0, 1).map(({ id }) => id) };
    await expect(read(openEntra(tenant.simulator, { scope }))).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'User.Read.All' },
    });
  });

  it('names the permission for members, and a group that is not there', async () => {
    await using tenant = await startTenant(40);
    const scope = { ...wholeScope, groups: ['00000000-0000-4000-8000-000000000000'] };
    await expect(read(openEntra(tenant.simulator, { scope }))).rejects.toThrow(
      'Check the group 00000000-0000-4000-8000-000000000000 of the scope.',
    );
    tenant.simulator.grant(['User.Read.All']);
    await expect(read(openEntra(tenant.simulator, { scope }))).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'GroupMember.Read.All' },
    });
  });

  it('knows one person as in scope just when the lists do', async () => {
    await using tenant = await startTenant(120);
    const scope = { ...wholeScope, groups: [tenant.simulator.groups.at(-1)?.id ?? ''] };
    const session = openEntra(tenant.simulator, { scope });
    const members = idsOf(await read(session));
    const outsider = tenant.company.people().find(({ id }) => !members.includes(id));
    expect(await session.readPerson(members[0] ?? '', never)).toMatchObject({ id: members[0] });
    expect(await session.readPerson(outsider?.id ?? '', never)).toBe('gone');
  });
});

describe('a changes read', () => {
  it('gives every change once Graph has told it, through empty pages and replays', async () => {
    await using tenant = await startTenant(600);
    const from = bookmarkOf(await read(openEntra(tenant.simulator)));
    const changed = tenant.company
      .people()
      .slice(100, 550)
      .map(({ id }) => id);
    for (const id of changed) tenant.company.change({ kind: 'edit', id, values: { jobTitle: 'Lead' } });
    const pages = await read(openEntra(tenant.simulator), from);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]?.records).toEqual([]);
    expect([...new Set(idsOf(pages))]).toEqual([...changed].sort());
    expect(recordsOf(pages).every(({ attributes }) => attributes['jobTitle'] === 'Lead')).toBe(true);
  });

  it('reads people whole even when Graph lists no more than what changed', async () => {
    await using tenant = await startTenant();
    const from = bookmarkOf(await read(openEntra(tenant.simulator)));
    tenant.simulator.faults.set({ sparseDelta: true });
    const [boss, person] = [tenant.company.people()[0]?.id ?? '', tenant.company.people()[20]?.id ?? ''];
    tenant.company.change({ kind: 'edit', id: person, values: { managerId: boss, mobile: undefined } });
    const session = openEntra(tenant.simulator);
    const records = recordsOf(await read(session, from));
    expect(records).toEqual([await session.readPerson(person, never)]);
    expect(records[0]?.attributes).toMatchObject({ mobilePhone: null, manager: { id: boss } });
  });

  it('reports both kinds of deletion as removed, and who is disabled as a change', async () => {
    await using tenant = await startTenant();
    const from = bookmarkOf(await read(openEntra(tenant.simulator)));
    const [a = '', b = '', c = ''] = tenant.company
      .people()
      .slice(-3)
      .map(({ id }) => id);
    tenant.company.change({ kind: 'leave', id: a });
    tenant.company.change({ kind: 'leave', id: b, forGood: true });
    tenant.company.change({ kind: 'disable', id: c });
    const pages = await read(openEntra(tenant.simulator), from);
    expect([...new Set(pages.flatMap(({ removed }) => removed))].sort()).toEqual([a, b].sort());
    expect(recordsOf(pages)).toMatchObject([{ id: c, active: false }]);
  });

  it.each(['gone', 'syncStateNotFound'] as const)('is a whole read after a week: %s', async (answer) => {
    await using tenant = await startTenant();
    const from = bookmarkOf(await read(openEntra(tenant.simulator)));
    tenant.simulator.faults.expireDeltaTokens(answer);
    await expect(read(openEntra(tenant.simulator), from)).rejects.toMatchObject({
      failure: { reason: 'cursor-expired' },
    });
  });

  it('goes on after any of its pages', async () => {
    await using tenant = await startTenant(600);
    const from = bookmarkOf(await read(openEntra(tenant.simulator)));
    for (const { id } of tenant.company.people()) {
      tenant.company.change({ kind: 'edit', id, values: { jobTitle: 'Lead' } });
    }
    const pages = await read(openEntra(tenant.simulator), from);
    for (const [index, { cursor }] of pages.entries()) {
      const rest = await read(openEntra(tenant.simulator), { cursor });
      const ids = new Set([...idsOf(pages.slice(0, index + 1)), ...idsOf(rest)]);
      expect(ids.size).toBe(tenant.company.people().length);
      expect(rest.at(-1)?.end?.read).toBe('changes');
    }
  });

  it('is a whole read within groups, which Graph cannot follow', async () => {
    await using tenant = await startTenant();
    const from = bookmarkOf(await read(openEntra(tenant.simulator)));
    const scope = { ...wholeScope, groups: tenant.simulator.groups.slice(0, 1).map(({ id }) => id) };
    const pages = await read(openEntra(tenant.simulator, { scope }), from);
    expect(pages.at(-1)?.end).toEqual({ read: 'whole' });
  });
});
