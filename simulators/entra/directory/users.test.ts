import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callGraph, eventual, getAll, type GraphCaller } from '../testing/graph-caller.ts';
import { defaultProperties, extensionAppId, singleUserProperties } from './user-properties.ts';

let graph: GraphCaller;
beforeAll(async () => {
  graph = await callGraph();
});
afterAll(() => graph[Symbol.asyncDispose]());

const chief = () => graph.company.people()[0]?.id ?? '';
const somebody = () => graph.company.people()[50];

describe('the list of users', () => {
  test('has the default properties and no other without $select', async () => {
    const { body } = await graph.get('/users');
    expect(Object.keys(body.value?.[0] ?? {}).sort()).toEqual([...defaultProperties].sort());
  });

  test('has exactly what $select names, not even the id', async () => {
    const { body } = await graph.get('/users?$select=department,AccountEnabled');
    expect(Object.keys(body.value?.[0] ?? {}).sort()).toEqual(['accountEnabled', 'department']);
  });

  test('comes in pages of 100, the last one without a link', async () => {
    const first = await graph.get('/users?$select=id');
    const second = await graph.get(first.body['@odata.nextLink'] ?? '');
    expect([first, second].map(({ body }) => body.value?.length)).toEqual([100, 20]);
    expect(second.body['@odata.nextLink']).toBeUndefined();
  });

  test.each([1, 7, 60, 120, 999])('lists everyone once in pages of %i', async (size) => {
    const listed = await getAll(graph, `/users?$select=id&$top=${size}`);
    expect(listed.map(({ id }) => id)).toEqual(graph.company.people().map(({ id }) => id));
  });

  test.each(['0', '1000', '-5', 'all'])('refuses pages of %s', async (size) => {
    expect(await graph.get(`/users?$top=${size}`)).toMatchObject({
      status: 400,
      body: { error: { message: `Invalid page size specified: '${size}'. Must be between 1 and 999 inclusive.` } },
    });
  });

  test.each([
    ['an unknown property', '/users?$select=id,shoeSize', 400, 'BadRequest'],
    ['$skip', '/users?$skip=10', 400, 'Request_BadRequest'],
    ['photos along with people', '/users?$expand=photo', 400, 'ExpandNotSupported'],
    ['two relationships at once', '/users?$expand=manager,extensions', 400, 'Request_UnsupportedQuery'],
    ['levels of managers of many', '/users?$expand=manager($levels=max)', 400, 'Request_UnsupportedQuery'],
    [
      'a link that was tampered with',
      '/users?$skiptoken=abcdefghijklmnopqrstuvwxyz',
      400,
      'Directory_InvalidPageToken',
    ],
    ['sorting by just anything', '/users?$orderby=jobTitle', 400, 'Request_UnsupportedQuery'],
  ])('refuses %s', async (_what, path, status, code) => {
    expect(await graph.get(path)).toMatchObject({ status, body: { error: { code } } });
  });

  test.each(singleUserProperties)('refuses %s, which only a single user has', async (name) => {
    expect(await graph.get(`/users?$select=id,${name}`)).toMatchObject({
      status: 501,
      body: { error: { code: 'NotImplemented' } },
    });
  });

  test('refuses links of which the time has passed', async () => {
    const { body } = await graph.get('/users?$top=5');
    graph.simulator.faults.expirePageTokens();
    const next = await graph.get(body['@odata.nextLink'] ?? '');
    expect(next).toMatchObject({ status: 400, body: { error: { code: 'Directory_ExpiredPageToken' } } });
  });

  test('brings the manager along, and no key for whoever has none', async () => {
    const { body } = await graph.get('/users?$select=id&$expand=manager($select=id,mail)&$top=2');
    const [first, second] = body.value ?? [];
    expect(first).not.toHaveProperty('manager');
    expect(second?.['manager']).toEqual({
      '@odata.type': '#microsoft.graph.user',
      id: chief(),
      mail: graph.company.people()[0]?.email,
    });
  });

  test('has extension attributes as an object of fifteen, and directory extensions only where set', async () => {
    const name = `extension_${extensionAppId}_pronouns`;
    const listed = await getAll(graph, `/users?$select=id,onPremisesExtensionAttributes,${name},extension_unknown_x`);
    const members = listed.filter(({ onPremisesExtensionAttributes: attributes }) => attributes !== null);
    const told = graph.company.people().filter(({ extras }) => extras.pronouns !== undefined).length;
    for (const member of members) expect(Object.keys(member['onPremisesExtensionAttributes'] ?? {})).toHaveLength(15);
    expect(listed.filter((user) => name in user)).toHaveLength(told);
    expect(listed.filter((user) => 'extension_unknown_x' in user)).toEqual([]);
  });

  test('is empty with status 200 when that fault is switched on', async () => {
    graph.simulator.faults.set({ listsNobody: true });
    expect(await graph.get('/users')).toMatchObject({ status: 200, body: { value: [] } });
    graph.simulator.faults.clear();
  });
});

