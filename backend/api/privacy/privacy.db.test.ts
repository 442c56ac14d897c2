import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import { createConnector } from '#contract/connectors.ts';
import { getPerson, listPeople, putPicture } from '#contract/people.ts';
import {
  erasePerson,
  exportPerson,
  getAccountReport,
  liftErasure,
  listAccesses,
  listErasures,
  listPersonAccesses,
} from '#contract/privacy.ts';
import { startRun } from '#contract/runs.ts';
import { readProblem, type ApiClient } from '../../testing/api-client.ts';
import { pictureFixtures } from '../../testing/picture-fixtures.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;
let ann: ApiClient;
let connectorId = '';
let annId = '';
let benId = '';

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
  ann = await api.signedIn('user', 'ann@example.com');
});
afterAll(() => api.close());
beforeEach(async () => {
  const { database } = api.test;
  await api.access.accessLog?.flush();
  for (const table of ['connector', 'run', 'person', 'person_source', 'person_access', 'erasure', 'audit_entry'])
    await database.$executeRawUnsafe(`delete from ${table}`);
  api.provider.clear();
  api.provider.put('1', { attributes: { name: 'Ann Lee', mail: 'ann@example.com', phone: '+46 8 1' } });
  api.provider.put('2', { attributes: { name: 'Ben Ali', mail: 'ben@example.com', manager: '1' } });
  ({ id: connectorId } = await admin.call(createConnector, {
    body: { kind: 'scripted', name: 'Scripted', settings: {} },
  }));
  await run();
  annId = await idOf('ann@example.com');
  benId = await idOf('ben@example.com');
});

async function run(): Promise<void> {
  const { id } = await admin.call(startRun, { params: { id: connectorId }, body: { type: 'full' } });
  await api.work(id);
}
const idOf = async (email: string) => (await api.test.database.person.findFirstOrThrow({ where: { email } })).id;
const accessesOf = (client: ApiClient, id: string) => client.call(listPersonAccesses, { params: { id }, query: {} });
const refusal = async (answer: Promise<Response>) => {
  const response = await answer;
  return { status: response.status, code: (await readProblem(response)).code };
};

describe('who looks at whom', () => {
  test('is one line for a viewer, a person and a day, with how often; oneself does not count', async () => {
    for (let times = 0; times < 3; times += 1) await ann.call(getPerson, { params: { id: benId } });
    await ann.call(getPerson, { params: { id: annId } });
    await (await api.withToken('read')).call(getPerson, { params: { id: benId } });
    const { items, total } = await accessesOf(admin, benId);
    expect(total).toBe(2);
    expect(items).toContainEqual(
      expect.objectContaining({ viewer: 'ann@example.com', viewerKind: 'account', what: 'profile', count: 3 }),
    );
    expect(items).toContainEqual(expect.objectContaining({ viewer: 'token “A read token”', viewerKind: 'token' }));
    expect((await accessesOf(admin, annId)).total).toBe(0);
  });

  test('counts on when it is written again', async () => {
    await ann.call(getPerson, { params: { id: benId } });
    await api.access.accessLog?.flush();
    await ann.call(getPerson, { params: { id: benId } });
    expect((await accessesOf(admin, benId)).items).toMatchObject([{ count: 2, person: { displayName: 'Ben Ali' } }]);
  });

  test('is of nobody in particular for lists, and of whoever is changed for pictures', async () => {
    await ann.call(listPeople, { query: {} });
    await ann.call(listPeople, { query: { search: 'ben' } });
    const bytes = new Uint8Array(await pictureFixtures.jpeg());
    await admin.call(putPicture, { params: { id: benId }, bytes });
    const { items } = await admin.call(listAccesses, { query: {} });
    expect(items.map(({ viewer, what, person, count }) => [viewer, what, person?.displayName, count])).toEqual([
      ['admin@example.com', 'picture', 'Ben Ali', 1],
      ['ann@example.com', 'list', undefined, 2],
    ]);
  });

  test('is found by either name, for admins; others see who looked at themselves', async () => {
    await admin.call(getPerson, { params: { id: annId } });
    await ann.call(getPerson, { params: { id: benId } });
    const search = async (words: string) => (await admin.call(listAccesses, { query: { search: words } })).total;
    expect([await search('ADMIN'), await search('ben ali'), await search('lee'), await search('nobody')]).toEqual([
      1, 1, 1, 0,
    ]);
    expect((await admin.call(listAccesses, { query: { what: 'export' } })).total).toBe(0);
    expect((await accessesOf(ann, annId)).items).toMatchObject([{ viewer: 'admin@example.com' }]);
    expect(await refusal(ann.send(listPersonAccesses, { params: { id: benId } }))).toMatchObject({ status: 403 });
    expect(await refusal(ann.send(listAccesses, {}))).toMatchObject({ status: 403 });
  });
});

