import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { OneLoginSimulatorOptions } from './onelogin-options.ts';
import { type OneLoginSimulator, startOneLoginSimulator } from './onelogin-simulator.ts';

let simulator: OneLoginSimulator | undefined;
afterEach(() => simulator?.close());

async function start(options: Partial<OneLoginSimulatorOptions> = {}, people = 120) {
  const company = sampleCompany({ people });
  const started = await startOneLoginSimulator({ company, ...options });
  simulator = started;
  const token = (await (await askToken(started)).json()) as Token;
  const ask = (path: string): Promise<Response> =>
    fetch(started.url + path, { headers: { authorization: `Bearer ${String(token.access_token)}` } });
  const users = async (query = ''): Promise<Users> => (await (await ask(`/api/2/users${query}`)).json()) as Users;
  return { company, simulator: started, ask, users };
}

type Users = readonly Readonly<Record<string, unknown>>[];
interface Token {
  readonly access_token?: string;
  readonly status?: { readonly message: string };
}

function askToken(
  { url, clientId, clientSecret }: OneLoginSimulator,
  authorization = `client_id:${clientId}, client_secret:${clientSecret}`,
): Promise<Response> {
  const body = JSON.stringify({ grant_type: 'client_credentials' });
  const headers = { authorization, 'content-type': 'application/json' };
  return fetch(`${url}/auth/oauth2/v2/token`, { method: 'POST', headers, body });
}

describe('a simulated OneLogin account', () => {
  it('gives tokens to its own form of credential, and says in the shape of version 1 that another is wrong', async () => {
    const { simulator } = await start();
    expect(((await (await askToken(simulator)).json()) as Token).access_token).toMatch(/^[0-9a-f]{64}$/u);
    const refused = await askToken(simulator, 'Bearer nothing');
    expect([refused.status, ((await refused.json()) as Token).status?.message]).toEqual([
      401,
      'Authentication Failure',
    ]);
  });

  it('lists no more than a page, whatever is asked for, and where to go on in a header', async () => {
    const { ask } = await start();
    const sizes: number[] = [];
    let cursor = '';
    do {
      const answer = await ask(`/api/2/users?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`);
      sizes.push(((await answer.json()) as Users).length);
      cursor = encodeURIComponent(answer.headers.get('after-cursor') ?? '');
    } while (cursor !== '');
    expect(sizes).toEqual([50, 50, 20]);
  });

  it('leaves most out of a list unless it is named', async () => {
    const { users } = await start();
    const [plain] = await users('?limit=1');
    expect(plain).toHaveProperty('email');
    for (const name of ['title', 'department', 'manager_user_id', 'custom_attributes']) {
      expect(plain).not.toHaveProperty(name);
    }
    const [named] = await users('?limit=1&fields=title,nonsense');
    expect(Object.keys(named ?? {}).sort()).toEqual(['id', 'title']);
  });

  it('filters by what it knows, and counts everything else for nothing', async () => {
    const { company, users } = await start();
    const [, person] = company.people();
    expect(await users(`?email=${person?.email.toUpperCase() ?? ''}`)).toHaveLength(1);
    const sales = company.people().filter(({ division }) => division === 'Sales').length;
    expect((await users('?custom_attributes.division=Sal*&fields=id')).length).toBe(sales);
    expect((await users('?departement=Sales')).length).toBe(50);
  });

  it('knows when whom the company changed', async () => {
    const { company, users } = await start({ now: () => new Date('2026-11-22T12:00:00Z') });
    expect(await users('?updated_since=2026-11-22T00:00:00Z')).toEqual([]);
    company.change({ kind: 'rename', id: company.people()[4]?.id ?? '', familyName: 'Lindqvist' });
    const changed = await users('?updated_since=2026-11-22T00:00:00Z');
    expect(changed).toMatchObject([{ lastname: 'Lindqvist', updated_at: '2026-11-22T12:00:00.000Z' }]);
  });

  it('shows those who are to be included, and no others', async () => {
    const { ask, company, users, simulator } = await start({ includes: ({ index }) => index < 10 });
    expect(await users()).toHaveLength(10);
    const outsider = simulator.idOf(company.people()[20] ?? { index: 0 });
    expect((await ask(`/api/2/users/${outsider}`)).status).toBe(404);
  });

  it('counts calls, tells how many are left, and refuses when none is', async () => {
    const { ask } = await start({ callsPerHour: 2, now: () => new Date('2026-11-22T12:00:00Z') });
    await ask('/api/2/users');
    const last = await ask('/api/2/users');
    expect(last.headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await ask('/api/2/users');
    expect([refused.status, refused.headers.get('x-ratelimit-reset')]).toEqual([429, '3600']);
    const told = (await (await ask('/auth/rate_limit')).json()) as { data: object };
    expect(told.data).toEqual({ 'X-RateLimit-Limit': 2, 'X-RateLimit-Remaining': 0, 'X-RateLimit-Reset': 3600 });
  });

  it('refuses dead cursors, expired tokens and what the credential may not do', async () => {
    const { ask, simulator } = await start({ credential: 'Read Users' });
    const cursor = (await ask('/api/2/users')).headers.get('after-cursor') ?? '';
    simulator.expireCursors();
    expect((await ask(`/api/2/users?cursor=${encodeURIComponent(cursor)}`)).status).toBe(400);
    expect(await (await ask('/api/2/roles/700000/users')).json()).toMatchObject({
      message: 'Insufficient Permissions',
    });
    simulator.expireTokens();
    expect((await ask('/api/2/users')).status).toBe(401);
  });

  it('hosts the pictures that its users have the address of, with a tag', async () => {
    const { company, users, simulator } = await start();
    const person = company.people().find(({ picture }) => picture !== undefined);
    const [user] = await users(`?user_ids=${simulator.idOf(person ?? { index: 0 })}&fields=custom_attributes`);
    const { photo_url: address } = user?.['custom_attributes'] as { photo_url: string };
    const picture = await fetch(address);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const headers = { 'if-none-match': picture.headers.get('etag') ?? '' };
    expect((await fetch(address, { headers })).status).toBe(304);
    company.change({ kind: 'picture', id: person?.id ?? '', picture: 'new' });
    expect((await fetch(address, { headers })).status).toBe(404);
  });
});
