import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import { closeServer, listen } from '../edge/simulator-server.ts';
import type { OrganizationSimulatorOptions } from './organization-options.ts';
import { startOrganizationSimulator } from './organization-simulator.ts';

const core = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
type Body = Readonly<Record<string, unknown>>;

async function start(options: Partial<OrganizationSimulatorOptions> = {}) {
  const company = sampleCompany({ people: 8 });
  const simulator = await startOrganizationSimulator({ company, ...options });
  const [{ login } = { login: '' }] = company.people().filter(({ guest }) => !guest);
  const ask = async (method: string, path: string, body?: unknown, key = simulator.apiKey) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/scim+json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(simulator.directoryUrl + path, { method, headers, ...sent });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: (text === '' ? {} : JSON.parse(text)) as Body };
  };
  const path = `/Users/${String(simulator.user(login)?.['id'])}`;
  const patch = (...operations: readonly object[]) =>
    ask('PATCH', path, { schemas: [patchOp], Operations: operations });
  return { simulator, login, path, ask, patch, [Symbol.asyncDispose]: () => simulator.close() };
}

describe('a simulated directory', () => {
  it('knows its key and its own id only', async () => {
    await using directory = await start();
    expect((await directory.ask('GET', '/Users', undefined, 'other')).status).toBe(401);
    const answer = await fetch(`${directory.simulator.url}/scim/directory/other/Users`, {
      headers: { authorization: `Bearer ${directory.simulator.apiKey}` },
    });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['userName eq "LOGIN"', 200],
    ['externalId eq "nobody"', 200],
    ['emails[type eq "work"].value eq "LOGIN"', 400],
    ['userName sw "a"', 400],
    ['userName eq "LOGIN" and active eq true', 400],
  ])('filters by one exact match of two attributes: %s is %i', async (filter, status) => {
    await using directory = await start();
    const query = encodeURIComponent(filter.replace('LOGIN', directory.login));
    const answer = await directory.ask('GET', `/Users?filter=${query}`);
    expect(answer.status).toBe(status);
    if (filter.startsWith('userName eq') && status === 200) expect(answer.body['totalResults']).toBe(1);
  });

  it('gives pages from the first one on', async () => {
    await using directory = await start();
    const { body } = await directory.ask('GET', '/Users?startIndex=2&count=3');
    expect(body).toMatchObject({ startIndex: 2, itemsPerPage: 3 });
    expect(body['totalResults']).toBeGreaterThan(3);
  });

  it.each([
    [{ op: 'replace', path: 'jobTitle', value: 'x' }, 'invalidPath'],
    [{ op: 'replace', path: 'groups', value: [] }, 'mutability'],
    [{ op: 'remove', path: 'displayName' }, 'mutability'],
    [{ op: 'replace', path: 'photos', value: [{ value: 'http://plain.example/a.jpg' }] }, 'invalidValue'],
    [{ op: 'replace', path: 'timezone', value: 'Mars/Base' }, 'invalidValue'],
    [{ op: 'replace', value: 'x' }, 'noTarget'],
  ])('refuses %j and does nothing of the whole PATCH', async (operation, scimType) => {
    await using directory = await start();
    const { status, body } = await directory.patch({ op: 'replace', path: 'title', value: 'Pilot' }, operation);
    expect([status, body['scimType']]).toEqual([400, scimType]);
    expect(directory.simulator.user(directory.login)?.['title']).toBeUndefined();
  });

  it('clears by PUT what is not sent, and wants PatchOp for a PATCH', async () => {
    await using directory = await start();
    await directory.patch({ op: 'replace', path: 'title', value: 'Pilot' });
    const emails = [{ value: directory.login, primary: true }];
    await directory.ask('PUT', directory.path, { schemas: [core], userName: directory.login, emails });
    expect(directory.simulator.user(directory.login)?.['title']).toBeUndefined();
    expect((await directory.ask('PATCH', directory.path, { Operations: [] })).status).toBe(400);
    expect(directory.simulator.writes()).toBe(3);
  });

  it('creates people of verified domains once, and answers 404 for whoever was deleted', async () => {
    await using directory = await start({ verifiedDomains: ['second.example'] });
    const user = (address: string) => ({ schemas: [core], userName: address, emails: [{ value: address }] });
    expect((await directory.ask('POST', '/Users', user('dora@second.example'))).status).toBe(201);
    expect((await directory.ask('POST', '/Users', user('dora@second.example'))).status).toBe(409);
    expect((await directory.ask('POST', '/Users', user('dora@third.example'))).status).toBe(400);
    expect((await directory.ask('DELETE', directory.path)).status).toBe(204);
    expect((await directory.ask('GET', directory.path)).status).toBe(404);
  });

  it('limits the rate, and names the time at which it is over', async () => {
    await using directory = await start({ requestsPerMinute: 1 });
    await directory.ask('GET', '/Users');
    const { status, headers } = await directory.ask('GET', '/Users');
    expect(status).toBe(429);
    expect(Date.parse(headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(Date.now());
  });

  it.each([
    ['image/jpeg', 200],
    ['image/png', 400],
  ])('fetches photos by HEAD and GET, and takes %s with %i', async (type, status) => {
    const methods: string[] = [];
    const photos = createServer(({ method = '' }, response) => {
      methods.push(method);
      response.writeHead(200, { 'content-type': type }).end('bytes');
    });
    const address = `http://127.0.0.1:${await listen(photos, 0)}/a.jpg`;
    await using directory = await start({ fetchesPhotos: true });
    const value = [{ value: address, type: 'photo', primary: true }];
    expect((await directory.patch({ op: 'replace', path: 'photos', value })).status).toBe(status);
    expect(methods).toEqual(status === 200 ? ['HEAD', 'GET'] : ['HEAD']);
    await closeServer(photos);
  });

  it('shows people’s profiles to their colleagues', async () => {
    await using directory = await start();
    await directory.patch({ op: 'replace', path: 'title', value: 'Head of <R&D>' });
    const page = await (await fetch(directory.simulator.profileUrl(directory.login))).text();
    expect(page).toContain('Head of &#60;R&#38;D&#62;');
  });

  it('shows the photo at its address, and a manager with the way to them', async () => {
    await using directory = await start();
    const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    const manager = String(directory.simulator.user(directory.login)?.['id']);
    const photos = [{ value: 'https://roster.example/photos/"a".jpg', type: 'photo', primary: true }];
    await directory.patch(
      { op: 'replace', path: 'photos', value: photos },
      { op: 'replace', path: `${enterprise}:manager.value`, value: manager },
    );
    const page = await (await fetch(directory.simulator.profileUrl(directory.login))).text();
    expect(page).toContain('<img class="face" src="https://roster.example/photos/&#34;a&#34;.jpg"');
    expect(directory.simulator.pictures()).toBe(1);
    expect(page).toMatch(new RegExp(`<dt>Manager</dt><dd><a href="/people/${manager}">[^<]+</a>`));
  });

  it('lists everyone who has an account', async () => {
    await using directory = await start({ includes: ({ index }) => index < 3 });
    const page = await (await fetch(directory.simulator.peopleUrl)).text();
    expect(page).toContain('<p>3 people</p>');
    expect(page).toContain(`>${String(directory.simulator.user(directory.login)?.['displayName'])}</a>`);
  });

  it('finds at its next start what was written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roster-organization-'));
    const first = await start({ folder });
    await first.patch({ op: 'replace', path: 'title', value: 'Buyer' });
    const before = first.simulator.user(first.login);
    await first.simulator.close();
    await using second = await start({ folder });
    expect(second.simulator.user(second.login)).toEqual(before);
    expect(before).toMatchObject({ title: 'Buyer' });
    await rm(folder, { recursive: true });
  });
});
