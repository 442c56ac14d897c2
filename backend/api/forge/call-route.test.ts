import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Invocation } from '../../access/forge/verify-invocation.ts';
import { refusedToken } from '../../access/connect/refused-token.ts';
import { createLog } from '../../logging.ts';
import { answerErrors } from '../edge/error-answers.ts';
import { callRoute } from './call-route.ts';

const invocation: Invocation = {
  ...{ installationId: 'i', cloudId: 'c', product: 'jira', apiBaseUrl: 'https://api.atlassian.com/ex/jira/c' },
  ...{ siteUrl: undefined, accountId: '557058:ada', issuedAt: new Date() },
};
const verify = (token: string) => (token === 'good' ? Promise.resolve(invocation) : Promise.reject(refusedToken()));

const app = express();
app.get('/api/slow', () => undefined);
app.get('/api/empty', (_, response) => {
  response.status(204).end();
});
app.post('/api/echo', express.text({ type: () => true }), (request, response) => {
  response.type('text/csv').send(`${request.get('content-type') ?? ''};${String(request.body)}`);
});
app.use(callRoute({ verify, patienceMs: 200 }, app));
app.use(answerErrors(createLog({ level: 'error' }, { write: () => undefined })));

const server = createServer(app);
let url = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  url = `http://127.0.0.1:${String(address.port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

async function call(body: string | object, token = 'good') {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${url}/forge/call`, { method: 'POST', headers, body: content });
  return { status: response.status, content: (await response.json()) as Record<string, unknown> };
}

test('an answer comes whole within another, whatever its status and type', async () => {
  const echo = await call({ method: 'POST', path: '/api/echo?x=1', type: 'text/plain', text: 'ä' });
  expect(echo).toEqual({
    status: 200,
    content: { status: 200, type: 'text/csv; charset=utf-8', text: 'text/plain;ä' },
  });
  expect(await call({ method: 'GET', path: '/api/empty' })).toMatchObject({ status: 200, content: { status: 204 } });
});

test('what takes longer than Forge waits is told as a problem, before Forge gives up', async () => {
  const { status, content } = await call({ method: 'GET', path: '/api/slow' });
  expect([status, content['status'], content['type']]).toEqual([200, 503, 'application/problem+json']);
  expect(JSON.parse(String(content['text']))).toMatchObject({ code: 'unavailable' });
});

test('strangers are turned away before anything of theirs is read', async () => {
  expect((await call('this is not even JSON', 'bad')).status).toBe(401);
  expect((await call('this is not even JSON')).status).toBe(400);
});

test.each(['/metrics', '/api/../forge/call', '//evil.example/api/x', 'http://evil.example/api/x', '/api/x#y', '/apix'])(
  'nothing but the API is called: %s',
  async (path) => {
    expect((await call({ method: 'GET', path })).status).toBe(400);
  },
);
