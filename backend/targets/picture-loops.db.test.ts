import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultPictures } from '#contract/connectors.ts';
import { addConnector, changeConnector } from '../connectors/edit-connector.ts';
import type { ConnectorEditing } from '../connectors/connector-editing.ts';
import { createSecretBox } from '../connectors/secret-box.ts';
import type { Target } from '../flow/targets/target.ts';
import { aSource } from '../testing/a-source.ts';
import { createScriptedTarget } from '../testing/scripted-target.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { addTarget, changeTarget, type TargetEditing } from './edit-target.ts';
import { connectorLoopProblems } from './picture-loops.ts';

const shelf = 'https://shelf.example';
const source = aSource();
const target: Target = {
  ...createScriptedTarget({ capabilities: { picture: 'hosted-address' } }).target,
  readBack: {
    source: source.kind,
    settings: { target: 'address', source: 'address' },
    happens: (settings) => settings.target['address'] === settings.source['address'],
  },
};

let room: TestDatabase;
let targets: TargetEditing;
let connectors: ConnectorEditing;
beforeEach(async () => {
  room = await createTestDatabase();
  const { database } = room;
  const common = { database, secretBox: createSecretBox(randomBytes(32)) };
  const findTarget = (kind: string): Target | undefined => (kind === target.kind ? target : undefined);
  targets = { ...common, findTarget };
  connectors = {
    ...common,
    findSource: () => source,
    now: () => new Date(),
    loopProblems: (connector) => connectorLoopProblems(database, findTarget, connector),
  };
});
afterEach(() => room.close());

const addReader = (address: string, over: { readonly enabled?: boolean; readonly pictures?: 'off' } = {}) =>
  addConnector(connectors, room.siteId, {
    ...{ kind: 'paper', name: 'Cabinet', settings: { address, password: 'p' } },
    ...(over.enabled !== undefined && { enabled: over.enabled }),
    ...(over.pictures && { pictures: { ...defaultPictures, policy: over.pictures } }),
  });
const addWriter = (address: string, over: { readonly enabled?: boolean; readonly send?: boolean } = {}) =>
  addTarget(targets, room.siteId, {
    ...{ kind: target.kind, name: 'Wall', settings: { address } },
    enabled: over.enabled ?? true,
    pictures: { send: over.send ?? true, whenMissing: 'keep' },
  });

const atTheField = { code: 'invalid-input', fields: [{ path: 'settings.address' }] };

test('a target that would write what a connector reads is refused at the field', async () => {
  await addReader(shelf);
  await expect(addWriter(shelf, { enabled: false })).rejects.toMatchObject(atTheField);
  const message =
    'The connector “Cabinet” reads pictures from this attribute, so Roster would read back what it writes. Name another attribute, or switch the pictures of that connector off.';
  await expect(addWriter(shelf)).rejects.toMatchObject({ fields: [{ message }] });
  const { id } = await addWriter('https://other.example');
  const place = { siteId: room.siteId, id };
  await expect(changeTarget(targets, place, { settings: { address: shelf } })).rejects.toMatchObject(atTheField);
  await changeTarget(targets, place, { settings: { address: shelf }, pictures: { send: false, whenMissing: 'keep' } });
});

test('a connector that would read what a target writes is refused at the field', async () => {
  await addWriter(shelf);
  const message =
    'The target “Wall” writes the addresses of Roster’s own photos to this attribute, so Roster would read back what it wrote. Name another attribute, or let that target leave pictures out.';
  await expect(addReader(shelf)).rejects.toMatchObject({ fields: [{ path: 'settings.address', message }] });
  const { id } = await addReader(shelf, { pictures: 'off' });
  const place = { siteId: room.siteId, id };
  await expect(changeConnector(connectors, place, { pictures: defaultPictures })).rejects.toMatchObject(atTheField);
  await expect(changeConnector(connectors, place, { name: 'Drawer' })).resolves.toMatchObject({ changed: ['name'] });
});

test('what is switched off stands in nobody’s way until it is to be switched on', async () => {
  const { id: reader } = await addReader(shelf, { enabled: false });
  const { id: writer } = await addWriter(shelf);
  const { siteId } = room;
  await expect(changeConnector(connectors, { siteId, id: reader }, { enabled: true })).rejects.toMatchObject(
    atTheField,
  );
  await changeTarget(targets, { siteId, id: writer }, { enabled: false });
  await changeConnector(connectors, { siteId, id: reader }, { enabled: true });
  await expect(changeTarget(targets, { siteId, id: writer }, { enabled: true })).rejects.toMatchObject(atTheField);
  await changeConnector(connectors, { siteId, id: reader }, { enabled: false });
  await expect(changeTarget(targets, { siteId, id: writer }, { enabled: true })).resolves.toMatchObject({
    changed: ['enabled'],
  });
});
