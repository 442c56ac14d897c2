import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { ScimOddities } from '../../../../../simulators/scim/scim-options.ts';
import { startScimSimulator } from '../../../../../simulators/scim/scim-simulator.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { openScim } from '../../../../testing/scim-sessions.ts';
import { failureOf, readToEnd, type WholeReading } from '../../../../testing/source-reading.ts';
import type { JsonObject, JsonValue } from '../../../model/json.ts';

const never = new AbortController().signal;
const idsOf = ({ records }: WholeReading): readonly string[] => records.map(({ id }) => id);
const presentIn = ({ pages }: WholeReading): readonly string[] => pages.flatMap((page) => page.present ?? []);

interface Options {
  readonly people?: number;
  readonly oddities?: Partial<ScimOddities>;
  /** How far the server's clock is ahead of Roster's. */
  readonly serverAheadSeconds?: number;
}

async function start({ people = 20, oddities = {}, serverAheadSeconds = 0 }: Options = {}) {
  const company = sampleCompany({ people });
  const clock = createFakeClock();
  const now = () => new Date(clock.now().getTime() + serverAheadSeconds * 1000);
  const simulator = await startScimSimulator({ company, oddities, now });
  onTestFinished(() => simulator.close());
  const open = (settings: JsonObject = {}, filter = '') => {
    const session = openScim(simulator, { settings, clock, context: { scope: { filter } } });
    onTestFinished(() => session.close());
    return session;
  };
  const pass = (seconds: number) => clock.sleep(seconds, never);
  const idAt = (index: number): string => company.people()[index]?.id ?? '';
  const rename = (index: number): string => {
    company.change({ kind: 'rename', id: idAt(index), familyName: `Renamed${String(clock.now().getTime())}` });
    return idAt(index);
  };
  return { company, simulator, open, pass, idAt, rename };
}

describe('whether a server can tell who changed', () => {
  it.each<[string, Partial<ScimOddities>]>([
    ['says that it has no filters', { filter: 'unsupported' }],
    ['refuses that filter', { filter: 'without-last-modified' }],
    ['ignores that filter and gives everyone', { filter: 'ignores-last-modified' }],
    ['refuses filters without having said so', { filter: 'unsupported', noDiscovery: true }],
  ])('is tried: one that %s is read whole each time', async (_, oddities) => {
    const { open } = await start({ oddities });
    expect(await readToEnd(open())).toMatchObject({ read: 'whole', bookmark: null });
  });

  it.each([
    ['nobody', { totalResults: 0 }, 'finds nobody'],
    ['not everyone', { totalResults: 7, Resources: [{ id: 'u1' }] }, 'does not find everyone'],
  ])('is tried: one that finds %s by that filter is read whole each time', async (_, body, because) => {
    const { open, simulator } = await start();
    simulator.faults.add({ on: /1970-01-02/, times: 2, answer: { status: 200, body } });
    expect((await readToEnd(open())).bookmark).toBeNull();
    const { findings } = await open().check(never);
    expect(findings.find(({ subject }) => subject === 'Follow changes')?.message).toContain(because);
  });

  it('is tried together with the filter of the scope', async () => {
    const { open, simulator } = await start();
    await readToEnd(open({}, 'active eq true'));
    const filters = simulator.log.requests().map(({ url }) => new URL(url, simulator.url).searchParams.get('filter'));
    expect(filters).toContain('(active eq true) and meta.lastModified gt "2999-01-01T00:00:00Z"');
  });
});

