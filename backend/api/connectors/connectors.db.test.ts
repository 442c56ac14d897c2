import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAudit } from '#contract/accounts.ts';
import {
  checkConnector,
  checkNewConnector,
  createConnector,
  deleteConnector,
  explainPerson,
  getConnector,
  getMappings,
  listAttributes,
  listConnectors,
  listSourceKinds,
  putMappings,
  updateConnector,
  type Connector,
} from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import { startRun } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import type { ApiClient } from '../../testing/api-client.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let admin: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  admin = await api.signedIn('admin');
  api.provider.put('1', { attributes: { name: 'Ann Lee', mail: 'ann@example.com', phone: '+46 8 1' } });
});
afterAll(() => api.close());
beforeEach(async () => {
  const { database } = api.test;
  await database.connector.deleteMany();
  await database.auditEntry.deleteMany();
});

const settings = { address: 'https://cabinet.example', password: 'sesame' };

function addPaper(name = 'Cabinet'): Promise<Connector> {
  return admin.call(createConnector, { body: { kind: 'paper', name, settings } });
}

function addScripted(name = 'Scripted'): Promise<Connector> {
  return admin.call(createConnector, { body: { kind: 'scripted', name, settings: {} } });
}

async function audited() {
  const { items } = await admin.call(listAudit, { query: {} });
  return items.map(({ action, subject, details }) => ({ action, subject, details }));
}

describe('connectors', () => {
  test('a connector is made, shown, changed and removed, and every step is told', async () => {
    const { id } = await addPaper();
    expect(await admin.call(getConnector, { params: { id } })).toMatchObject({
      name: 'Cabinet',
      settings: { address: 'https://cabinet.example', shelf: 1, password: { set: true }, pin: { set: false } },
      lastRun: null,
      people: 0,
    });
    const body = {
      settings: { ...settings, password: 'open' },
      pictures: { policy: 'off', whenMissing: 'keep', crop: 'centre' },
    } as const;
    await admin.call(updateConnector, { params: { id }, body });
    await admin.call(deleteConnector, { params: { id } });
    expect(await admin.refusal(getConnector, { params: { id } })).toMatchObject({ status: 404 });
    const subject = 'Cabinet';
    expect(await audited()).toEqual([
      { action: 'connector.deleted', subject, details: { kind: 'paper' } },
      { action: 'connector.updated', subject, details: { changed: ['pictures.policy', 'settings.password'] } },
      { action: 'connector.created', subject, details: { kind: 'paper' } },
    ]);
  });

  test('no answer, no log line and no audit entry holds a secret', async () => {
    const created = await admin.send(createConnector, { body: { kind: 'paper', name: 'Cabinet', settings } });
    const listed = await admin.send(listConnectors, {});
    const texts = [await created.text(), await listed.text(), JSON.stringify(await audited()), api.logged.join()];
    expect(texts.join()).not.toContain('sesame');
  });

  test('a change that changes nothing is not told', async () => {
    const { id } = await addPaper();
    await admin.call(updateConnector, {
      params: { id },
      body: { name: 'Cabinet', settings: { address: settings.address } },
    });
    expect(await audited()).toHaveLength(1);
  });

  test('a setting that cannot be is refused at its place', async () => {
    const body = { kind: 'paper', name: 'Cabinet', settings: { address: 'cellar' } };
    const problem = await admin.refusal(createConnector, { body });
    expect(problem.errors).toEqual([
      { path: 'settings.address', message: 'Type the address of the cabinet.' },
      { path: 'settings.password', message: 'This is required.' },
    ]);
  });

  test('a connector of another site is not there', async () => {
    const { database } = api.test;
    const { id } = await addPaper();
    const other = await database.site.create({ data: { name: 'Other' } });
    await database.connector.update({ where: { id }, data: { siteId: other.id } });
    const params = { id };
    expect(await admin.refusal(getConnector, { params })).toMatchObject({ status: 404 });
    expect(await admin.refusal(updateConnector, { params, body: { name: 'Mine' } })).toMatchObject({ status: 404 });
    expect(await admin.refusal(deleteConnector, { params })).toMatchObject({ status: 404 });
    expect(await admin.refusal(listAttributes, { params })).toMatchObject({ status: 404 });
    expect(await admin.refusal(startRun, { params, body: { type: 'full' } })).toMatchObject({ status: 404 });
    expect(await admin.call(listConnectors, {})).toEqual({ items: [], total: 0 });
  });
});

describe('kinds of sources', () => {
  test('come with the JSON Schema of their settings and their presets', async () => {
    const { items } = await admin.call(listSourceKinds, {});
    expect(items.map(({ kind }) => kind)).toEqual(['scripted', 'paper']);
    expect(items[1]).toMatchObject({
      label: 'Paper files',
      settingsSchema: { properties: { password: { writeOnly: true } } },
      presets: [{ id: 'usual' }, { id: 'empty' }],
    });
  });
});

