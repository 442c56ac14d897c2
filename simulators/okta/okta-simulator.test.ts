import { createHash, createPublicKey, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { OktaSimulatorOptions } from './okta-options.ts';
import { type OktaSimulator, startOktaSimulator } from './okta-simulator.ts';

const company = () => sampleCompany({ people: 30 });
let started: OktaSimulator | undefined;
afterEach(() => started?.close());

interface User {
  readonly id: string;
  readonly status: string;
  readonly profile: Readonly<Record<string, unknown>>;
}

async function start(options: Partial<OktaSimulatorOptions> = {}) {
  const org = await startOktaSimulator({ company: company(), ...options });
  started = org;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(path.startsWith('/') ? `${org.orgUrl}/api/v1${path}` : path, {
      headers: { authorization: `SSWS ${org.apiToken}`, ...headers },
    });
  const users = async (query: string) => (await (await get(`/users?${query}`)).json()) as readonly User[];
  const code = async (path: string) => ((await (await get(path)).json()) as { errorCode: string }).errorCode;
  return { org, get, users, code };
}

const expression = (text: string) => encodeURIComponent(text);

describe('the list of users', () => {
  it('leaves DEPROVISIONED people out, unless there is an expression', async () => {
    const known = company();
    const { users, org } = await start({ company: known });
    const leaver = known.people()[9]?.id ?? '';
    known.change({ kind: 'leave', id: leaver });
    const id = org.idOf(leaver);
    expect((await users('limit=200')).map((user) => user.id)).not.toContain(id);
    for (const language of ['filter', 'search']) {
      const found = await users(`${language}=${expression('status eq "DEPROVISIONED"')}`);
      expect(found.map((user) => user.id)).toEqual([id]);
    }
  });

  it('comes in pages, with one Link header for this one and one for the next', async () => {
    const { get } = await start();
    const first = await get('/users?limit=20');
    const links = first.headers.get('link')?.split(', ') ?? [];
    expect(links.map((link) => link.split('; ')[1])).toEqual(['rel="self"', 'rel="next"']);
    const next = await get(/<(.+)>/.exec(links[1] ?? '')?.[1] ?? '');
    expect(await next.json()).toHaveLength(10);
    expect(next.headers.get('link')).not.toContain('next');
  });

  it('has 200 to a page, however many are asked for', async () => {
    const { users } = await start({ company: sampleCompany({ people: 230 }) });
    expect(await users('limit=999')).toHaveLength(200);
    expect(await users('')).toHaveLength(200);
  });

  it.each([
    ['filter', 'profile.department eq "Brand"'],
    ['filter', 'profile.lastName sw "L"'],
    ['filter', 'not (status eq "ACTIVE")'],
    ['search', 'profile.Department eq "Brand"'],
    ['search', 'profile.department ne "Brand"'],
    ['search', 'profile.department co "ran"'],
    ['search', 'profile.department eq'],
  ])('refuses the %s %s', async (language, text) => {
    const { code } = await start();
    expect(await code(`/users?${language}=${expression(text)}`)).toBe('E0000031');
  });

  it('is searched by any attribute, without regard to the case of values', async () => {
    const { users } = await start();
    const [one] = await users('limit=1');
    const department = String(one?.profile['department']);
    const found = await users(`search=${expression(`profile.department eq "${department.toUpperCase()}"`)}`);
    expect(new Set(found.map(({ profile }) => profile['department']))).toEqual(new Set([department]));
    expect(await users(`search=${expression('profile.skills pr')}`)).not.toEqual([]);
  });

  it('is searched as it was a while ago, and filtered as it is', async () => {
    let now = Date.parse('2026-11-21T10:00:00Z');
    const known = company();
    const { users } = await start({ company: known, searchLagSeconds: 30, now: () => new Date(now) });
    known.change({ kind: 'rename', id: known.people()[3]?.id ?? '', familyName: 'Lindqvist' });
    const byName = expression('profile.lastName eq "Lindqvist"');
    expect(await users(`filter=${byName}`)).toHaveLength(1);
    expect(await users(`search=${byName}`)).toHaveLength(0);
    now += 31_000;
    expect(await users(`search=${byName}`)).toHaveLength(1);
  });

  it.each(['login', 'employeeNumber', 'id'] as const)('names managers by %s', async (managerId) => {
    const { users, org } = await start({ managerId });
    const people = company().people();
    const person = people.find((one) => one.managerId !== undefined);
    const manager = people.find(({ id }) => id === person?.managerId);
    const names = { login: manager?.login, employeeNumber: manager?.employeeId, id: org.idOf(manager?.id ?? '') };
    const listed = (await users('limit=200')).find(({ id }) => id === org.idOf(person?.id ?? ''));
    expect(listed?.profile['managerId']).toBe(names[managerId]);
  });

  it('changes lastUpdated with the profile, and not with a picture at the same address', async () => {
    const known = company();
    const { users } = await start({ company: known });
    const since = new Date(Date.now() - 60_000).toISOString();
    const changed = expression(`lastUpdated gt "${since}"`);
    const id = known.people().find(({ picture }) => picture !== undefined)?.id ?? '';
    known.change({ kind: 'picture', id, picture: 'new' });
    expect(await users(`filter=${changed}`)).toHaveLength(0);
    known.change({ kind: 'rename', id, familyName: 'Lindqvist' });
    expect(await users(`filter=${changed}`)).toHaveLength(1);
  });
});

describe('limits', () => {
  it('say when they end by the clock of the org, and never by Retry-After', async () => {
    const { get } = await start({ rateLimitPerMinute: 2, clockAheadSeconds: 3600 });
    await get('/users?limit=1');
    await get('/users?limit=1');
    const { status, headers } = await get('/users?limit=1');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBeNull();
    const wait = Number(headers.get('x-rate-limit-reset')) - Date.parse(headers.get('date') ?? '') / 1000;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(Date.parse(headers.get('date') ?? '')).toBeGreaterThan(Date.now() + 3_500_000);
    expect((await get('/groups/x/users')).status).toBe(404);
  });
});

describe('the System Log', () => {
  it('is polled: its next link is always there, and goes on where one has been', async () => {
    const known = company();
    const { get } = await start({ company: known });
    const [one, other] = known.people().slice(-2);
    const poll = async (path: string) => {
      const answer = await get(path);
      const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? '';
      return { events: (await answer.json()) as readonly { eventType: string }[], next };
    };
    await poll('/logs?sortOrder=ASCENDING');
    known.change({ kind: 'leave', id: one?.id ?? '', forGood: true });
    const first = await poll(`/logs?filter=${expression('eventType eq "user.lifecycle.delete.completed"')}`);
    expect(first.events.map(({ eventType }) => eventType)).toEqual(['user.lifecycle.delete.completed']);
    const second = await poll(first.next);
    expect(second.events).toEqual([]);
    known.change({ kind: 'leave', id: other?.id ?? '', forGood: true });
    expect((await poll(second.next)).events).toHaveLength(1);
  });
});

describe('pictures', () => {
  it('are at the address that the profile has, and not sent again', async () => {
    const { users } = await start();
    const addresses = (await users('')).map(({ profile }) => profile['primaryPhotoValue']);
    const address = addresses.find((one) => typeof one === 'string') ?? '';
    const first = await fetch(address);
    expect(first.headers.get('content-type')).toBe('image/jpeg');
    const tag = first.headers.get('etag') ?? '';
    await first.arrayBuffer();
    expect((await fetch(address, { headers: { 'if-none-match': tag } })).status).toBe(304);
  });
});

describe('signing in', () => {
  const ask = async (org: OktaSimulator, key: Awaited<ReturnType<typeof pair>>, more: SignInParts = {}) => {
    const url = `${org.orgUrl}/oauth2/v1/token`;
    const assertion = await new SignJWT({ ...more.claims })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(org.clientId)
      .setSubject(org.clientId)
      .setAudience(url)
      .setIssuedAt()
      .setExpirationTime(more.lifetime ?? '5m')
      .sign(key.privateKey);
    return fetch(url, {
      method: 'POST',
      headers: more.proof === undefined ? {} : { dpop: more.proof },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: more.scope ?? 'okta.users.read',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
  };
  interface SignInParts {
    readonly claims?: Readonly<Record<string, unknown>>;
    readonly lifetime?: string;
    readonly scope?: string;
    readonly proof?: string;
  }
  const pair = () => generateKeyPair('ES256', { extractable: true });
  const publicPem = async (key: Awaited<ReturnType<typeof pair>>) =>
    createPublicKey({ key: await exportJWK(key.publicKey), format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    }) as string;

  it.each([
    ['an assertion of another key', { ownKey: false }, 'invalid_client'],
    ['an assertion for more than an hour', { lifetime: '2h' }, 'invalid_client'],
    ['a custom scope', { scope: 'people.read' }, 'invalid_scope'],
    ['scopes that were not granted', { scope: 'okta.apps.read' }, 'consent_required'],
  ])('is refused with %s', async (_, parts: SignInParts & { ownKey?: boolean }, error) => {
    const key = await pair();
    const { org } = await start({ publicKey: await publicPem(parts.ownKey === false ? await pair() : key) });
    expect(await (await ask(org, key, parts)).json()).toMatchObject({ error });
  });

  it('takes an assertion once', async () => {
    const key = await pair();
    const { org } = await start({ publicKey: await publicPem(key) });
    const claims = { jti: 'once' };
    expect((await ask(org, key, { claims })).status).toBe(200);
    expect((await ask(org, key, { claims })).status).toBe(401);
  });

  it('binds tokens to the key of the proof, and wants a proof of each request', async () => {
    const [key, proofKey] = [await pair(), await pair()];
    const { org } = await start({ publicKey: await publicPem(key), dpop: 'required' });
    const prove = async (claims: Readonly<Record<string, unknown>>, url: string) =>
      new SignJWT({ htu: url, jti: randomUUID(), ...claims })
        .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(proofKey.publicKey) })
        .setIssuedAt()
        .sign(proofKey.privateKey);
    const tokenUrl = `${org.orgUrl}/oauth2/v1/token`;
    expect(await (await ask(org, key)).json()).toMatchObject({ error: 'invalid_dpop_proof' });
    const challenged = await ask(org, key, { proof: await prove({ htm: 'POST' }, tokenUrl) });
    expect(await challenged.json()).toMatchObject({ error: 'use_dpop_nonce' });
    const nonce = challenged.headers.get('dpop-nonce');
    const granted = await ask(org, key, { proof: await prove({ htm: 'POST', nonce }, tokenUrl) });
    const { access_token: token, token_type: type } = (await granted.json()) as Record<string, string>;
    expect(type).toBe('DPoP');

    const url = `${org.orgUrl}/api/v1/users`;
    const ath = createHash('sha256')
      .update(token ?? '')
      .digest('base64url');
    const dpop = await prove({ htm: 'GET', ath }, url);
    const read = (headers: Readonly<Record<string, string>>) =>
      fetch(`${url}?limit=1`, { headers: { authorization: `DPoP ${token ?? ''}`, ...headers } });
    expect((await read({ dpop })).status).toBe(200);
    expect((await read({ dpop })).headers.get('www-authenticate')).toContain('invalid_dpop_proof');
    expect((await read({})).status).toBe(401);
    expect((await read({ dpop: await prove({ htm: 'GET' }, url) })).status).toBe(401);
    expect((await read({ authorization: `Bearer ${token ?? ''}` })).status).toBe(401);
  });

  it('tells a missing scope and a missing admin role apart', async () => {
    const key = await pair();
    const { org, code } = await start({ publicKey: await publicPem(key), scopes: ['okta.users.read'] });
    const { access_token: token } = (await (await ask(org, key)).json()) as Record<string, string>;
    const read = (path: string) =>
      fetch(`${org.orgUrl}/api/v1${path}`, { headers: { authorization: `Bearer ${token ?? ''}` } });
    expect((await read('/users?limit=1')).status).toBe(200);
    expect((await read('/logs')).headers.get('www-authenticate')).toContain('insufficient_scope');
    org.assignAdminRole(false);
    expect(await (await read('/users')).json()).toMatchObject({ errorCode: 'E0000006' });
    org.revokeApiToken();
    expect(await code('/users')).toBe('E0000011');
  });
});
