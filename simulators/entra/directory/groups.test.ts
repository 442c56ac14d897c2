import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { callGraph, eventual, getAll, type GraphCaller } from '../testing/graph-caller.ts';

const company = sampleCompany({ people: 300 });
let graph: GraphCaller;
beforeAll(async () => {
  graph = await callGraph({ company });
});
afterAll(() => graph[Symbol.asyncDispose]());

const groupId = (name: string): string =>
  graph.simulator.groups.find(({ displayName }) => displayName === name)?.id ?? '';

describe('the list of groups', () => {
  test('can be searched and filtered by the beginning of the name', async () => {
    const found = await getAll(graph, `/groups?$select=displayName&$search="displayName:engineering"`, eventual);
    const filtered = await getAll(graph, `/groups?$select=id,displayName&$filter=startsWith(displayName,'Division')`);
    expect(found.map(({ displayName }) => displayName)).toContain('Platform Engineering');
    expect(filtered.length).toBeGreaterThan(4);
    expect(Object.keys(filtered[0] ?? {})).toEqual(['id', 'displayName']);
  });

  test('has each group under its id', async () => {
    expect((await graph.get(`/groups/${groupId('Brand')}`)).body['displayName']).toBe('Brand');
    expect((await graph.get(`/groups/${company.people()[0]?.id ?? ''}`)).status).toBe(404);
  });
});

describe('members', () => {
  test('cast to users want an advanced query', async () => {
    const path = `/groups/${groupId('Brand')}/transitiveMembers/microsoft.graph.user?$select=id`;
    expect((await graph.get(path)).body.error?.code).toBe('Request_UnsupportedQuery');
    const { body } = await graph.get(`${path}&$count=true`, eventual);
    const brand = company.people().filter(({ department }) => department === 'Brand');
    expect(body['@odata.count']).toBe(brand.length);
    expect(body.value?.map(({ id }) => id)).toEqual(brand.map(({ id }) => id));
  });

  test('of groups within count as transitive members, each once, and not as direct ones', async () => {
    const all = groupId('All of Larkfield Instruments');
    const path = `microsoft.graph.user?$select=id&$top=50&$count=true`;
    const transitive = await getAll(graph, `/groups/${all}/transitiveMembers/${path}`, eventual);
    const direct = await getAll(graph, `/groups/${all}/members/${path}`, eventual);
    expect(transitive.map(({ id }) => id)).toEqual(company.people().map(({ id }) => id));
    expect(direct).toEqual([]);
  });

  test('without the cast are of several kinds', async () => {
    const members = await getAll(graph, `/groups/${groupId('All of Larkfield Instruments')}/members`);
    const kinds = new Set(members.map((member) => member['@odata.type']));
    expect(kinds).toEqual(new Set(['#microsoft.graph.group', '#microsoft.graph.device']));
  });

  test('that the app may not read have an id and nothing but nulls', async () => {
    await using blind = await callGraph({ company, roles: ['GroupMember.Read.All'] });
    const { status, body } = await blind.get(`/groups/${groupId('Brand')}/members?$select=id,displayName,mail`);
    expect(status).toBe(200);
    expect(body.value?.[0]).toEqual({
      '@odata.type': '#microsoft.graph.user',
      id: company.people().find(({ department }) => department === 'Brand')?.id,
      displayName: null,
      mail: null,
    });
  });

  test('are hidden where the group says so, unless permitted', async () => {
    const path = `/groups/${groupId('Works Council')}/members?$select=id`;
    expect((await graph.get(path)).status).toBe(403);
    await using permitted = await callGraph({
      company,
      roles: ['User.Read.All', 'GroupMember.Read.All', 'Member.Read.Hidden'],
    });
    expect((await permitted.get(path)).body.value?.length).toBe(6);
  });

  test('follow people who move', async () => {
    await using moving = await callGraph({ company: sampleCompany({ people: 300 }) });
    const [head, mover] = ['Head of Design', 'Head of Data'].map((title) =>
      moving.company.people().find(({ jobTitle }) => jobTitle === title),
    );
    const path = `/groups/${groupId(head?.department ?? '')}/members?$select=id`;
    moving.company.change({ kind: 'move', id: mover?.id ?? '', department: head?.department ?? '' });
    expect((await moving.get(path)).body.value?.map(({ id }) => id)).toContain(mover?.id);
  });
});