describe('filters', () => {
  test.each([
    ['accountEnabled eq true', ({ active }: { active: boolean }) => active],
    ["userType eq 'Guest'", ({ guest }: { guest: boolean }) => guest],
    ["startsWith(displayName,'A')", ({ displayName }: { displayName: string }) => displayName.startsWith('A')],
    [
      "department in ('Brand', 'Legal')",
      ({ department }: { department: string }) => ['Brand', 'Legal'].includes(department),
    ],
  ])('%s works plainly', async (filter, matches) => {
    const listed = await getAll(graph, `/users?$select=id&$top=5&$filter=${encodeURIComponent(filter)}`);
    expect(listed.map(({ id }) => id)).toEqual(
      graph.company
        .people()
        .filter(matches)
        .map(({ id }) => id),
    );
  });

  test.each([
    "endsWith(mail,'example')",
    "department ne 'Brand'",
    'not(accountEnabled eq true)',
    "companyName eq 'Larkfield Instruments'",
    "startsWith(mobilePhone,'+49')",
    'city eq null',
    "onPremisesExtensionAttributes/extensionAttribute1 eq 'B100003'",
  ])('%s works in advanced queries only', async (filter) => {
    const path = `/users?$select=id&$filter=${encodeURIComponent(filter)}`;
    const unsupported = { status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } };
    expect(await graph.get(path)).toMatchObject(unsupported);
    expect(await graph.get(path, eventual)).toMatchObject(unsupported);
    expect(await graph.get(`${path}&$count=true`)).toMatchObject(unsupported);
    expect((await graph.get(`${path}&$count=true`, eventual)).status).toBe(200);
  });

  test.each(["contains(displayName,'a')", "startsWith(jobTitle,'A')", "endsWith(surname,'a')", "faxNumber eq '1'"])(
    '%s works not at all',
    async (filter) => {
      const path = `/users?$count=true&$filter=${encodeURIComponent(filter)}`;
      expect(await graph.get(path, eventual)).toMatchObject({
        status: 400,
        body: { error: { code: 'Request_UnsupportedQuery' } },
      });
    },
  );

  test.each([
    ['or', (ids: readonly string[]) => ids.map((id) => `id eq '${id}'`).join(' or ')],
    ['in', (ids: readonly string[]) => `id in (${ids.map((id) => `'${id}'`).join(',')})`],
  ])('take fifteen alternatives with %s, and no more', async (_operator, filterOf) => {
    const ids = graph.company
      .people()
      .slice(0, 16)
      .map(({ id }) => id);
    const taken = await graph.get(`/users?$select=id&$filter=${filterOf(ids.slice(0, 15))}`);
    expect(taken.body.value).toHaveLength(15);
    expect((await graph.get(`/users?$select=id&$filter=${filterOf(ids)}`)).body.error?.message).toMatch(
      /Max allowed: 15/u,
    );
  });

  test('cannot be combined with $expand in advanced queries', async () => {
    const path = `/users?$count=true&$filter=endsWith(mail,'example')&$expand=manager`;
    expect((await graph.get(path, eventual)).body.error?.code).toBe('Request_UnsupportedQuery');
  });
});

describe('an advanced query', () => {
  const path = `/users?$select=id&$top=10&$count=true&$filter=endsWith(mail,'example')`;

  test('wants its header on every page, and counts on the first only', async () => {
    const first = await graph.get(path, eventual);
    const link = first.body['@odata.nextLink'] ?? '';
    expect(first.body['@odata.count']).toBe(120);
    expect((await graph.get(link)).body.error?.code).toBe('Request_UnsupportedQuery');
    const second = await graph.get(link, eventual);
    expect(second.body.value).toHaveLength(10);
    expect(second.body).not.toHaveProperty('@odata.count');
  });

  test('searches the beginnings of words, with its header alone', async () => {
    const search = `/users?$select=displayName&$search="displayName:ma"`;
    expect((await graph.get(search)).body.error?.message).toMatch(/ConsistencyLevel: eventual/u);
    const found = await getAll(graph, search, eventual);
    expect(found.length).toBeGreaterThan(0);
    for (const { displayName } of found) expect(displayName).toMatch(/(^|[\s-])ma/iu);
  });
});

describe('a single user', () => {
  test('is found by id and by user principal name', async () => {
    const person = somebody();
    const [byId, byName] = await Promise.all(
      [person?.id, person?.login].map((key) => graph.get(`/users/${key ?? ''}?$select=id`)),
    );
    expect(byId?.body['id']).toBe(person?.id);
    expect(byName?.body['id']).toBe(person?.id);
  });

  test('that does not exist is answered with Request_ResourceNotFound', async () => {
    expect(await graph.get('/users/nobody@larkfield.example')).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
  });

  test('has the properties that lists refuse', async () => {
    const { body } = await graph.get(`/users/${chief()}?$select=id,aboutMe,preferredName`);
    expect(body).toMatchObject({ id: chief(), aboutMe: null, preferredName: graph.company.people()[0]?.givenName });
  });

  test('has a manager to ask for, or is answered with 404', async () => {
    const person = somebody();
    expect((await graph.get(`/users/${person?.id ?? ''}/manager?$select=id`)).body['id']).toBe(person?.managerId);
    expect((await graph.get(`/users/${chief()}/manager`)).status).toBe(404);
  });
});

test('a guest signs in with an address bent into one of the tenant', async () => {
  await using large = await callGraph({ company: graph.company });
  const guests = await getAll(large, `/users?$select=userPrincipalName,mail,userType&$filter=userType eq 'Guest'`);
  expect(guests.length).toBeGreaterThan(0);
  for (const { userPrincipalName, mail } of guests) {
    expect(userPrincipalName).toBe(`${String(mail).replace('@', '_')}#EXT#@larkfield.onmicrosoft.com`);
  }
});
