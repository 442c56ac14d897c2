import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { callGraph, type GraphCaller, requestToken } from '../testing/graph-caller.ts';

const company = sampleCompany({ people: 40 });
let graph: GraphCaller;
beforeAll(async () => {
  graph = await callGraph({ company });
});
afterEach(() => {
  graph.simulator.faults.clear();
});
afterAll(() => graph[Symbol.asyncDispose]());

describe('a fault', () => {
  test('befalls as many requests of its kind as said, after as many as said', async () => {
    graph.simulator.faults.add({ on: 'users', after: 1, times: 2, answer: { status: 503, retryAfter: '1' } });
    const statuses = [];
    for (const path of ['/users', '/organization', '/users', '/users', '/users'])
      statuses.push((await graph.get(path)).status);
    expect(statuses).toEqual([200, 200, 503, 503, 200]);
  });

  test('can break the connection', async () => {
    graph.simulator.faults.add({ on: 'users', answer: 'reset' });
    await expect(graph.get('/users')).rejects.toThrow();
    expect((await graph.get('/users')).status).toBe(200);
  });

  test('can break the connection in the middle of the answer', async () => {
    graph.simulator.faults.add({ on: 'users', answer: 'cut' });
    const response = await graph.fetch('/users');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('can delay an answer', async () => {
    graph.simulator.faults.add({ on: 'organization', answer: { delayMillis: 120 } });
    const startedAt = performance.now();
    expect((await graph.get('/organization')).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(118);
  });

  test('can befall the token endpoint and batches as a whole', async () => {
    graph.simulator.faults.add({ on: 'token', answer: { status: 503 } });
    graph.simulator.faults.add({ on: 'batch', answer: { status: 504 } });
    expect((await requestToken(graph.simulator)).status).toBe(503);
    expect((await graph.fetch('/$batch', { method: 'POST', body: '{"requests":[]}' })).status).toBe(504);
  });
});

test('tokens can be made to expire in the middle of a run', async () => {
  graph.simulator.faults.expireAccessTokens();
  expect((await graph.get('/users')).status).toBe(401);
  await graph.signIn();
  expect((await graph.get('/users')).status).toBe(200);
});

test('latency is added to every request', async () => {
  await using slow = await callGraph({ company, latencyMillis: 80 });
  const startedAt = performance.now();
  await slow.get('/organization');
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(78);
});

test('requests are recorded with what came of them', async () => {
  graph.simulator.resetStatistics();
  await graph.get('/users?$top=0');
  await graph.get('/nowhere');
  await graph.batch([{ id: '1', url: '/organization' }]);
  expect(graph.simulator.requests()).toMatchObject([
    { kind: 'users', url: '/v1.0/users?$top=0', status: 400, inBatch: false },
    { kind: 'unknown', url: '/v1.0/nowhere', status: 400 },
    { kind: 'organization', url: '/organization', status: 200, inBatch: true },
    { kind: 'batch', url: '/v1.0/$batch', status: 200 },
  ]);
  expect(graph.simulator.statistics()).toMatchObject({ httpRequests: 3, mostAtOnce: 1 });
});

test('a taken port is an error', async () => {
  const port = Number(new URL(graph.simulator.graphUrl).port);
  await expect(callGraph({ company, port })).rejects.toThrow(/EADDRINUSE/u);
});