describe('asking the provider', () => {
  test('a check takes settings that are not saved, with the secret that is', async () => {
    const { id } = await addPaper();
    const unsaved = { settings: { address: 'https://new.example', password: { set: true } } };
    expect(await admin.call(checkConnector, { params: { id }, body: unsaved })).toMatchObject({ ok: true });
    expect(await admin.call(checkConnector, { params: { id }, body: {} })).toMatchObject({ ok: true });
    const bad = { settings: { address: 'cellar' } };
    expect((await admin.refusal(checkConnector, { params: { id }, body: bad })).errors?.[0]?.path).toBe(
      'settings.address',
    );
  });

  test('a check takes settings that no connector has yet', async () => {
    const params = { kind: 'paper' };
    expect(await admin.call(checkNewConnector, { params, body: { settings } })).toMatchObject({ ok: true });
    expect(await admin.refusal(checkNewConnector, { params, body: { settings: {} } })).toMatchObject({ status: 400 });
    const unknown = { params: { kind: 'cloud' }, body: { settings } };
    expect(await admin.refusal(checkNewConnector, unknown)).toMatchObject({ status: 404 });
  });

  test('a check warns of secrets that expire, saved or not', async () => {
    const password = { value: 'p', expiresAt: '2020-03-31T23:59:59.000Z' };
    const message = '“Password” expired on 2020-03-31. Make a new one and enter it here.';
    const findings = [{ status: 'warning', subject: 'Expiry', message, setting: 'password' }];
    const body = { settings: { ...settings, password } };
    expect(await admin.call(checkNewConnector, { params: { kind: 'paper' }, body })).toEqual({ ok: true, findings });
    const { id } = await addPaper();
    expect(await admin.call(checkConnector, { params: { id }, body })).toEqual({ ok: true, findings });
    expect(await admin.call(checkConnector, { params: { id }, body: {} })).toEqual({ ok: true, findings: [] });
    const saved = await admin.call(updateConnector, { params: { id }, body });
    expect(saved.expiringSecrets).toMatchObject([{ setting: 'password', label: 'Password', expired: true }]);
    expect(await admin.call(checkConnector, { params: { id }, body: {} })).toEqual({ ok: true, findings });
  });

  test('attributes are those that are really there', async () => {
    const { id } = await addScripted();
    const { items, sampled } = await admin.call(listAttributes, { params: { id } });
    expect(items.map(({ path }) => path).sort()).toEqual(['mail', 'name', 'phone']);
    expect(sampled).toBe(1);
  });

  test('a person is explained by rows that are not saved', async () => {
    const { id } = await addScripted();
    const mappings: MappingRow[] = [
      {
        target: { kind: 'profile', name: 'displayName' },
        source: { kind: 'attribute', path: 'name' },
        transforms: [{ kind: 'upper' }],
        whenEmpty: { do: 'keep' },
      },
    ];
    const explained = await admin.call(explainPerson, { params: { id }, body: { person: '1', mappings } });
    expect(explained).toMatchObject({ sourceId: '1', rows: [{ found: 'Ann Lee', value: 'ANN LEE' }] });
  });

  test('what the provider refuses is said as its problem', async () => {
    const { id } = await addScripted();
    const message = 'The password of the bind account is not accepted.';
    api.provider.failAfter(0, { reason: 'credentials-rejected', message, setting: 'bindPassword' });
    const problem = await admin.refusal(listAttributes, { params: { id } });
    expect(problem).toMatchObject({ status: 502, code: 'connector-failed', detail: message });
  });
});

describe('mapping', () => {
  test('is replaced whole and told, or refused at the row', async () => {
    const { id, name } = await addPaper();
    const { items } = await admin.call(getMappings, { params: { id } });
    const row = items[0];
    if (!row) throw new Error('The preset has no row.');
    const wrong: MappingRow = {
      ...row,
      target: { kind: 'profile', name: 'phone' },
      source: { kind: 'attribute', path: 'a[' },
    };
    const problem = await admin.refusal(putMappings, { params: { id }, body: { items: [row, wrong] } });
    expect(problem.errors?.map(({ path }) => path)).toEqual(['items.1.source.path']);
    const twice = await admin.refusal(putMappings, { params: { id }, body: { items: [row, row] } });
    expect(twice.errors?.map(({ path }) => path)).toEqual(['items.1.target.name']);
    const right: MappingRow = { ...wrong, source: { kind: 'attribute', path: 'phone' } };
    expect(await admin.call(putMappings, { params: { id }, body: { items: [row, right] } })).toEqual({
      items: [row, right],
      total: 2,
    });
    expect((await audited())[0]).toEqual({
      action: 'mapping.updated',
      subject: name,
      details: { changed: ['mappings'] },
    });
  });
});

describe('the sample company', () => {
  test('is connected and read once, however often it is asked for', async () => {
    const first = await admin.call(loadSampleCompany, {});
    expect(await admin.call(loadSampleCompany, {})).toEqual(first);
    await api.work(first.runId);
    expect(await admin.call(loadSampleCompany, {})).toEqual(first);
    const { items } = await admin.call(listConnectors, {});
    expect(items).toMatchObject([{ id: first.connectorId, name: 'Sample company', kind: 'scripted', people: 1 }]);
    expect(await audited()).toMatchObject([{ action: 'connector.created', subject: 'Sample company' }]);
  });

  test('is read again when the last run of it failed', async () => {
    api.provider.failAfter(0, { reason: 'credentials-rejected', message: 'No.' });
    const first = await admin.call(loadSampleCompany, {});
    await api.work(first.runId);
    const second = await admin.call(loadSampleCompany, {});
    expect(second.connectorId).toBe(first.connectorId);
    expect(second.runId).not.toBe(first.runId);
  });
});
