import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MappingRow } from '#contract/mapping.ts';
import { createSyncWorld, type SyncWorld } from '../../testing/sync-world.ts';
import { checkConnector } from './check-connector.ts';
import { createExplainer } from './explain-person.ts';
import { listConnectorAttributes } from './list-connector-attributes.ts';
import type { ExplainRequest } from '../sync.ts';

let world: SyncWorld;
beforeEach(async () => {
  world = await createSyncWorld();
  world.provider.put('1', { attributes: { name: 'Ann', mail: 'ann@example.com', phone: ' 1 ' } });
  world.provider.put('2', { attributes: { name: 'Bo' }, active: false });
});
afterEach(() => world.close());

function explain(request: Partial<ExplainRequest> = {}) {
  const { parts, connectorId, test: there } = world;
  return createExplainer(parts)({ siteId: there.siteId, connectorId, ...request });
}

describe('explaining a person', () => {
  test('says what each row makes of them, also of rows that are not saved', async () => {
    const mappings: MappingRow[] = [
      {
        target: { kind: 'profile', name: 'phone' },
        source: { kind: 'attribute', path: 'phone' },
        transforms: [{ kind: 'trim' }, { kind: 'prefix', text: '+46 ' }],
        whenEmpty: { do: 'clear' },
      },
    ];

    const { rows, problems } = await explain({ person: '1', mappings });

    expect(rows).toMatchObject([{ steps: ['1', '+46 1'], outcome: 'value', value: '+46 1' }]);
    expect(problems).toEqual([]);
  });

  test('says where a row cannot be read, and what the others make', async () => {
    const saved = (await world.parts.loadConnector(world.test.siteId, world.connectorId))?.mappings ?? [];
    const [first, ...rest] = saved;
    if (!first) throw new Error('The scripted mapping has rows.');
    const broken = { ...first, source: { kind: 'attribute' as const, path: 'name[' } };

    const { rows, problems } = await explain({ person: '1', mappings: [broken, ...rest] });

    expect(problems).toMatchObject([{ row: 0, path: 'source.path' }]);
    expect(rows[1]).toMatchObject({ value: 'ann@example.com' });
  });

  test.each([
    ['the provider’s id', '1'],
    ['an e-mail address', 'ANN@example.com'],
  ])('finds them by %s', async (_, person) => {
    await world.run();

    expect(await explain({ person })).toMatchObject({ sourceId: '1', label: 'Ann', inScope: true });
  });

  test('says why someone is out of scope', async () => {
    const bo = await explain({ person: '2' });

    expect(bo).toMatchObject({ inScope: false, personId: null });
    expect(bo.because).toContain('disabled');
  });

  const rowOf = (path: string, name: 'phone' | 'location'): MappingRow => ({
    target: { kind: 'profile', name },
    source: { kind: 'attribute', path },
    transforms: [],
    whenEmpty: { do: 'clear' },
  });

  test('finds what the provider gives only to whoever names it, as a run does', async () => {
    world.provider.put('1', { attributes: { name: 'Ann' }, onlyByName: { memberOf: 'cn=staff' } });

    const { rows, attributes } = await explain({ person: '1', mappings: [rowOf('memberOf', 'phone')] });

    expect(rows).toMatchObject([{ outcome: 'value', value: 'cn=staff' }]);
    expect(attributes).toEqual({ name: 'Ann', memberOf: 'cn=staff' });
  });

  test('says for which row the provider would refuse a run, and shows what the others make', async () => {
    world.provider.put('1', { attributes: { name: 'Ann' }, onlyByName: { memberOf: 'cn=staff' } });
    world.provider.refusedPaths.push('deparment');
    const mappings = [rowOf('deparment', 'location'), rowOf('memberOf', 'phone')];

    const { rows, problems } = await explain({ person: '1', mappings });

    expect(problems).toMatchObject([{ row: 0, path: 'source.path', message: 'There is no attribute of that name.' }]);
    expect(rows[1]).toMatchObject({ value: 'cn=staff' });
  });

  test('asks no more than once when all that is mapped is there', async () => {
    await explain({ person: '1', mappings: [rowOf('phone', 'phone')] });

    expect(world.provider.contexts).toHaveLength(1);
  });

  test('takes someone of the first page when nobody is named', async () => {
    expect(await explain()).toMatchObject({ sourceId: '1' });
  });

  test('says that the provider does not have them', async () => {
    await expect(explain({ person: '77' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('does not ask the provider at every keystroke, but does after a while', async () => {
    const { parts, connectorId, clock, provider, test: there } = world;
    const explainer = createExplainer(parts);
    const ask = () => explainer({ siteId: there.siteId, connectorId, person: '1' });
    await ask();
    await ask();
    const asked = provider.contexts.length;

    await clock.sleep(60, new AbortController().signal);
    await ask();

    // Once for all there is, once as a run asks.
    expect([asked, provider.contexts.length]).toEqual([2, 4]);
  });

  test('tells what the provider refuses in the provider’s words', async () => {
    world.provider.failAfter(0, { reason: 'credentials-rejected', message: 'The key is wrong.', setting: 'apiKey' });

    await expect(explain()).rejects.toMatchObject({
      code: 'connector-failed',
      message: 'The key is wrong.',
      fields: [{ path: 'settings.apiKey', message: 'The key is wrong.' }],
    });
  });
});

test('attributes that are really there are listed with samples', async () => {
  const { parts, connectorId, test: there } = world;

  const { items, sampled } = await listConnectorAttributes(parts, there.siteId, connectorId);

  expect(sampled).toBe(2);
  expect(items).toContainEqual({ path: 'name', samples: ['Ann', 'Bo'], present: 2 });
});

test('a kind that does not exist cannot be checked', async () => {
  const request = { siteId: world.test.siteId, kind: 'paper', settings: {}, pictures: false };
  const scope = { groups: [], nestedGroups: true, filter: '', includeDisabled: false, includeGuests: false };

  await expect(checkConnector(world.parts, { ...request, scope })).rejects.toMatchObject({ code: 'not-found' });
});
