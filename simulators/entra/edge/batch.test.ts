import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { callGraph, type GraphCaller } from '../testing/graph-caller.ts';

const company = sampleCompany({ people: 60 });
const pictured = company
  .people()
  .filter(({ picture }) => picture !== undefined)
  .map(({ id }) => id);
const [first = ''] = pictured;
const bare = company.people().find(({ picture }) => picture === undefined)?.id ?? '';

let graph: GraphCaller;
beforeAll(async () => {
  graph = await callGraph({ company });
});
afterEach(() => {
  graph.simulator.faults.clear();
});
afterAll(() => graph[Symbol.asyncDispose]());

const photoParts = (count: number) =>
  pictured.slice(0, count).map((id, at) => ({ id: String(at + 1), url: `/users/${id}/photo` }));

describe('a batch', () => {
  test('answers every part under its id, in an order of its own', async () => {
    const answers = await graph.batch(photoParts(20));
    const ids = answers.map(({ id }) => Number(id));
    expect(ids.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(ids).not.toEqual(ids.toSorted((one, other) => one - other));
    for (const { status } of answers) expect(status).toBe(200);
  });

  test('carries pictures as base64 text, and errors as they are', async () => {
    const answers = await graph.batch([
      { id: 'has', url: `/users/${first}/photos/48x48/$value` },
      { id: 'has-none', url: `users/${bare}/photo/$value` },
    ]);
    const picture = answers.find(({ id }) => id === 'has');
    const bytes = await (await graph.fetch(`/users/${first}/photos/48x48/$value`)).arrayBuffer();
    expect(picture?.headers).toMatchObject({ 'Content-Type': 'image/jpeg' });
    expect(picture?.headers['ETag']).toMatch(/^".+"$/u);
    expect(picture?.body).toBe(Buffer.from(bytes).toString('base64'));
    expect(answers.find(({ id }) => id === 'has-none')).toMatchObject({
      status: 404,
      body: { error: { code: 'ImageNotFound' } },
    });
  });

  test('has null for a part without a body', async () => {
    graph.simulator.faults.set({ photoAbsence: 'empty-body' });
    expect(await graph.batch([{ id: '1', url: `/users/${bare}/photo` }])).toMatchObject([{ status: 404, body: null }]);
  });

  test('takes headers of a part from the part alone', async () => {
    const url = `/users?$select=id&$count=true&$filter=endsWith(mail,'example')`;
    const answers = await graph.batch([
      { id: 'with', url, headers: { ConsistencyLevel: 'eventual' } },
      { id: 'without', url },
    ]);
    expect(Object.fromEntries(answers.map(({ id, status }) => [id, status]))).toEqual({ with: 200, without: 400 });
  });

  test('fails what depends on a part that failed', async () => {
    const answers = await graph.batch([
      { id: 'a', url: '/users/nobody' },
      { id: 'b', url: '/organization', dependsOn: ['a'] },
      { id: 'c', url: '/organization' },
      { id: 'd', url: '/organization', dependsOn: ['c'] },
    ]);
    expect(Object.fromEntries(answers.map(({ id, status }) => [id, status]))).toEqual({
      a: 404,
      b: 424,
      c: 200,
      d: 200,
    });
  });

  test('can have one part throttled while the others are answered', async () => {
    graph.simulator.faults.add({
      on: new RegExp(first, 'u'),
      answer: { status: 429, code: 'TooManyRequests', retryAfter: '2.128' },
    });
    const answers = await graph.batch(photoParts(3));
    const throttled = answers.filter(({ status }) => status === 429);
    expect(throttled).toMatchObject([
      { id: '1', headers: { 'Retry-After': '2.128' }, body: { error: { code: 'TooManyRequests' } } },
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
  });

  test('lets parts write nothing', async () => {
    expect(await graph.batch([{ id: '1', url: `/users/${first}`, method: 'DELETE' }])).toMatchObject([{ status: 405 }]);
  });

  test.each([
    [
      'more than twenty parts',
      Array.from({ length: 21 }, (_, at) => ({ id: String(at), url: '/organization', method: 'GET' })),
    ],
    ['no parts', []],
    [
      'ids that are the same but for case',
      [
        { id: 'a', url: '/users', method: 'GET' },
        { id: 'A', url: '/users', method: 'GET' },
      ],
    ],
    ['a part without an id', [{ url: '/users', method: 'GET' }]],
  ])('with %s is refused as a whole', async (_what, requests) => {
    const response = await graph.fetch('/$batch', { method: 'POST', body: JSON.stringify({ requests }) });
    expect(response.status).toBe(400);
  });

  test('counts as a single reader of photos, of which four at a time are allowed', async () => {
    graph.simulator.faults.add({ on: 'photo-metadata', times: Infinity, answer: { delayMillis: 150 } });
    const batches = await Promise.all(Array.from({ length: 5 }, () => graph.batch(photoParts(8))));
    const throttled = batches.map((answers) => answers.filter(({ status }) => status === 429).length);
    expect(throttled.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 0, 8]);
  });
});

test('parts that read photos run four at a time', async () => {
  graph.simulator.faults.add({ on: 'photo-metadata', times: Infinity, answer: { delayMillis: 50 } });
  const startedAt = performance.now();
  await graph.batch(photoParts(12));
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(145);
});
