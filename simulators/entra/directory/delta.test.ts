import { beforeEach, describe, expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import type { CompanyPerson } from '../../company/company-person.ts';
import { callGraph, type GraphCall, type GraphCaller } from '../testing/graph-caller.ts';

type Item = Readonly<Record<string, unknown>>;

let now: Date;
let graph: GraphCaller;
beforeEach(async () => {
  now = new Date('2026-01-12T08:00:00Z');
  graph = await callGraph({
    company: sampleCompany({ people: 450 }),
    now: () => now,
    tokenLifetimeSeconds: 90 * 86_400,
  });
  return () => graph[Symbol.asyncDispose]();
});

const select = '$select=displayName,mobilePhone,department,manager';

describe('the first round', () => {
  test('lists everyone, in pages that may repeat somebody, and ends with a delta link', async () => {
    const { items, pages, deltaLink } = await round(`/users/delta?${select}`);
    expect(pages.length).toBe(3);
    expect(items.length).toBe(452);
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(graph.company.people().map(({ id }) => id)));
    expect(deltaLink).toContain('/v1.0/users/delta?$deltatoken=');
  });

  test('leaves out what was never set, and tells managers by id in an annotation', async () => {
    const { items } = await round(`/users/delta?${select}`);
    const [chief, head] = graph.company.people();
    const withoutMobile = graph.company.people().find(({ mobile }) => mobile === undefined);
    expect(items.find(({ id }) => id === withoutMobile?.id)).not.toHaveProperty('mobilePhone');
    expect(items.find(({ id }) => id === chief?.id)).not.toHaveProperty('manager@delta');
    expect(items.find(({ id }) => id === head?.id)).toMatchObject({
      'manager@delta': [{ '@odata.type': '#microsoft.graph.user', id: chief?.id }],
    });
  });

  test('ignores $expand and $top, and keeps pages as small as the client prefers', async () => {
    const { body } = await graph.get(`/users/delta?${select}&$expand=manager&$top=5`, {
      Prefer: 'odata.maxpagesize=50',
    });
    expect(body.value).toHaveLength(50);
    expect(body.value?.[1]).not.toHaveProperty('manager');
  });

  test('is skipped with the token latest', async () => {
    const { items, deltaLink } = await round(`/users/delta?${select}&$deltatoken=latest`);
    expect(items).toEqual([]);
    expect((await round(deltaLink)).items).toEqual([]);
  });

  test('misses nobody when people leave meanwhile', async () => {
    const first = await graph.get(`/users/delta?${select}`);
    for (const person of graph.company.people().slice(0, 90)) graph.company.change({ kind: 'disable', id: person.id });
    for (const person of graph.company.people().slice(100, 140)) graph.company.change({ kind: 'leave', id: person.id });
    const { items, deltaLink } = await round(first.body['@odata.nextLink'] ?? '');
    const seen = new Set([...(first.body.value ?? []), ...items].map(({ id }) => id));
    const missed = graph.company.people().filter(({ id }) => !seen.has(id));
    const later = await round(deltaLink);
    expect(missed).toEqual([]);
    expect(later.items.filter((item) => '@removed' in item)).toHaveLength(40);
  });
});

