import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createToken, listTokens } from '#contract/accounts.ts';
import {
  createConnector,
  deleteConnector,
  getConnector,
  listConnectors,
  updateConnector,
} from '#contract/connectors.ts';
import { listPeople } from '#contract/people.ts';
import { deleteSession, getSession } from '#contract/session.ts';
import { readProblem, type ApiClient } from '../../testing/api-client.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

const folder = await mkdtemp(join(tmpdir(), 'roster-pages-'));
let api: TestApi;
let admin: ApiClient;

beforeAll(async () => {
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  api = await startTestApi({ frontendFolder: folder });
  admin = await api.signedIn('admin');
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

describe('problems', () => {
  test('an address of the API that is not there is a problem, not a page', async () => {
    const response = await api.visitor.fetch('/api/nothing', { headers: { accept: 'text/html' } });
    expect(await readProblem(response)).toMatchObject({
      status: 404,
      code: 'not-found',
      type: 'urn:roster:problem:not-found',
    });
  });

  test('every bad field is named', async () => {
    const problem = await admin.refusal(createToken, { body: { name: ' ', scope: 'all' as 'read', expiresInDays: 0 } });
    expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['name', 'scope', 'expiresInDays']);
    expect(problem.errors?.[0]?.message).toBe('Give the token a name.');
  });

  test('what cannot be kept is refused at its place, and nothing goes wrong', async () => {
    const connector = await admin.call(createConnector, { body: { kind: 'scripted', name: 'Odd', settings: {} } });
    const problem = await admin.refusal(updateConnector, {
      params: { id: connector.id },
      body: { name: 'a\0b', scope: { groups: ['fine', '\ud83d'] } },
    });
    expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['name', 'scope.groups.1']);
    expect(await admin.refusal(listPeople, { query: { search: '\0' } })).toMatchObject({ status: 400 });
    expect(await readProblem(await admin.fetch('/api/people/%00'))).toMatchObject({ status: 404 });
    const deep = `{"settings": {"x": ${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    const headers = { 'content-type': 'application/json' };
    const path = `/api/connectors/${connector.id}`;
    const response = await admin.fetch(path, { method: 'PATCH', headers, body: deep });
    expect(await readProblem(response)).toMatchObject({ status: 400 });
    await admin.call(deleteConnector, { params: { id: connector.id } });
  });

  test('a bad query is named, too', async () => {
    const problem = await admin.refusal(listPeople, { query: { page: 0, pageSize: 1000 } });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['page', 'pageSize']);
  });

  test('an id that is none leads nowhere', async () => {
    expect(await admin.refusal(getConnector, { params: { id: 'x' } })).toMatchObject({ status: 404 });
    expect(await readProblem(await admin.fetch('/api/people/%E0%A4%A'))).toMatchObject({ status: 400 });
  });

  test('a body that is not JSON is said to be none', async () => {
    const body = '{"name": ';
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    expect((await readProblem(await admin.fetch('/api/tokens', init))).detail).toContain('not JSON');
    const asForm = { ...init, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await readProblem(await admin.fetch('/api/tokens', asForm))).detail).toContain(
      'Content-Type: application/json',
    );
  });

  test('a body over the limit is refused', async () => {
    const problem = await admin.refusal(createConnector, {
      body: { kind: 'paper', name: 'x', settings: { a: 'x'.repeat(1_100_000) } },
    });
    expect(problem).toMatchObject({ status: 413, code: 'too-large' });
  });

  test('what is Roster’s own fault is logged under its number, and tells the caller nothing', async () => {
    const { database } = api.test;
    await database.$executeRaw`alter table api_token rename to api_token_away`;
    const problem = await admin.refusal(listTokens, {});
    await database.$executeRaw`alter table api_token_away rename to api_token`;
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toMatch(/api_token|prisma/i);
    const line = api.logged.find((logged) => logged.includes('"level":"error"'));
    expect(line).toContain(problem.requestId);
  });
});

describe('headers', () => {
  test('the API is not to be kept, framed or guessed at', async () => {
    const response = await admin.send(listConnectors, {});
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.has('x-powered-by')).toBe(false);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual(
      expect.arrayContaining([
        "script-src 'self'",
        "frame-ancestors 'none'",
        "connect-src 'self'",
        "object-src 'none'",
      ]),
    );
  });

  test('a request’s number is Roster’s own, whatever the caller says', async () => {
    const response = await admin.fetch('/api/connectors', { headers: { 'x-request-id': 'mine' } });
    expect(response.headers.get('x-request-id')).not.toBe('mine');
  });
});

describe('changes from other sites', () => {
  test.each([
    ['without the header', { 'x-roster-request': '' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['that the browser says is cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('a change %s is refused', async (_, headers) => {
    const response = await admin.fetch('/api/session', { method: 'DELETE', headers });
    expect(await readProblem(response)).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await admin.call(getSession, {})).toMatchObject({ user: { role: 'admin' } });
  });

  test('a token needs none of that', async () => {
    const token = await api.withToken('admin');
    await token.call(createToken, { body: { name: 'Made by a token', scope: 'read', expiresInDays: null } });
  });
});

describe('who is calling', () => {
  test('nobody is told to sign in, before anything they sent is read', async () => {
    const problem = await api.visitor.refusal(createConnector, { body: { kind: '', name: '', settings: {} } });
    expect(problem).toMatchObject({ status: 401, code: 'not-signed-in' });
    expect(problem.errors).toBeUndefined();
    const response = await api.visitor.send(listConnectors, {});
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Roster"');
  });

  test('users are told that only admins may', async () => {
    const user = await api.signedIn('user');
    expect(await user.refusal(listConnectors, {})).toMatchObject({ status: 403, code: 'not-allowed' });
  });

  test('a token may do what its scope says', async () => {
    const reader = await api.withToken('read');
    expect(await reader.call(listConnectors, {})).toEqual({ items: [], total: 0 });
    expect(await reader.refusal(deleteSession, {})).toMatchObject({ status: 403 });
    const automation = await fetch(`${api.url}/api/connectors`, {
      headers: { authorization: 'Bearer automation-0123456789abcdef' },
    });
    expect(automation.status).toBe(200);
  });
});

describe('health', () => {
  test('says that it lives and is ready', async () => {
    expect(await (await api.visitor.fetch('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await api.visitor.fetch('/readyz')).json()).toEqual({ status: 'ready' });
  });

  test('is not ready on a database of another version', async () => {
    const { database } = api.test;
    await database.$executeRaw`update _prisma_migrations set finished_at = null`;
    const response = await api.visitor.fetch('/readyz');
    await database.$executeRaw`update _prisma_migrations set finished_at = now()`;
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'The database is not migrated to this version.' });
  });
});

describe('pages', () => {
  const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml' } };

  test('before they are built, a page says so', async () => {
    const response = await api.visitor.fetch('/people', asBrowser);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm start');
  });

  test('every address is the application’s, and asked for anew each time', async () => {
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Roster</title>');
    for (const path of ['/', '/people/42', '/connectors?tab=runs']) {
      const response = await api.visitor.fetch(path, asBrowser);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await response.text()).toContain('<title>Roster</title>');
    }
  });

  test('assets are kept for ever; those that are gone are no page', async () => {
    const asset = await api.visitor.fetch('/assets/main-abc123.js');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const gone = await api.visitor.fetch('/assets/main-old.js', asBrowser);
    expect(await readProblem(gone)).toMatchObject({ status: 404 });
  });

  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
  ])('assets are compressed for those who take %s', async (accepted, encoding, decompress) => {
    const { headers, body } = await rawGet(`${api.url}/assets/main-abc123.js`, accepted);
    expect(headers).toMatchObject({
      'content-encoding': encoding,
      vary: 'Accept-Encoding',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(decompress(body).toString()).toBe('export {};');
    const plain = await rawGet(`${api.url}/assets/main-abc123.js`, 'identity');
    expect([plain.headers['content-encoding'], plain.body.toString()]).toEqual([undefined, 'export {};']);
  });

  test('nothing outside their folder is served', async () => {
    const raw = await rawRequest(api.url, 'GET /../../etc/passwd HTTP/1.1');
    expect(raw).not.toContain('root:');
  });
});

async function rawGet(url: string, encodings: string) {
  const [response] = (await once(get(url, { headers: { 'accept-encoding': encodings } }), 'response')) as [
    IncomingMessage,
  ];
  return { headers: response.headers, body: await buffer(response) };
}

function rawRequest(url: string, line: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test('the API describes itself', async () => {
  const response = await api.visitor.fetch('/api/openapi.json');
  expect(await response.json()).toMatchObject({ openapi: '3.1.1', info: { title: 'Roster' } });
});
