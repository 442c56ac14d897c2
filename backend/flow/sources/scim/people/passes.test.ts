import { describe, expect, it, onTestFinished } from 'vitest';
import { type Company, sampleCompany } from '../../../../../simulators/company/company.ts';
import type { ScimOddities } from '../../../../../simulators/scim/scim-options.ts';
import { type ScimSimulator, startScimSimulator } from '../../../../../simulators/scim/scim-simulator.ts';
import { openScim, startScriptedScim } from '../../../../testing/scim-sessions.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';
import type { JsonValue } from '../../../model/json.ts';
import type { SourcePage } from '../../source.ts';

const never = new AbortController().signal;

async function start(people: number, oddities: Partial<ScimOddities> = {}) {
  const company = sampleCompany({ people });
  const simulator = await startScimSimulator({ company, oddities });
  onTestFinished(() => simulator.close());
  return { company, simulator };
}

function open(simulator: ScimSimulator) {
  const session = openScim(simulator, { settings: { pageSize: 10 } });
  onTestFinished(() => session.close());
  return session;
}

/** Reads to the end; something happens after each page that `happens` is for. */
async function readWhile(simulator: ScimSimulator, happens: (page: number, ids: readonly string[]) => void) {
  const pages: SourcePage[] = [];
  for await (const page of open(simulator).readPeople({}, never)) {
    pages.push(page);
    happens(
      pages.length,
      page.records.map(({ id }) => id),
    );
  }
  const ids = new Set(pages.flatMap(({ records }) => records.map(({ id }) => id)));
  return { ids, end: pages.at(-1)?.end, ends: pages.filter(({ end }) => end !== undefined).length };
}

/** Someone who is already read goes, so that everyone after them is one place further on. */
function leave(company: Company, ids: readonly string[]): void {
  const managers = new Set(company.people().map(({ managerId }) => managerId));
  const id = ids.find((one) => company.person(one) !== undefined && !managers.has(one));
  if (id !== undefined) company.change({ kind: 'leave', id });
}

describe('a list that shifts while it is read', () => {
  it('is read again, so that nobody who is there is taken for gone', async () => {
    const { company, simulator } = await start(35);
    const { ids, end, ends } = await readWhile(simulator, (page, read) => {
      if (page === 1) leave(company, read);
    });
    expect(company.people().filter(({ id }) => !ids.has(id))).toEqual([]);
    expect([end?.read, ends]).toEqual(['whole', 1]);
  });

  it('is read again when someone came', async () => {
    const { company, simulator } = await start(35);
    const { ids, end } = await readWhile(simulator, (page) => {
      if (page === 1) company.change({ kind: 'hire' });
    });
    expect(company.people().every(({ id }) => ids.has(id))).toBe(true);
    expect(end?.read).toBe('whole');
  });

  it('that never holds still proves nobody’s absence, and gives no bookmark', async () => {
    const { company, simulator } = await start(35);
    const { end } = await readWhile(simulator, (_, read) => {
      leave(company, read);
    });
    expect(end).toEqual({ read: 'changes' });
  });

  it('is gone on with from any page in the same pass', async () => {
    const { company, simulator } = await start(35);
    const pages: SourcePage[] = [];
    for await (const page of open(simulator).readPeople({}, never)) {
      pages.push(page);
      if (pages.length === 1)
        leave(
          company,
          page.records.map(({ id }) => id),
        );
      if (pages.length === 2) break;
    }
    const cursor = JSON.parse(JSON.stringify(pages.at(-1)?.cursor)) as JsonValue;
    const rest = await readToEnd(open(simulator), { cursor });
    const ids = new Set([...pages.flatMap(({ records }) => records), ...rest.records].map(({ id }) => id));
    expect(company.people().filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(rest.read).toBe('whole');
  });

  it('gives a person whom the shift repeats only once', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await using server = await startScriptedScim(({ url }) => {
      if (url.pathname !== '/Users') return { status: 404, body: {} };
      const startIndex = Number(url.searchParams.get('startIndex'));
      // Someone came at the front between the pages.
      const now = startIndex === 1 ? ids : ['z', ...ids];
      const found = now.slice(startIndex - 1, startIndex + 2).map((id) => ({ id }));
      return { body: { totalResults: 6, Resources: found } };
    });
    const session = openScim(server, { settings: { pageSize: 3 } });
    onTestFinished(() => session.close());
    const { records } = await readToEnd(session);
    expect(records.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('a server that counts people whom it does not give', () => {
  it('is believed once two reads have come to the same', async () => {
    const found = ['a', 'b'].map((id) => ({ id }));
    await using server = await startScriptedScim(({ url }) => {
      if (url.pathname !== '/Users' || url.searchParams.has('filter')) return { status: 404, body: {} };
      const Resources = url.searchParams.get('startIndex') === '1' ? found : [];
      return { body: { totalResults: 3, Resources } };
    });
    const session = openScim(server);
    onTestFinished(() => session.close());
    expect((await readToEnd(session)).read).toBe('whole');
    expect(server.lists().filter((list) => list.get('startIndex') === '1' && !list.has('filter'))).toHaveLength(2);
  });
});

describe('a server that does not page', () => {
  it('is not read in part as if that were everyone', async () => {
    const everyone = Array.from({ length: 30 }, (_, at) => ({ id: String(at) }));
    await using server = await startScriptedScim(({ url }) =>
      url.pathname === '/Users'
        ? { body: { totalResults: 30, Resources: everyone.slice(0, 10) } }
        : { status: 404, body: {} },
    );
    const session = openScim(server);
    onTestFinished(() => session.close());
    const failure = await failureOf(readToEnd(session));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(failure.message).toContain('on two pages in a row');
  });
});