describe('a changes run', () => {
  it('starts by the clock of the server, not by that of this machine', async () => {
    const { open, rename, pass } = await start({ serverAheadSeconds: -7200 });
    const { bookmark } = await readToEnd(open());
    await pass(600);
    const renamed = rename(3);
    const first = await readToEnd(open(), { bookmark });
    expect(idsOf(first)).toEqual([renamed]);
    await pass(600);
    const later = rename(4);
    expect(idsOf(await readToEnd(open(), { bookmark: first.bookmark }))).toEqual([later]);
  });

  it('finds what was changed while everyone was read', async () => {
    const { open, rename } = await start();
    let renamed = '';
    let bookmark: JsonValue = null;
    for await (const { end } of open({ pageSize: 10 }).readPeople({}, never)) {
      renamed = renamed === '' ? rename(3) : renamed;
      bookmark = end?.bookmark ?? null;
    }
    expect(idsOf(await readToEnd(open(), { bookmark }))).toEqual([renamed]);
  });

  it('finds what is stored a little later than it is stamped, and nobody twice', async () => {
    const { open, rename, pass, simulator } = await start();
    const { bookmark } = await readToEnd(open());
    await pass(600);
    const early = rename(3);
    // The change has its stamp before the first run, which cannot see it yet.
    const headers = { Date: 'Sat, 21 Nov 2026 10:10:01 GMT' };
    simulator.faults.add({ on: /meta.lastModified/, answer: { status: 200, headers, body: { totalResults: 0 } } });
    const first = await readToEnd(open(), { bookmark });
    expect(idsOf(first)).toEqual([]);
    const second = await readToEnd(open(), { bookmark: first.bookmark });
    expect(idsOf(second)).toEqual([early]);
    expect(idsOf(await readToEnd(open(), { bookmark: second.bookmark }))).toEqual([]);
  });

  it('reads someone again who changed again within the overlap', async () => {
    const { open, rename, pass } = await start();
    const { bookmark } = await readToEnd(open());
    await pass(600);
    const renamed = rename(3);
    const first = await readToEnd(open(), { bookmark });
    await pass(1);
    rename(3);
    expect(idsOf(await readToEnd(open(), { bookmark: first.bookmark }))).toEqual([renamed]);
  });

  it('ends with a bookmark that forgets those who are no longer in the overlap', async () => {
    const { open, rename, pass } = await start();
    const { bookmark } = await readToEnd(open());
    rename(3);
    const first = await readToEnd(open(), { bookmark });
    await pass(3600);
    const second = await readToEnd(open(), { bookmark: first.bookmark });
    expect([first.bookmark, second.bookmark].map((one) => Object.keys((one as { seen: object }).seen).length)).toEqual([
      1, 0,
    ]);
  });

  it('can be gone on with from its bookmark', async () => {
    const { open, rename } = await start();
    const { bookmark } = await readToEnd(open());
    const renamed = rename(3);
    const { pages } = await readToEnd(open(), { bookmark });
    const again = await readToEnd(open(), { cursor: pages[0]?.cursor ?? null });
    expect([idsOf(again), again.read]).toEqual([[renamed], 'listed']);
  });

  it('becomes a whole one when the server has lost that filter', async () => {
    const { open, simulator } = await start();
    const { bookmark } = await readToEnd(open());
    const body = { schemas: [], status: '400', scimType: 'invalidFilter' };
    simulator.faults.add({ on: /meta.lastModified/, times: 9, answer: { status: 400, body } });
    expect(await failureOf(readToEnd(open(), { bookmark }))).toMatchObject({ reason: 'cursor-expired' });
  });
});

describe('whoever was deleted', () => {
  it('is missing among the ids that are listed, without attributes', async () => {
    const { company, open, simulator, idAt } = await start();
    const { bookmark } = await readToEnd(open());
    const gone = idAt(19);
    company.change({ kind: 'leave', id: gone });
    const changes = await readToEnd(open(), { bookmark });
    expect([changes.read, presentIn(changes).length, presentIn(changes).includes(gone)]).toEqual(['listed', 19, false]);
    expect(simulator.log.requests().at(-1)?.url).toContain('attributes=id');
  });

  it('is looked for now and then where there are many people', async () => {
    const { open, pass } = await start({ people: 1001 });
    const settings = { pageSize: 200, removalCheckMinutes: 60 };
    const { bookmark } = await readToEnd(open(settings));
    await pass(59 * 60);
    const soon = await readToEnd(open(settings), { bookmark });
    expect([soon.read, presentIn(soon).length]).toEqual(['changes', 0]);
    await pass(60);
    const due = await readToEnd(open(settings), { bookmark: soon.bookmark });
    expect([due.read, presentIn(due).length]).toEqual(['listed', 1001]);
  });

  it('is looked for again when the list of ids never held still', async () => {
    const { company, open } = await start({ people: 40 });
    const { bookmark } = await readToEnd(open());
    const pages = [];
    for await (const page of open({ pageSize: 10 }).readPeople({ bookmark }, never)) {
      if ((page.present ?? []).length > 0) company.change({ kind: 'hire' });
      pages.push(page);
    }
    expect(pages.at(-1)?.end?.read).toBe('changes');
    const next = await readToEnd(open(), { bookmark: pages.at(-1)?.end?.bookmark ?? null });
    expect([next.read, presentIn(next).length]).toEqual(['listed', company.people().length]);
  });
});
