import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callDirectory, type DirectoryCaller } from '../testing/directory-caller.ts';

let google: DirectoryCaller;
beforeAll(async () => {
  google = await callDirectory();
});
afterAll(() => google[Symbol.asyncDispose]());

const groupNamed = (name: string): string => google.simulator.groups.find((group) => group.name === name)?.id ?? '';
const membersOf = async (group: string, query = '') =>
  (await google.get(`/groups/${encodeURIComponent(group)}/members?${query}`)).body.members ?? [];
const idsIn = (field: 'department' | 'division', name: string): readonly string[] =>
  google.company
    .people()
    .filter((person) => !person.guest && person[field] === name)
    .map(google.simulator.idOf);

describe('the members of a group', () => {
  test('are people, by id and address', async () => {
    const members = await membersOf(groupNamed('Brand'));
    expect(members.map(({ id }) => id)).toEqual(idsIn('department', 'Brand'));
    expect(members[0]).toMatchObject({ type: 'USER', role: 'MEMBER', email: expect.stringContaining('@') as string });
  });

  test('are groups, and people of elsewhere, whose members come only when asked for', async () => {
    const direct = await membersOf(groupNamed('Division Sales'));
    expect(new Set(direct.map(({ type }) => type))).toEqual(new Set(['GROUP', 'USER']));
    const derived = await membersOf(groupNamed('Division Sales'), 'includeDerivedMembership=true');
    const ids = derived.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([...idsIn('division', 'Sales')]));
    expect(derived.length).toBeGreaterThan(direct.length);
  });

  test('may be the whole organisation', async () => {
    const all = await membersOf(google.simulator.groups.at(-1)?.email ?? '');
    expect(all).toMatchObject([{ id: google.simulator.customerId, type: 'CUSTOMER' }]);
  });

  test('come in pages of 200 at most', async () => {
    const path = `/groups/${groupNamed('Brand')}/members`;
    const first = await google.get(`${path}?maxResults=1`);
    expect(first.body.members).toHaveLength(1);
    const second = await google.get(`${path}?maxResults=1&pageToken=${first.body.nextPageToken ?? ''}`);
    expect(second.body.members?.[0]?.id).not.toBe(first.body.members?.[0]?.id);
    expect((await google.get(`${path}?maxResults=201`)).status).toBe(400);
  });

  test('of a group that is not there are not found', async () => {
    expect((await google.get('/groups/gone@larkfield.example/members')).body).toMatchObject({
      error: { message: 'Resource Not Found: groupKey' },
    });
  });

  test('and custom fields are described for who may see them', async () => {
    const { status, body } = await google.get('/customer/my_customer/schemas');
    expect(status).toBe(200);
    expect(body).toMatchObject({ schemas: [{ schemaName: 'Facilities' }, { schemaName: 'HR' }] });
  });
});