describe('everything that is kept of a person', () => {
  test('is given to an admin and to themself, and to nobody else; it is noted who took it', async () => {
    const exported = await ann.call(exportPerson, { params: { id: annId } });
    expect(exported).toMatchObject({
      format: 'roster-person-export/1',
      person: {
        ...{ id: annId, displayName: 'Ann Lee', reports: [{ id: benId, displayName: 'Ben Ali' }] },
        values: expect.arrayContaining([{ key: 'field:phone', value: '+46 8 1', from: 'Scripted' }]) as unknown,
      },
      connectors: [{ name: 'Scripted', sourceId: '1', present: true }],
      history: [{ outcome: 'created', connector: 'Scripted' }],
      account: { email: 'ann@example.com', role: 'user' },
    });
    expect(await refusal(ann.send(exportPerson, { params: { id: benId } }))).toEqual({
      status: 403,
      code: 'not-allowed',
    });
    await admin.call(exportPerson, { params: { id: annId } });
    const { items } = await accessesOf(admin, annId);
    expect(items.map(({ viewer, what }) => [viewer, what]).sort()).toEqual([
      ['admin@example.com', 'export'],
      ['ann@example.com', 'export'],
    ]);
  });

  test('has their pictures in it', async () => {
    const bytes = new Uint8Array(await pictureFixtures.jpeg());
    await ann.call(putPicture, { params: { id: annId }, bytes });
    const { pictures, photoAddresses } = await ann.call(exportPerson, { params: { id: annId } });
    expect(pictures).toMatchObject([{ contentType: 'image/jpeg', as: ['shown', 'own'] }]);
    expect(Buffer.from(pictures[0]?.base64 ?? '', 'base64').equals(bytes)).toBe(true);
    expect(photoAddresses).toHaveLength(1);
  });
});

describe('erasing a person', () => {
  const erase = (id: string, confirm: string, client = admin) =>
    client.send(erasePerson, { params: { id }, body: { confirm, reason: 'Case 7' } });

  test('takes their name or address to be typed, and an admin', async () => {
    expect(await refusal(erase(benId, 'Ann Lee'))).toEqual({ status: 400, code: 'invalid-input' });
    expect(await refusal(erase(benId, 'Ben Ali', ann))).toMatchObject({ status: 403 });
    expect(await refusal(erase(connectorId, 'Ben Ali'))).toMatchObject({ status: 404 });
    expect((await erase(benId, ' BEN@example.com ')).status).toBe(200);
  });

  test('says what it did and what stays, and is told of without a name', async () => {
    const erased = await admin.call(erasePerson, {
      params: { id: annId },
      body: { confirm: 'Ann Lee', reason: 'Case 7' },
    });
    expect(erased).toMatchObject({ account: { email: 'ann@example.com' }, historyLines: 1, targets: [] });
    expect(await refusal(admin.send(getPerson, { params: { id: annId } }))).toMatchObject({ status: 404 });
    const { items } = await admin.call(listAudit, { query: { action: 'person.erased' } });
    expect(items).toMatchObject([
      { actor: 'admin@example.com', subject: 'Erased person', details: { reason: 'Case 7' } },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/ann/i);
    const erasures = await admin.call(listErasures, { query: {} });
    expect(erasures.items).toMatchObject([
      { by: 'admin@example.com', reason: 'Case 7', waitingFor: [], liftedAt: null },
    ]);
  });

  test('ends their photo’s address at once', async () => {
    await ann.call(putPicture, { params: { id: annId }, bytes: new Uint8Array(await pictureFixtures.jpeg()) });
    const { photoAddresses } = await ann.call(exportPerson, { params: { id: annId } });
    const path = new URL(photoAddresses[0]?.address ?? '').pathname;
    expect((await fetch(api.url + path)).status).toBe(200);
    await erase(annId, 'Ann Lee');
    expect((await fetch(api.url + path)).status).toBe(404);
  });

  test('lasts until an admin allows the person again', async () => {
    await erase(benId, 'Ben Ali');
    await run();
    expect(await api.test.database.person.count()).toBe(1);
    const [erasure] = (await admin.call(listErasures, { query: {} })).items;
    await admin.call(liftErasure, { params: { id: erasure?.id ?? '' } });
    await run();
    expect(await api.test.database.person.count()).toBe(2);
    expect((await admin.call(listErasures, { query: {} })).items).toMatchObject([{ liftedBy: 'admin@example.com' }]);
    expect(await refusal(admin.send(liftErasure, { params: { id: erasure?.id ?? '' } }))).toMatchObject({
      status: 409,
    });
    expect(await refusal(admin.send(liftErasure, { params: { id: annId } }))).toMatchObject({ status: 404 });
  });
});

test('without an Atlassian site there is nothing to report', async () => {
  expect(await admin.call(getAccountReport, {})).toEqual({
    ...{ applies: false, accounts: 0, last: null, nextAt: null, cycleDays: 7 },
  });
});
