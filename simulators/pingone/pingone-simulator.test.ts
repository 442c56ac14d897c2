import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { PingOneSimulatorOptions } from './pingone-options.ts';
import { type PingOneSimulator, startPingOneSimulator } from './pingone-simulator.ts';

let simulator: PingOneSimulator | undefined;
afterEach(() => simulator?.close());

interface Page {
  readonly _embedded: { readonly users: readonly Readonly<Record<string, unknown>>[] };
  readonly _links: { readonly next?: { readonly href: string } };
  readonly count: number;
}

async function start(options: Partial<PingOneSimulatorOptions> = {}, people = 120) {
  const company = sampleCompany({ people });
  const started = await startPingOneSimulator({ company, ...options });
  simulator = started;
  const { access_token: token = '' } = (await (await askToken(started)).json()) as { access_token?: string };
  const fetchAs = (url: string): Promise<Response> => fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const ask = (path: string): Promise<Response> =>
    fetchAs(`${started.url}/v1/environments/${started.environmentId}${path}`);
  const find = (filter: string): Promise<Response> => ask(`/users?limit=1000&filter=${encodeURIComponent(filter)}`);
  const count = async (filter: string): Promise<number> => ((await (await find(filter)).json()) as Page).count;
  return { company, simulator: started, ask, fetchAs, find, count };
}

function askToken({ url, environmentId, clientId, clientSecret }: PingOneSimulator, secret = clientSecret) {
  const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  return fetch(`${url}/${environmentId}/as/token`, { method: 'POST', headers: { authorization }, body });
}

describe('a simulated PingOne environment', () => {
  it('gives tokens to the app, of this environment, with the right secret', async () => {
    const { simulator } = await start();
    expect(await (await askToken(simulator, 'wrong')).json()).toMatchObject({ error: 'invalid_client' });
    const elsewhere = { ...simulator, environmentId: '00000000-0000-4000-8000-000000000000' };
    expect((await askToken(elsewhere)).status).toBe(404);
  });

  it('lists no more than 200, whatever is asked for, and links to the rest', async () => {
    const { ask, fetchAs } = await start({}, 450);
    const sizes: number[] = [];
    let page = (await (await ask('/users?limit=1000')).json()) as Page;
    sizes.push(page._embedded.users.length);
    while (page._links.next !== undefined) {
      page = (await (await fetchAs(page._links.next.href)).json()) as Page;
      sizes.push(page._embedded.users.length);
    }
    expect(sizes).toEqual([200, 200, 50]);
    expect((await ask('/users?limit=1001')).status).toBe(400);
  });

  it('filters by populations, groups and attributes, with and, or and parentheses', async () => {
    const { company, simulator, count } = await start();
    const { guest, department, division, login } = company.people()[30] ?? {};
    const [employees, partners] = simulator.populations.map(({ id }) => id);
    expect(await count(`population.id eq "${(guest === true ? partners : employees) ?? ''}"`)).toBe(
      company.people().filter((person) => person.guest === guest).length,
    );
    const idOf = (name: string): string => simulator.groups.find((group) => group.name === name)?.id ?? '';
    const ofDivision = company.people().filter((person) => person.division === division).length;
    expect(await count(`memberOfGroups[id eq "${idOf(department ?? '')}"]`)).toBe(
      company.people().filter((person) => person.department === department).length,
    );
    const outer = idOf(`All of ${division ?? ''}`);
    expect(await count(`memberOfGroups[id eq "${outer}"]`)).toBe(ofDivision);
    expect(await count(`memberOfGroups[id eq "${outer}" and type eq "DIRECT"]`)).toBe(0);
    expect(await count(`(username eq "${login ?? ''}" or username eq "x") and enabled eq true`)).toBe(1);
  });

  it.each(['verifyStatus eq "X"', 'username is "x"', 'username eq', '(enabled eq true', 'memberOfRoles[id eq "x"]'])(
    'refuses the filter %s, and says that it is the filter',
    async (filter) => {
      const { find } = await start({}, 10);
      const answer = await find(filter);
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { code: 'INVALID_DATA', details: [{ code: 'INVALID_VALUE', target: 'filter' }] },
      ]);
    },
  );

  it('knows when whom the company changed, if it lets anybody filter by that', async () => {
    const { company, count } = await start({ now: () => new Date('2026-11-22T12:00:00Z') });
    company.change({ kind: 'rename', id: company.people()[4]?.id ?? '', familyName: 'Lindqvist' });
    expect(await count('updatedAt gt "2026-11-22T00:00:00Z"')).toBe(1);
    await simulator?.close();
    const other = await start({ filtersByUpdate: false });
    expect((await other.find('updatedAt gt "2026-11-22T00:00:00Z"')).status).toBe(400);
  });

  it('shows those who are to be included, and no others', async () => {
    const { ask, company, count } = await start({ includes: ({ index }) => index < 10 });
    expect(await count('enabled eq true or enabled eq false')).toBe(10);
    expect((await ask(`/users/${company.people()[20]?.id ?? ''}`)).status).toBe(404);
  });

  it('describes what users can have', async () => {
    const { ask } = await start();
    const { _embedded: list } = (await (await ask('/schemas')).json()) as { _embedded: { schemas: { id: string }[] } };
    const attributes = await (await ask(`/schemas/${list.schemas[0]?.id ?? ''}/attributes`)).json();
    expect(JSON.stringify(attributes)).toContain('"costCode","schemaType":"CUSTOM"');
  });

  it('refuses dead cursors, expired tokens and apps without the role', async () => {
    const { ask, fetchAs, simulator } = await start({ pageSize: 50 });
    const { _links: links } = (await (await ask('/users')).json()) as Page;
    simulator.expireCursors();
    expect((await fetchAs(links.next?.href ?? '')).status).toBe(400);
    simulator.expireTokens();
    expect((await ask('/users')).status).toBe(401);
    await simulator.close();
    const other = await start({ roles: [] });
    expect(await (await other.ask('/users')).json()).toMatchObject({ code: 'ACCESS_FAILED' });
  });

  it('hosts the pictures that its users have the address of, with a tag', async () => {
    const { company, ask } = await start();
    const person = company.people().find(({ picture }) => picture !== undefined);
    const { photo } = (await (await ask(`/users/${person?.id ?? ''}`)).json()) as { photo: { href: string } };
    const picture = await fetch(photo.href);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const headers = { 'if-none-match': picture.headers.get('etag') ?? '' };
    expect((await fetch(photo.href, { headers })).status).toBe(304);
    company.change({ kind: 'picture', id: person?.id ?? '', picture: 'none' });
    expect((await fetch(photo.href)).status).toBe(404);
  });
});
