import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { PingOneSimulatorOptions } from '../../../../../simulators/pingone/pingone-options.ts';
import { startPingOneSimulator } from '../../../../../simulators/pingone/pingone-simulator.ts';
import { openPingOne } from '../../../../testing/pingone-environment.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';

async function startEnvironment(options: Partial<PingOneSimulatorOptions> = {}) {
  const company = sampleCompany({ people: 60 });
  let time = Date.parse('2026-11-22T12:00:00Z');
  const simulator = await startPingOneSimulator({ company, pageSize: 20, now: () => new Date(time), ...options });
  const idAt = (position: number): string => company.people()[position]?.id ?? '';
  const passMinutes = (minutes: number): void => {
    time += minutes * 60_000;
  };
  return { company, simulator, idAt, passMinutes, [Symbol.asyncDispose]: () => simulator.close() };
}

const idsIn = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).sort();

describe('a changes read', () => {
  it('finds what happens while everyone is read, and what happens after', async () => {
    await using test = await startEnvironment();
    const { company, simulator, idAt, passMinutes } = test;
    const [early, late] = [idAt(1), idAt(40)];
    const session = openPingOne(simulator);
    let bookmark;
    for await (const { end } of session.readPeople({}, new AbortController().signal)) {
      if (end === undefined) company.change({ kind: 'rename', id: early, familyName: 'Early' });
      bookmark = end?.bookmark ?? bookmark;
    }
    passMinutes(60);
    company.change({ kind: 'rename', id: late, familyName: 'Late' });
    const { records } = await readToEnd(session, { bookmark: bookmark ?? null });
    expect(idsIn(records)).toEqual([early, late].sort());
  });

  it('goes by the clock of PingOne, which is a day ahead of this one', async () => {
    await using test = await startEnvironment();
    const { bookmark } = await readToEnd(openPingOne(test.simulator));
    expect(bookmark).toMatchObject({ since: '2026-11-22T11:55:00.000Z', listedAt: '2026-11-22T12:00:00.000Z' });
  });

  it('asks for some minutes that were read before, and gives nobody of them again', async () => {
    await using test = await startEnvironment();
    const { company, simulator, idAt, passMinutes } = test;
    company.change({ kind: 'rename', id: idAt(5), familyName: 'Before' });
    const { bookmark } = await readToEnd(openPingOne(simulator));
    const first = await readToEnd(openPingOne(simulator), { bookmark });
    expect(first.records).toEqual([]);
    passMinutes(1);
    company.change({ kind: 'rename', id: idAt(5), familyName: 'After' });
    const second = await readToEnd(openPingOne(simulator), { bookmark: first.bookmark });
    expect(idsIn(second.records)).toEqual([idAt(5)]);
    expect((await readToEnd(openPingOne(simulator), { bookmark: second.bookmark })).records).toEqual([]);
  });

  it('lists everyone only when it is time to look for leavers', async () => {
    await using test = await startEnvironment();
    const { company, simulator, idAt, passMinutes } = test;
    const settings = { removalCheckMinutes: 30 };
    const { bookmark } = await readToEnd(openPingOne(simulator, { settings }));
    company.change({ kind: 'leave', id: idAt(59) });
    passMinutes(29);
    simulator.log.reset();
    const soon = await readToEnd(openPingOne(simulator, { settings }), { bookmark });
    expect([soon.read, simulator.log.count('users')]).toEqual(['changes', 1]);
    passMinutes(1);
    const later = await readToEnd(openPingOne(simulator, { settings }), { bookmark: soon.bookmark });
    expect([later.read, later.pages.flatMap((page) => page.present ?? []).length]).toEqual(['listed', 59]);
    passMinutes(29);
    expect((await readToEnd(openPingOne(simulator, { settings }), { bookmark: later.bookmark })).read).toBe('changes');
  });

  it('tells who is left out from now on as removed, and does not list them as present', async () => {
    await using test = await startEnvironment();
    const settings = { unverified: 'leftOut' };
    const { bookmark } = await readToEnd(openPingOne(test.simulator, { settings }));
    test.simulator.setUnverified(test.idAt(3));
    const { pages, records } = await readToEnd(openPingOne(test.simulator, { settings }), { bookmark });
    expect(pages.flatMap(({ removed }) => removed)).toEqual([test.idAt(3)]);
    expect(records).toEqual([]);
    expect(pages.flatMap(({ present = [] }) => present)).not.toContain(test.idAt(3));
  });

  it('goes on after any of its pages', async () => {
    await using test = await startEnvironment();
    const { company, simulator } = test;
    const { bookmark } = await readToEnd(openPingOne(simulator));
    for (const { id } of company.people()) company.change({ kind: 'edit', id, values: { jobTitle: 'Lead' } });
    const { pages, bookmark: next } = await readToEnd(openPingOne(simulator), { bookmark });
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, { cursor }] of pages.entries()) {
      const rest = await readToEnd(openPingOne(simulator), { cursor });
      const seen = new Set(idsIn([...pages.slice(0, index + 1).flatMap(({ records }) => records), ...rest.records]));
      expect([seen.size, rest.read, rest.bookmark]).toEqual([60, 'listed', next]);
    }
  });

  it('keeps to the filter of the scope', async () => {
    await using test = await startEnvironment();
    const { company, simulator, idAt } = test;
    const filter = `username eq "${company.person(idAt(7))?.login ?? ''}" or username eq "nobody"`;
    const open = () => openPingOne(simulator, { context: { scope: { filter } } });
    const { bookmark } = await readToEnd(open());
    for (const id of [idAt(7), idAt(8)]) company.change({ kind: 'edit', id, values: { jobTitle: 'Lead' } });
    const { records, pages } = await readToEnd(open(), { bookmark });
    expect(idsIn(records)).toEqual([idAt(7)]);
    expect(pages.flatMap(({ present = [] }) => present)).toEqual([idAt(7)]);
  });
});

describe('where changes cannot be followed', () => {
  it('there is no bookmark, when users cannot be filtered by when they changed', async () => {
    await using test = await startEnvironment({ filtersByUpdate: false });
    const { records, bookmark, read } = await readToEnd(openPingOne(test.simulator));
    expect([records.length, bookmark, read]).toEqual([60, null, 'whole']);
  });

  it('there is no bookmark, when such a filter counts for nothing', async () => {
    await using test = await startEnvironment();
    const body = { _embedded: { users: [{ id: 'somebody' }] } };
    test.simulator.faults.add({ on: /updatedAt/, answer: { status: 200, body } });
    expect((await readToEnd(openPingOne(test.simulator))).bookmark).toBe(null);
  });

  it('everyone is read once that has come to be', async () => {
    await using test = await startEnvironment();
    const { bookmark } = await readToEnd(openPingOne(test.simulator));
    test.simulator.faults.add({ on: /updatedAt/, answer: { status: 400, body: { code: 'INVALID_DATA' } } });
    const failure = await failureOf(readToEnd(openPingOne(test.simulator), { bookmark }));
    expect(failure).toMatchObject({ reason: 'cursor-expired' });
  });

  it('everyone is read within groups, whose members change without being changed', async () => {
    await using test = await startEnvironment();
    const { bookmark } = await readToEnd(openPingOne(test.simulator));
    const groups = test.simulator.groups.slice(0, 1).map(({ id }) => id);
    const session = openPingOne(test.simulator, { context: { scope: { groups } } });
    const within = await readToEnd(session, { bookmark });
    expect([within.read, within.bookmark]).toEqual(['whole', null]);
  });
});
