import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import { isObject, type JsonObject } from './scim-exchange.ts';
import type { ScimSimulatorOptions } from './scim-options.ts';
import { startScimSimulator } from './scim-simulator.ts';

async function start(options: Partial<ScimSimulatorOptions> = {}) {
  const company = options.company ?? sampleCompany({ people: 20 });
  const simulator = await startScimSimulator({ ...options, company });
  onTestFinished(() => simulator.close());
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const address = path.startsWith('http') ? path : `${simulator.baseUrl}${path}`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${simulator.token}`, ...headers } });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const body: unknown = isJson && text !== '' ? JSON.parse(text) : {};
    return { response, body: isObject(body) ? body : {} };
  };
  return { company, simulator, get };
}

const resourcesOf = (body: JsonObject): readonly JsonObject[] => {
  const resources = body['Resources'];
  return Array.isArray(resources) ? resources.filter(isObject) : [];
};
const cursorIn = ({ nextCursor }: JsonObject): string => (typeof nextCursor === 'string' ? nextCursor : 'none');
const idsOf = (body: JsonObject) => resourcesOf(body).map(({ id }) => id);

describe('lists', () => {
  it('have people as RFC 7643 has them, in pages by index', async () => {
    const { get, company, simulator } = await start();
    const { response, body } = await get('/Users?startIndex=5&count=3');
    expect(response.headers.get('content-type')).toBe('application/scim+json');
    expect(body).toMatchObject({ totalResults: 20, startIndex: 5, itemsPerPage: 3 });
    expect(idsOf(body)).toEqual(
      company
        .people()
        .slice(4, 7)
        .map(({ id }) => id),
    );
    expect(resourcesOf(body)[0]?.['meta']).toMatchObject({
      location: `${simulator.baseUrl}/Users/${company.people()[4]?.id ?? ''}`,
    });
  });

  it('are counted with count=0, and have no Resources when nobody is found', async () => {
    const { get } = await start();
    expect((await get('/Users?count=0')).body).toMatchObject({ totalResults: 20, itemsPerPage: 0 });
    const { body } = await get('/Users?filter=userName%20eq%20%22nobody%22');
    expect([body['totalResults'], 'Resources' in body]).toEqual([0, false]);
  });

  it('are filtered, and sorted by id', async () => {
    const { get, company } = await start();
    const { body } = await get('/Users?filter=active%20eq%20true&sortBy=id');
    expect(idsOf(body)).toEqual(
      company
        .people()
        .filter(({ active }) => active)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('have only the attributes that are wanted', async () => {
    const { get } = await start();
    const few = await get(
      '/Users?count=1&attributes=userName,name.givenName,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
    );
    const [user] = resourcesOf(few.body);
    expect(Object.keys(user ?? {}).sort()).toEqual([
      'id',
      'name',
      'schemas',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
      'userName',
    ]);
    expect(Object.keys(user?.['name'] ?? {})).toEqual(['givenName']);
    const others = await get('/Users?count=1&excludedAttributes=emails,name.formatted');
    const [rest] = resourcesOf(others.body);
    expect([rest?.['emails'], Object.keys(rest?.['name'] ?? {})]).toEqual([undefined, ['familyName', 'givenName']]);
  });

  it('have only those of the company whom the server has', async () => {
    const { get } = await start({ includes: ({ index }) => index < 3 });
    expect((await get('/Users')).body['totalResults']).toBe(3);
  });

  it('are refused with an error of RFC 7644', async () => {
    const { get } = await start();
    const { response, body } = await get('/Users?filter=what');
    expect([response.status, body['status'], body['scimType']]).toEqual([400, '400', 'invalidFilter']);
  });
});

describe('cursors', () => {
  const byCursor = { oddities: { paging: 'both' } } as const;

  it('lead through everyone, also when someone leaves meanwhile', async () => {
    const { get, company } = await start(byCursor);
    const first = await get('/Users?cursor=&count=8');
    const before = company.people().map(({ id }) => id);
    company.change({ kind: 'leave', id: before[7] ?? '' });
    const second = await get(`/Users?cursor=${cursorIn(first.body)}&count=50`);
    expect([...idsOf(first.body), ...idsOf(second.body)]).toEqual(before);
    expect('nextCursor' in second.body).toBe(false);
  });

  it('expire, and are good for their query only', async () => {
    let now = new Date('2026-11-21T10:00:00Z');
    const { get, simulator } = await start({ ...byCursor, now: () => now, cursorLifetimeSeconds: 60 });
    const { body } = await get('/Users?cursor=&count=8');
    const cursor = cursorIn(body);
    expect((await get(`/Users?cursor=${cursor}&count=8&attributes=id`)).body['scimType']).toBe('invalidCursor');
    expect((await get('/Users?cursor=made-up')).body['scimType']).toBe('invalidCursor');
    now = new Date('2026-11-21T10:01:01Z');
    expect((await get(`/Users?cursor=${cursor}&count=8`)).body['scimType']).toBe('expiredCursor');
    const fresh = cursorIn((await get('/Users?cursor=&count=8')).body);
    simulator.expireCursors();
    expect((await get(`/Users?cursor=${fresh}&count=8`)).body['scimType']).toBe('expiredCursor');
  });

  it('want a whole number as count', async () => {
    const { get } = await start(byCursor);
    expect((await get('/Users?cursor=&count=many')).body['scimType']).toBe('invalidCount');
  });
});

describe('one person', () => {
  it('is not sent again under the same version', async () => {
    const { get, company } = await start();
    const id = company.people()[4]?.id ?? '';
    const etag = (await get(`/Users/${id}`)).response.headers.get('etag') ?? '';
    expect((await get(`/Users/${id}`, { 'if-none-match': etag })).response.status).toBe(304);
    company.change({ kind: 'rename', id, familyName: 'Lindqvist' });
    expect((await get(`/Users/${id}`, { 'if-none-match': etag })).response.status).toBe(200);
  });

  it('has the time of their last change', async () => {
    const now = () => new Date('2026-11-21T10:00:00Z');
    const { get, company } = await start({ now });
    const id = company.people()[4]?.id ?? '';
    await get('/Users');
    company.change({ kind: 'rename', id, familyName: 'Lindqvist' });
    const changed = await get(`/Users?filter=${encodeURIComponent('meta.lastModified ge "2026-11-21T10:00:00Z"')}`);
    expect(idsOf(changed.body)).toEqual([id]);
  });

  it('who is not there is 404', async () => {
    const { get } = await start({ oddities: { numericStatus: true } });
    const { response, body } = await get('/Users/nobody');
    expect([response.status, body['status']]).toEqual([404, 404]);
  });
});

describe('the server', () => {
  it('describes itself', async () => {
    const { get } = await start({ oddities: { paging: 'both', mostPerPage: 50 } });
    expect((await get('/ServiceProviderConfig')).body).toMatchObject({
      filter: { supported: true },
      pagination: { cursor: true, index: true, maxPageSize: 50 },
    });
    expect(idsOf((await get('/ResourceTypes')).body)).toEqual(['User', 'Group']);
    expect((await get('/Schemas')).body['totalResults']).toBe(3);
  });

  it('tells nobody anything without credentials, and has pictures for everybody', async () => {
    const { get, company, simulator } = await start();
    expect((await get('/Users', { authorization: '' })).response.status).toBe(401);
    const { id, picture } = company.people().find((person) => person.picture !== undefined) ?? {};
    const address = `${simulator.url}/photos/${id ?? ''}/${String(picture?.version)}-48.jpg`;
    const { response } = await get(address, { authorization: '' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const etag = response.headers.get('etag') ?? '';
    expect((await get(address, { 'if-none-match': etag })).response.status).toBe(304);
  });

  it('shows groups with members, groups within among them', async () => {
    const { get, company } = await start();
    const [department] = company.departments;
    const groups = resourcesOf((await get('/Groups')).body);
    const membersOf = (name: string) => {
      const members = groups.find(({ displayName }) => displayName === name)?.['members'];
      return Array.isArray(members) ? members.filter(isObject) : [];
    };
    const people = company.people().filter((person) => person.department === department?.name);
    expect(membersOf(department?.name ?? '').map(({ value }) => value)).toEqual(people.map(({ id }) => id));
    expect(membersOf(`Division ${department?.division ?? ''}`).map(({ type }) => type)).toContain('Group');
  });
});
