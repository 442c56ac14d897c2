import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import { createConnector } from '#contract/connectors.ts';
import {
  applyRun,
  cancelRun,
  discardRun,
  getRun,
  listChanges,
  listRuns,
  runEvents,
  startRun,
  undoRun,
} from '#contract/runs.ts';
import type { ApiClient } from '../../testing/api-client.ts';
import { listenToEvents } from '../../testing/listen-to-events.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;
let connectorId: string;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
});
afterAll(() => api.close());
beforeEach(async () => {
  const { database } = api.test;
  await database.connector.deleteMany();
  await database.person.deleteMany();
  await database.auditEntry.deleteMany();
  api.provider.clear();
  api.provider.put('1', { attributes: { name: 'Ann Lee', phone: '+46 8 1' } });
  api.provider.put('2', { attributes: { name: '=HYPERLINK("http://evil.example")' } });
  ({ id: connectorId } = await admin.call(createConnector, {
    body: { kind: 'scripted', name: 'Scripted', settings: {} },
  }));
});

function start(client = admin) {
  return client.call(startRun, { params: { id: connectorId }, body: { type: 'full' } });
}

async function finished(): Promise<string> {
  const { id } = await start();
  await api.work(id);
  return id;
}

describe('runs', () => {
  test('a run is started, seen and told of', async () => {
    const run = await start();
    expect(run).toMatchObject({ status: 'queued', type: 'full', trigger: 'admin', startedBy: 'admin@example.com' });
    await api.work(run.id);
    expect(await admin.call(getRun, { params: { id: run.id } })).toMatchObject({
      status: 'succeeded',
      counts: { created: 2 },
    });
    expect(await admin.call(listRuns, { query: { connectorId, status: 'succeeded' } })).toMatchObject({ total: 1 });
    const { items } = await admin.call(listAudit, { query: { action: 'run.started' } });
    expect(items).toMatchObject([{ subject: 'Scripted', details: { runId: run.id, type: 'full' } }]);
  });

  test('a token of the scope run starts runs, as itself', async () => {
    const run = await start(await api.withToken('run'));
    expect(run).toMatchObject({ trigger: 'token', startedBy: 'token “A run token”' });
    const reader = await api.withToken('read');
    expect(await reader.refusal(cancelRun, { params: { id: run.id } })).toMatchObject({ status: 403 });
  });

  test('there is one run of a connector at a time', async () => {
    const { id } = await start();
    const params = { id: connectorId };
    expect(await admin.refusal(startRun, { params, body: { type: 'full' } })).toMatchObject({ status: 409 });
    expect(await admin.call(cancelRun, { params: { id } })).toMatchObject({ id });
  });

  test('steering that does not fit is refused, and not told', async () => {
    const id = await finished();
    expect(await admin.refusal(applyRun, { params: { id } })).toMatchObject({ status: 409 });
    expect(await admin.refusal(discardRun, { params: { id } })).toMatchObject({ status: 409 });
    const { items } = await admin.call(listAudit, { query: {} });
    expect(items.map(({ action }) => action)).toEqual(['run.started', 'connector.created']);
  });

  test('undoing starts another run, and is told', async () => {
    const id = await finished();
    const undoing = await admin.call(undoRun, { params: { id } });
    expect(undoing).toMatchObject({ undoes: id });
    const { items } = await admin.call(listAudit, { query: { action: 'run.undone' } });
    expect(items).toMatchObject([{ details: { runId: id } }]);
  });
});

describe('changes', () => {
  test('are listed a page at a time, and filtered', async () => {
    const params = { id: await finished() };
    expect(await admin.call(listChanges, { params, query: { pageSize: 1 } })).toMatchObject({
      total: 2,
      items: [{ outcome: 'created' }],
    });
    expect(await admin.call(listChanges, { params, query: { search: 'ann' } })).toMatchObject({ total: 1 });
    expect(await admin.call(listChanges, { params, query: { failed: 'true' } })).toMatchObject({ total: 0 });
  });

  test('are downloaded as JSON, in the same shape', async () => {
    const params = { id: await finished() };
    const response = await admin.send(listChanges, { params, query: { format: 'json' } });
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename=roster-run-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json$/,
    );
    const downloaded = listChanges.response.parse(await response.json());
    expect(downloaded.items.map(({ person }) => person.sourceId)).toEqual(['1', '2']);
    expect(downloaded.total).toBe(2);
  });

  test('are downloaded as CSV in which no cell is a formula', async () => {
    const params = { id: await finished() };
    const response = await admin.send(listChanges, { params, query: { format: 'csv' } });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await response.text()).split('\n');
    expect(lines[0]).toBe(
      'person,sourceId,personId,outcome,field,before,after,picture,pictureBefore,pictureAfter,because',
    );
    const cells = lines.slice(1).join('\n');
    expect(cells).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(cells).toContain(`field:phone,,'+46 8 1`);
    expect(cells).not.toMatch(/(^|,)"?[=+@-]/m);
  });

  test('of a run that is not there are a problem, not an empty file', async () => {
    const params = { id: connectorId };
    expect(await admin.refusal(listChanges, { params, query: { format: 'csv' } })).toMatchObject({ status: 404 });
  });
});

const listen = (id: string) =>
  listenToEvents(admin, `/api/runs/${id}/events`, { event: 'run', parse: (json) => getRun.response.parse(json) });

describe('live progress', () => {
  test('shows the run at once, whenever it moves, and ends with it', async () => {
    const { id } = await start();
    const live = await listen(id);
    expect(await live.next()).toMatchObject({ status: 'queued' });
    await api.work(id);
    const seen: string[] = [];
    for (let event = await live.next(); event !== 'ended'; event = await live.next()) seen.push(event.status);
    expect(seen.at(-1)).toBe('succeeded');
  });

  test('of a run that is over ends at once', async () => {
    const live = await listen(await finished());
    expect(await live.next()).toMatchObject({ status: 'succeeded' });
    expect(await live.next()).toBe('ended');
  });

  test('of a run that is not there is a problem', async () => {
    expect(await admin.refusal(runEvents, { params: { id: connectorId } })).toMatchObject({ status: 404 });
  });

  test('a listener who leaves breaks nothing', async () => {
    const { id } = await start();
    const live = await listen(id);
    await live.next();
    live.stop();
    await api.work(id);
    expect(await admin.call(getRun, { params: { id } })).toMatchObject({ status: 'succeeded' });
    expect(api.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

test('stopping the process ends those who listen', async () => {
  const other = await startTestApi();
  const theirs = await other.signedIn('admin');
  const connector = await theirs.call(createConnector, { body: { kind: 'scripted', name: 'S', settings: {} } });
  const run = await theirs.call(startRun, { params: { id: connector.id }, body: { type: 'full' } });
  const response = await theirs.fetch(`/api/runs/${run.id}/events`);
  other.stop();
  expect(await response.text()).toContain('event: run');
  await other.close();
});
