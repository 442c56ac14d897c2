import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { callDirectory, type DirectoryCaller, getAllUsers } from '../testing/directory-caller.ts';

let google: DirectoryCaller;
beforeAll(async () => {
  google = await callDirectory();
});
afterAll(() => google[Symbol.asyncDispose]());

const accounts = () => google.company.people().filter(({ guest }) => !guest);
const usersOf = async (query: string) => (await google.get(`/users?customer=my_customer${query}`)).body.users ?? [];

describe('the list of users', () => {
  test('comes in pages of 100, the last one without a token', async () => {
    const first = await google.get('/users?customer=my_customer');
    expect(first.body.users).toHaveLength(100);
    const second = await google.get(`/users?customer=my_customer&pageToken=${first.body.nextPageToken ?? ''}`);
    expect(second.body.users).toHaveLength(accounts().length - 100);
    expect(second.body.nextPageToken).toBeUndefined();
  });

  test.each([1, 7, 60, 500])('lists everyone once in pages of %i', async (size) => {
    const ids = (await getAllUsers(google, `&maxResults=${size}`)).map(({ id }) => id);
    expect(ids).toEqual(accounts().map(google.simulator.idOf));
  });

  test('forgets the page token where `fields` does', async () => {
    const without = await google.get('/users?customer=my_customer&fields=users(id)');
    expect(without.body).toEqual({ users: expect.any(Array) as unknown[] });
    const whole = await google.get('/users?customer=my_customer&fields=nextPageToken,users/id');
    expect(Object.keys(whole.body).sort()).toEqual(['nextPageToken', 'users']);
    expect(whole.body.users?.[0]).toEqual({ id: expect.any(String) as string });
  });

  test('has custom schemas only with the projection for it', async () => {
    const schemasOf = async (query: string) => (await usersOf(query))[0]?.['customSchemas'];
    expect(await schemasOf('')).toBeUndefined();
    expect(Object.keys((await schemasOf('&projection=full')) as object)).toEqual(['Facilities', 'HR']);
    const masked = await schemasOf('&projection=custom&customFieldMask=HR');
    expect(Object.keys(masked as object)).toEqual(['HR']);
  });

  test('lacks its key when it is empty', async () => {
    const { status, body } = await google.get('/users?customer=my_customer&showDeleted=true');
    expect([status, 'users' in body]).toEqual([200, false]);
  });

  test.each([
    ['neither customer nor domain', '', 400, 'badRequest'],
    ['both', 'customer=my_customer&domain=larkfield.example', 400, 'badRequest'],
    ['a domain for a customer', 'customer=larkfield.example', 400, 'badRequest'],
    ['another customer', 'customer=C0000', 403, 'forbidden'],
    ['another domain', 'domain=other.example', 404, 'notFound'],
    ['pages of 501', 'customer=my_customer&maxResults=501', 400, 'invalid'],
    ['pages of none', 'customer=my_customer&maxResults=0', 400, 'invalid'],
    ['a projection without its mask', 'customer=my_customer&projection=custom', 400, 'invalid'],
    ['an unknown field', 'customer=my_customer&fields=users(shoeSize)', 400, 'invalidParameter'],
    ['a search that is none', 'customer=my_customer&query=tall%20people', 400, 'invalid'],
    ['a damaged page token', 'customer=my_customer&pageToken=abc', 400, 'invalid'],
  ])('refuses %s', async (_what, query, status, reason) => {
    expect(await google.get(`/users?${query}`)).toMatchObject({ status, body: { error: { errors: [{ reason }] } } });
  });

  test('refuses a page token of another list', async () => {
    const { body } = await google.get('/users?customer=my_customer');
    const token = body.nextPageToken ?? '';
    expect((await google.get(`/users?domain=larkfield.example&pageToken=${token}`)).status).toBe(400);
    expect((await google.get(`/users?customer=my_customer&showDeleted=true&pageToken=${token}`)).status).toBe(400);
  });

  test.each([
    ["orgDepartment='Field Sales'", 'department', 'Field Sales'],
    ['orgDepartment=Brand', 'department', 'Brand'],
    ["orgUnitPath='/Sales' isSuspended=false", 'division', 'Sales'],
  ] as const)('is searched by %s', async (query, field, wanted) => {
    const found = await usersOf(`&maxResults=500&query=${encodeURIComponent(query)}`);
    const expected = accounts().filter((person) => person[field] === wanted);
    const active = query.includes('isSuspended') ? expected.filter((person) => person.active) : expected;
    expect(found.map(({ id }) => id)).toEqual(active.map(google.simulator.idOf));
  });

  test('is searched by the beginning of a name, and by custom fields', async () => {
    const [person] = accounts();
    const start = person?.givenName.slice(0, 3) ?? '';
    const byName = await usersOf(`&maxResults=500&query=${encodeURIComponent(`givenName:${start}*`)}`);
    expect(byName.map(({ id }) => id)).toContain(google.simulator.idOf({ id: person?.id ?? '' }));
    const badge = encodeURIComponent(`Facilities.badge='${person?.extras.badge ?? ''}'`);
    expect(await usersOf(`&query=${badge}`)).toHaveLength(1);
  });
});

describe('a user', () => {
  test('is found by id, address and alias, in any case', async () => {
    const person = accounts()[1];
    const id = google.simulator.idOf({ id: person?.id ?? '' });
    const alias = person?.login.replace('@', '.alias@') ?? '';
    for (const key of [id, person?.email.toUpperCase() ?? '', alias]) {
      expect((await google.get(`/users/${encodeURIComponent(key)}`)).body).toMatchObject({ id });
    }
    expect((await google.get('/users/nobody')).body).toMatchObject({
      error: { message: 'Resource Not Found: userKey' },
    });
  });

  test('has the address that the company knows them by, as every other provider does', async () => {
    const addresses = (await getAllUsers(google, '')).map(({ primaryEmail }) => primaryEmail);
    expect(addresses).toEqual(accounts().map(({ email }) => email));
  });
});

describe('a Workspace of a part of the company', () => {
  test('serves only those', async () => {
    const company = sampleCompany({ people: 30 });
    await using part = await callDirectory({ company, includes: ({ index }) => index < 12 });
    expect(await getAllUsers(part, '')).toHaveLength(company.people().filter(({ index }) => index < 12).length);
  });
});

describe('deleted users', () => {
  test('are listed instead of the others, until they are restored', async () => {
    await using changing = await callDirectory({ company: sampleCompany({ people: 30 }) });
    const [one, other] = changing.company.people().slice(20);
    changing.company.change({ kind: 'leave', id: one?.id ?? '' });
    changing.company.change({ kind: 'leave', id: other?.id ?? '', forGood: true });
    const id = changing.simulator.idOf({ id: one?.id ?? '' });
    expect(await getAllUsers(changing, '&showDeleted=true')).toMatchObject([
      { id, deletionTime: expect.any(String) as string },
    ]);
    expect((await getAllUsers(changing, '')).map((user) => user.id)).not.toContain(id);
    changing.company.change({ kind: 'return', id: one?.id ?? '' });
    expect(await getAllUsers(changing, '&showDeleted=true')).toEqual([]);
  });
});
