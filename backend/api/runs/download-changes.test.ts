import { createServer, get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change, Run } from '#contract/runs.ts';
import { downloadChanges } from './download-changes.ts';

const run: Run = {
  id: '0192f0c1-0000-7000-8000-000000000001',
  connectorId: '0192f0c1-0000-7000-8000-000000000002',
  connectorName: 'Corp AD',
  type: 'full',
  trigger: 'admin',
  status: 'succeeded',
  counts: {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    reactivated: 0,
    gone: 0,
    skipped: 0,
    failed: 0,
    pictures: { changed: 0, unchanged: 0, none: 0, failed: 0 },
  },
  waitingUntil: null,
  expected: null,
  createdAt: '2026-11-21T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  problem: null,
  guard: [],
  startedBy: 'ann@example.com',
  undo: { possible: false },
  undoneBy: null,
  undoes: null,
};

function aChange(index: number, over: Partial<Change> = {}): Change {
  const person = { id: null, sourceId: String(index), displayName: `Person ${index}` };
  return {
    id: String(index),
    person,
    outcome: 'updated',
    fields: [{ name: 'field:phone', before: '1', after: '2' }],
    ...over,
  };
}

let chunks: AsyncIterable<readonly Change[]>;
const app = express();
app.get('/:format', (request, response) => {
  const format = request.params.format === 'csv' ? 'csv' : 'json';
  downloadChanges(chunks, { run, format }, response).catch(() => response.destroy());
});
const server = createServer(app);
let url = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function* of(...given: readonly (readonly Change[])[]) {
  yield* given;
  await Promise.resolve();
}

async function rows(...changes: readonly Change[]): Promise<string[]> {
  chunks = of(changes);
  const text = await (await fetch(`${url}/csv`)).text();
  return text.trim().split('\n').slice(1);
}

test('a person in whom nothing changes has a row, others one for each field', async () => {
  const two = aChange(1, {
    fields: [
      { name: 'field:phone', before: null, after: '08' },
      { name: 'manager', before: 'Ann', after: null },
    ],
  });
  const none = aChange(2, {
    outcome: 'skipped',
    fields: [],
    because: 'Two people have this address, so nobody was chosen.',
  });
  expect(await rows(two, none)).toEqual([
    'Person 1,1,,updated,field:phone,,08,,,,',
    'Person 1,1,,updated,manager,Ann,,,,,',
    'Person 2,2,,skipped,,,,,,,"Two people have this address, so nobody was chosen."',
  ]);
});

test('a picture is told with where it was and is, and why', async () => {
  const picture = { outcome: 'failed', before: '/api/pictures/a', after: null, because: 'Damaged.' } as const;
  expect(await rows(aChange(1, { outcome: 'picture', fields: [], picture }))).toEqual([
    'Person 1,1,,picture,,,,failed,/api/pictures/a,,Damaged.',
  ]);
});

test.each(['=1+1', '+46 8 1', '-2', '@SUM(A1)', '\tx', '\rx'])('a spreadsheet shows %j as text', async (value) => {
  const text = (await rows(aChange(1, { fields: [{ name: 'field:phone', before: null, after: value }] }))).join('\n');
  expect(text).toContain(`'${value}`);
});

test('a run without changes is an empty list, not broken JSON', async () => {
  chunks = of();
  expect(await (await fetch(`${url}/json`)).json()).toEqual({ items: [], total: 0 });
});

test('several chunks are one list', async () => {
  chunks = of([aChange(1), aChange(2)], [], [aChange(3)]);
  expect(await (await fetch(`${url}/json`)).json()).toMatchObject({
    total: 3,
    items: [{ id: '1' }, { id: '2' }, { id: '3' }],
  });
});

test('a download that fails halfway breaks off, and looks like no whole file', async () => {
  chunks = (async function* () {
    yield [aChange(1)];
    await Promise.resolve();
    throw new Error('The database is away.');
  })();
  await expect(fetch(`${url}/json`).then((response) => response.text())).rejects.toThrow();
});

test.each(['csv', 'json'])(
  'as %s, no more is read than the caller takes, and nothing once they leave',
  async (format) => {
    let read = 0;
    const ended = Promise.withResolvers<undefined>();
    chunks = (async function* () {
      try {
        for (;;) {
          read += 1;
          await Promise.resolve();
          yield Array.from({ length: 1000 }, (_, index) => aChange(index));
        }
      } finally {
        ended.resolve(undefined);
      }
    })();
    const request = get(`${url}/${format}`);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.pause();
    let before = -1;
    while (before !== read) {
      before = read;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(read).toBeLessThan(500);
    request.destroy();
    await ended.promise;
  },
);