describe('a round of changes', () => {
  test('begins with an empty page that is not the last', async () => {
    const { deltaLink } = await latest();
    graph.company.change({ kind: 'rename', id: personAt(9).id, familyName: 'Lund' });
    const { pages, items } = await round(deltaLink);
    expect(pages.map(({ body }) => body.value?.length)).toEqual([0, 1]);
    expect(items[0]).toMatchObject({ id: personAt(9).id, displayName: personAt(9).displayName });
  });

  test('has the whole selection by default, and what changed alone on request or when told to be sparse', async () => {
    const { deltaLink } = await latest();
    graph.company.change({ kind: 'rename', id: personAt(9).id, familyName: 'Lund' });
    const [whole] = (await round(deltaLink)).items;
    const [minimal] = (await round(deltaLink, { Prefer: 'return=minimal' })).items;
    graph.simulator.faults.set({ sparseDelta: true });
    const [sparse] = (await round(deltaLink)).items;
    expect(whole).toHaveProperty('department');
    expect(Object.keys(minimal ?? {}).sort()).toEqual(['displayName', 'id']);
    expect(sparse).toEqual(minimal);
  });

  test('tells a value that was cleared by null', async () => {
    const someone = graph.company.people().find(({ mobile }) => mobile !== undefined);
    const { deltaLink } = await latest();
    graph.company.change({ kind: 'edit', id: someone?.id ?? '', values: { mobile: undefined } });
    expect((await round(deltaLink)).items[0]).toMatchObject({ id: someone?.id, mobilePhone: null });
  });

  test('says nothing of properties that are not tracked, nor of pictures', async () => {
    const { deltaLink } = await latest();
    graph.company.change({ kind: 'edit', id: personAt(9).id, values: { jobTitle: 'Poet' } });
    graph.company.change({ kind: 'picture', id: personAt(9).id, picture: 'new' });
    expect((await round(deltaLink)).items).toEqual([]);
  });

  test('tells soft deletion from deletion for good', async () => {
    const { deltaLink } = await latest();
    const [soft, hard] = [personAt(440), personAt(441)];
    graph.company.change({ kind: 'leave', id: soft.id });
    graph.company.change({ kind: 'leave', id: hard.id, forGood: true });
    expect((await round(deltaLink)).items).toEqual([
      { id: soft.id, '@removed': { reason: 'changed' } },
      { id: hard.id, '@removed': { reason: 'deleted' } },
    ]);
  });

  test('tells a new manager by the one who goes and the one who comes', async () => {
    const { deltaLink } = await latest();
    const { id, managerId } = personAt(100);
    graph.company.change({ kind: 'edit', id, values: { managerId: personAt(1).id } });
    const type = '#microsoft.graph.user';
    expect((await round(deltaLink)).items[0]?.['manager@delta']).toEqual([
      { '@odata.type': type, id: managerId, '@removed': { reason: 'deleted' } },
      { '@odata.type': type, id: personAt(1).id },
    ]);
  });

  test('may repeat an item on the next page', async () => {
    const { deltaLink } = await latest();
    for (const { id } of graph.company.people().slice(0, 30))
      graph.company.change({ kind: 'move', id, department: 'Legal' });
    const { items } = await round(deltaLink, { Prefer: 'odata.maxpagesize=10' });
    expect(items.length).toBeGreaterThan(new Set(items.map(({ id }) => id)).size);
  });

  test('can be confined to up to fifty ids', async () => {
    const filterFor = (count: number): string =>
      graph.company
        .people()
        .slice(0, count)
        .map(({ id }) => `id eq '${id}'`)
        .join(' or ');
    const { deltaLink } = await round(`/users/delta?${select}&$filter=${filterFor(50)}&$deltatoken=latest`);
    for (const at of [49, 50]) graph.company.change({ kind: 'rename', id: personAt(at).id, familyName: 'Lund' });
    expect((await round(deltaLink)).items.map(({ id }) => id)).toEqual([personAt(49).id]);
    expect((await graph.get(`/users/delta?$filter=${filterFor(51)}`)).body.error?.code).toBe(
      'Request_UnsupportedQuery',
    );
  });
});

describe('a delta token', () => {
  test('is good for seven days, then answered with 410 and where to begin again', async () => {
    const { deltaLink } = await latest();
    now = new Date('2026-01-19T08:00:00Z');
    expect((await graph.get(deltaLink)).status).toBe(200);
    now = new Date('2026-01-19T08:00:01Z');
    const expired = await graph.get(deltaLink);
    expect(expired.status).toBe(410);
    expect(expired.headers.get('Location')).toBe(`${graph.simulator.graphUrl}/v1.0/users/delta?$deltatoken=`);
    const again = await round(expired.headers.get('Location') ?? '');
    expect(again.items.length).toBeGreaterThan(449);
  });

  test('can be made to expire, as 400 syncStateNotFound too', async () => {
    const { deltaLink } = await latest();
    graph.simulator.faults.expireDeltaTokens('syncStateNotFound');
    expect(await graph.get(deltaLink)).toMatchObject({ status: 400, body: { error: { code: 'syncStateNotFound' } } });
  });

  test('is still good in another process that serves the same tenant', async () => {
    const { deltaLink } = await latest();
    await using other = await callGraph({ company: graph.company, now: () => now });
    graph.company.change({ kind: 'rename', id: personAt(9).id, familyName: 'Lund' });
    const answer = await other.get(deltaLink.replace(graph.simulator.graphUrl, other.simulator.graphUrl));
    expect(answer.body['@odata.nextLink']).toBeDefined();
  });

  test('that was tampered with is refused', async () => {
    const { deltaLink } = await latest();
    expect((await graph.get(deltaLink.replace(/.$/u, '!'))).status).toBe(400);
  });

  test.each(['$orderby=displayName', '$search="displayName:a"'])('cannot be had with %s', async (option) => {
    expect((await graph.get(`/users/delta?${option}`)).body.error?.code).toBe('Request_UnsupportedQuery');
  });
});

test('properties kept outside the directory cannot be tracked', async () => {
  expect((await graph.get('/users/delta?$select=id,skills')).status).toBe(501);
});

function latest(): Promise<{ readonly deltaLink: string }> {
  return round(`/users/delta?${select}&$deltatoken=latest`);
}

async function round(
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ items: Item[]; pages: GraphCall[]; deltaLink: string }> {
  const pages: GraphCall[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const page: GraphCall = await graph.get(next, headers);
    expect(page.status).toBe(200);
    pages.push(page);
    next = page.body['@odata.nextLink'];
  }
  const items = pages.flatMap(({ body }) => body.value ?? []);
  return { items, pages, deltaLink: pages.at(-1)?.body['@odata.deltaLink'] ?? '' };
}

function personAt(index: number): CompanyPerson {
  const person = graph.company.people().find((one) => one.index === index);
  if (person === undefined) throw new Error(`Nobody has the index ${index}.`);
  return person;
}
