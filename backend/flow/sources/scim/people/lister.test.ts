import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import { startScimSimulator } from '../../../../../simulators/scim/scim-simulator.ts';
import type { ScimOddities } from '../../../../../simulators/scim/scim-options.ts';
import {
  openScim,
  scimRefusal,
  type ScimScript,
  type ScriptedScim,
  startScriptedScim,
} from '../../../../testing/scim-sessions.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';

const everyone = Array.from({ length: 25 }, (_, at) => ({ id: String(at).padStart(2, '0') }));

async function read(people: number, oddities: Partial<ScimOddities>) {
  const company = sampleCompany({ people });
  const simulator = await startScimSimulator({ company, oddities });
  const session = openScim(simulator);
  onTestFinished(async () => {
    await session.close();
    await simulator.close();
  });
  const { records, read: how } = await readToEnd(session);
  const lists = simulator.log
    .requests()
    .filter(({ kind, url }) => kind === 'users' && !/filter=|count=1(&|$)/u.test(url))
    .map(({ url }) => new URL(url, simulator.url).searchParams);
  return {
    ids: records.map(({ id }) => id).sort(),
    all: company
      .people()
      .map(({ id }) => id)
      .sort(),
    how,
    lists,
  };
}

describe('paging', () => {
  it('by index advances by those who came, not by those asked for', async () => {
    const { ids, all, lists } = await read(25, { mostPerPage: 7 });
    expect(ids).toEqual(all);
    expect(lists.map((list) => list.get('startIndex'))).toEqual(['1', '8', '15', '22']);
  });

  it('by index is sorted by id where the server can', async () => {
    const { lists } = await read(5, { sort: true });
    expect(lists.map((list) => list.get('sortBy'))).toEqual(['id']);
    expect((await read(5, { sort: false })).lists.map((list) => list.get('sortBy'))).toEqual([null]);
  });

  it('goes by cursor where the server announces it, and asks for no more than it gives', async () => {
    const { ids, all, lists } = await read(25, { paging: 'both', mostPerPage: 10 });
    expect(ids).toEqual(all);
    expect(lists.map((list) => [list.has('cursor'), list.has('startIndex'), list.get('count')])).toEqual(
      Array.from({ length: 3 }, () => [true, false, '10']),
    );
  });

  it('goes by cursor where the server takes no other, announced or not', async () => {
    const { ids, all } = await read(25, { paging: 'cursor', noDiscovery: true, mostPerPage: 10 });
    expect(ids).toEqual(all);
  });

  it('of an empty server ends at once, without Resources', async () => {
    expect(await read(0, { resourcesAbsent: true })).toMatchObject({ ids: [], how: 'whole' });
  });
});

/** Everyone by index; `refuse` answers instead where it wants to. */
async function scripted(refuse: (query: URLSearchParams) => ReturnType<ScimScript> | undefined, config: object = {}) {
  const server: ScriptedScim = await startScriptedScim(({ url }) => {
    if (url.pathname === '/ServiceProviderConfig') return { body: config };
    if (url.pathname !== '/Users') return { status: 404, body: {} };
    const start = Number(url.searchParams.get('startIndex') ?? 1);
    const count = Number(url.searchParams.get('count'));
    const Resources = everyone.slice(start - 1, start - 1 + count);
    return refuse(url.searchParams) ?? { body: { totalResults: everyone.length, Resources } };
  });
  const session = openScim(server);
  onTestFinished(async () => {
    await session.close();
    await server[Symbol.asyncDispose]();
  });
  return { server, session };
}

describe('a server that does not keep what it announces', () => {
  const refusing = (parameter: string) => (query: URLSearchParams) =>
    query.has(parameter) ? scimRefusal(400, 'invalidValue') : undefined;

  it.each<[string, string, object]>([
    ['refuses cursors', 'cursor', { pagination: { cursor: true } }],
    ['refuses sorting', 'sortBy', { sort: { supported: true } }],
  ])('and %s is read without', async (_, parameter, config) => {
    const { session } = await scripted(refusing(parameter), config);
    expect((await readToEnd(session)).records).toHaveLength(25);
  });

  it('and refuses to leave attributes out lists ids with everything', async () => {
    const { session } = await scripted((query) => {
      if (query.has('attributes')) return scimRefusal(400, 'invalidPath');
      const filter = query.get('filter') ?? '';
      return filter.includes('1970') || filter === '' ? undefined : { body: { totalResults: 0 } };
    });
    const { bookmark } = await readToEnd(session);
    const changes = await readToEnd(session, { bookmark });
    expect([changes.read, changes.pages.flatMap((page) => page.present ?? []).length]).toEqual(['listed', 25]);
  });

  it('and ignores cursors is read by index', async () => {
    const { session, server } = await scripted(() => undefined, { pagination: { cursor: true, maxPageSize: 10 } });
    expect((await readToEnd(session)).records).toHaveLength(25);
    expect(server.lists().filter((list) => list.get('startIndex') === '11')).toHaveLength(1);
  });
});

describe('a page that is too large', () => {
  it('for the server (invalidCount) is asked for in halves', async () => {
    const { session, server } = await scripted((query) =>
      Number(query.get('count')) > 20 ? scimRefusal(400, 'invalidCount') : undefined,
    );
    expect((await readToEnd(session)).records).toHaveLength(25);
    expect([...new Set(server.lists().map((list) => list.get('count')))]).toEqual(['1', '100', '50', '25', '13']);
  });

  it('for Roster is asked for in halves', async () => {
    const blank = ' '.repeat(33 * 1024 * 1024);
    const { session } = await scripted((query) => (Number(query.get('count')) > 50 ? { body: blank } : undefined));
    expect((await readToEnd(session)).records).toHaveLength(25);
  });
});

it('a filter goes out with spaces that are no plus signs, and plus signs that are no spaces', async () => {
  const searches: string[] = [];
  await using server = await startScriptedScim(({ url }) => {
    searches.push(url.search);
    return { body: { totalResults: 0 } };
  });
  const session = openScim(server, { context: { scope: { filter: 'userName sw "a+b"' } } });
  onTestFinished(() => session.close());
  await readToEnd(session);
  expect(searches.at(-1)).toContain('filter=userName%20sw%20%22a%2Bb%22');
});

describe('a list that is refused', () => {
  it('because there are too many people (tooMany) fails with what to do', async () => {
    const { session } = await scripted(() => scimRefusal(400, 'tooMany'));
    const failure = await failureOf(readToEnd(session));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(failure.message).toContain('Narrow the filter');
  });

  it.each(['expiredCursor', 'invalidCursor'])(
    'in its middle with %s is to be read from its beginning',
    async (type) => {
      const { session } = await scripted((query) => {
        if (query.get('cursor') === 'c1') return scimRefusal(400, type);
        return { body: { Resources: everyone.slice(0, 10), nextCursor: 'c1' } };
      });
      expect(await failureOf(readToEnd(session))).toMatchObject({ reason: 'cursor-expired' });
    },
  );
});
