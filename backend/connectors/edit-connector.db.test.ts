import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { MappingRow } from '#contract/mapping.ts';
import { AppError } from '../errors/app-error.ts';
import { aSource } from '../testing/a-source.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import type { ConnectorEditing } from './connector-editing.ts';
import { findConnector, listStoredConnectors, loadConnector } from './connector-store.ts';
import { addConnector, changeConnector, replaceMapping, type NewConnector } from './edit-connector.ts';
import { createSecretBox } from './secret-box.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
afterAll(() => testDatabase.close());
beforeEach(async () => {
  await database.connector.deleteMany();
});

const secretBox = createSecretBox(randomBytes(32));
const source = aSource();
const editing: ConnectorEditing = {
  database,
  secretBox,
  findSource: (kind) => (kind === source.kind ? source : undefined),
  now: () => new Date('2026-11-21T10:00:00Z'),
  loopProblems: () => Promise.resolve([]),
};
const input: NewConnector = {
  kind: 'paper',
  name: 'Cabinet',
  settings: { address: 'https://a.example', password: 'open sesame' },
};

function add(overrides: Partial<NewConnector> = {}) {
  return addConnector(editing, siteId, { ...input, ...overrides });
}

async function refusal(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw new Error('It was not refused.', { cause: error });
}

test('a new connector has defaults, the first preset and comes after the others', async () => {
  const first = await add();
  const second = await add({ name: 'Second', preset: 'empty' });
  expect(first).toMatchObject({
    enabled: true,
    priority: 0,
    matching: { key: 'email' },
    mappings: source.presets[0]?.rows,
  });
  expect(second).toMatchObject({ priority: 1, mappings: [], schedule: undefined });
  expect((await listStoredConnectors(database, siteId)).map(({ name }) => name)).toEqual(['Cabinet', 'Second']);
});

test('the database holds no secret in clear, and a run gets it in clear', async () => {
  const { id } = await add();
  const row = JSON.stringify(await database.connector.findUniqueOrThrow({ where: { id } }));
  expect(row).not.toContain('sesame');
  expect((await loadConnector(database, secretBox, siteId, id))?.settings).toEqual({
    address: 'https://a.example',
    shelf: 1,
    password: 'open sesame',
  });
});

test('a connector of another site is not there', async () => {
  const { id } = await add();
  const other = await database.site.create({ data: { name: 'Other' } });
  expect(await findConnector(database, other.id, id)).toBeUndefined();
  expect(await refusal(changeConnector(editing, { siteId: other.id, id }, { name: 'Mine' }))).toMatchObject({
    code: 'not-found',
  });
});

test('two connectors cannot have one name', async () => {
  await add();
  const { id } = await add({ name: 'Second' });
  const taken = { code: 'conflict', fields: [{ path: 'name' }] };
  expect(await refusal(add())).toMatchObject(taken);
  expect(await refusal(changeConnector(editing, { siteId, id }, { name: 'Cabinet' }))).toMatchObject(taken);
});

test('refuses a kind, a preset, a schedule and mapping rows that cannot work, each at its place', async () => {
  const row: MappingRow = {
    target: { kind: 'profile', name: 'phone' },
    source: { kind: 'attribute', path: 'phones[0' },
    transforms: [],
    whenEmpty: { do: 'clear' },
  };
  expect(await refusal(add({ kind: 'cloud' }))).toMatchObject({ fields: [{ path: 'kind' }] });
  expect(await refusal(add({ preset: 'none' }))).toMatchObject({ fields: [{ path: 'preset' }] });
  const schedule = { cron: '* * *', timeZone: 'UTC', fullEveryDays: 7 };
  expect(await refusal(add({ schedule, mappings: [row] }))).toMatchObject({
    code: 'invalid-input',
    fields: [
      { path: 'schedule.cron' },
      {
        path: 'mappings.0.source.path',
        message: expect.stringMatching(/^At character 7: .* Did you mean phones\[0\]\?$/) as string,
      },
    ],
  });
});

test('a change touches what it names and keeps the secret', async () => {
  const { id } = await add();
  const { connector, changed } = await changeConnector(
    editing,
    { siteId, id },
    {
      settings: { address: 'https://b.example', shelf: 1, password: { set: true } },
      pictures: { policy: 'off', whenMissing: 'keep', crop: 'centre' },
    },
  );
  expect(changed).toEqual(['settings.address', 'pictures.policy']);
  expect(connector.name).toBe('Cabinet');
  expect((await loadConnector(database, secretBox, siteId, id))?.settings).toMatchObject({ password: 'open sesame' });
});

test('a new secret takes the place of the old one', async () => {
  const { id } = await add();
  const settings = { address: 'https://a.example', password: 'another' };
  const { changed } = await changeConnector(editing, { siteId, id }, { settings });
  expect(changed).toEqual(['settings.password']);
  expect((await loadConnector(database, secretBox, siteId, id))?.settings).toMatchObject({ password: 'another' });
});

test('a schedule is set, kept when it is not named, and taken away', async () => {
  const { id } = await add();
  const place = { siteId, id };
  const schedule = { cron: '0 3 * * *', timeZone: 'UTC', fullEveryDays: 7 };
  expect((await changeConnector(editing, place, { schedule })).connector.schedule).toEqual(schedule);
  expect((await changeConnector(editing, place, { enabled: false })).connector.schedule).toEqual(schedule);
  expect((await changeConnector(editing, place, { schedule: null })).connector.schedule).toBeUndefined();
});

test('a mapping is replaced whole, or not at all', async () => {
  const { id, mappings } = await add();
  const place = { siteId, id };
  const [row] = mappings;
  if (!row) throw new Error('The preset has no row.');
  const wrong = { ...row, source: { kind: 'attribute', path: 'a..b' } as const };
  expect(await refusal(replaceMapping(editing, place, [row, wrong]))).toMatchObject({
    fields: [{ path: 'items.1.source.path' }],
  });
  expect((await findConnector(database, siteId, id))?.mappings).toEqual(mappings);
  expect(await replaceMapping(editing, place, [])).toMatchObject({
    changed: ['mappings'],
    connector: { mappings: [] },
  });
});

test('a secret’s date comes and goes with the secret, and changes without it', async () => {
  const date = (year: number) => `${String(year)}-03-31T23:59:59.000Z`;
  const { id } = await add({ settings: { ...input.settings, password: { value: 'first', expiresAt: date(2027) } } });
  const send = async (password: NewConnector['settings'][string]) => {
    const settings = { address: 'https://a.example', password };
    const { connector, changed } = await changeConnector(editing, { siteId, id }, { settings });
    const loaded = await loadConnector(database, secretBox, siteId, id);
    return [loaded?.settings['password'], connector.secrets['password']?.expiresAt, changed];
  };
  expect(await send({ set: true })).toEqual(['first', date(2027), []]);
  expect(await send({ set: true, expiresAt: date(2028) })).toEqual(['first', date(2028), ['settings.password']]);
  expect(await send({ set: true, expiresAt: null })).toEqual(['first', undefined, ['settings.password']]);
  expect(await send({ value: 'second', expiresAt: date(2029) })).toEqual(['second', date(2029), ['settings.password']]);
  expect(await send('third')).toEqual(['third', undefined, ['settings.password']]);
  expect(await refusal(send({ set: true, expiresAt: 'soon' }))).toMatchObject({
    fields: [{ path: 'settings.password' }],
  });
});
