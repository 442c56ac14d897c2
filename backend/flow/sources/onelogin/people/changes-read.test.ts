import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import { startOneLoginSimulator } from '../../../../../simulators/onelogin/onelogin-simulator.ts';
import { openOneLogin } from '../../../../testing/onelogin-account.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';

async function startAccount(people = 60) {
  const company = sampleCompany({ people });
  let time = Date.parse('2026-11-22T12:00:00Z');
  const simulator = await startOneLoginSimulator({ company, pageSize: 20, now: () => new Date(time) });
  const person = (position: number) => {
    const found = company.people()[position];
    if (found === undefined) throw new Error('The company is too small.');
    return found;
  };
  const passMinutes = (minutes: number): void => {
    time += minutes * 60_000;
  };
  return { company, simulator, person, passMinutes, [Symbol.asyncDispose]: () => simulator.close() };
}

const idsIn = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).sort();

describe('a changes read', () => {
  it('finds what happens while everyone is read, and what happens after', async () => {
    await using account = await startAccount();
    const { company, simulator, person, passMinutes } = account;
    const early = person(1);
    const late = person(40);
    const session = openOneLogin(simulator);
    const never = new AbortController().signal;
    let bookmark;
    for await (const { end } of session.readPeople({}, never)) {
      if (end === undefined) company.change({ kind: 'rename', id: early.id, familyName: 'Early' });
      bookmark = end?.bookmark ?? bookmark;
    }
    passMinutes(60);
    company.change({ kind: 'rename', id: late.id, familyName: 'Late' });
    const { records, read } = await readToEnd(session, { bookmark: bookmark ?? null });
    expect(idsIn(records)).toEqual([simulator.idOf(early), simulator.idOf(late)].sort());
    expect(read).toBe('listed');
  });

  it('goes by the clock of OneLogin, which is a day ahead of this one', async () => {
    await using account = await startAccount();
    const { simulator } = account;
    const { bookmark } = await readToEnd(openOneLogin(simulator));
    expect(bookmark).toMatchObject({ since: '2026-11-22T11:55:00.000Z', listedAt: '2026-11-22T12:00:00.000Z' });
  });

  it('asks for some minutes that were read before, and gives nobody of them again', async () => {
    await using account = await startAccount();
    const { company, simulator, person, passMinutes } = account;
    company.change({ kind: 'rename', id: person(5).id, familyName: 'Before' });
    const { bookmark } = await readToEnd(openOneLogin(simulator));
    const first = await readToEnd(openOneLogin(simulator), { bookmark });
    expect(first.records).toEqual([]);
    passMinutes(1);
    company.change({ kind: 'rename', id: person(5).id, familyName: 'After' });
    const second = await readToEnd(openOneLogin(simulator), { bookmark: first.bookmark });
    expect(idsIn(second.records)).toEqual([simulator.idOf(person(5))]);
    expect((await readToEnd(openOneLogin(simulator), { bookmark: second.bookmark })).records).toEqual([]);
  });

  it('lists everyone only when it is time to look for leavers', async () => {
    await using account = await startAccount();
    const { company, simulator, person, passMinutes } = account;
    const settings = { removalCheckMinutes: 30 };
    const { bookmark } = await readToEnd(openOneLogin(simulator, { settings }));
    company.change({ kind: 'leave', id: person(59).id });
    passMinutes(29);
    simulator.log.reset();
    const soon = await readToEnd(openOneLogin(simulator, { settings }), { bookmark });
    expect([soon.read, simulator.log.count('users')]).toEqual(['changes', 1]);
    passMinutes(1);
    const later = await readToEnd(openOneLogin(simulator, { settings }), { bookmark: soon.bookmark });
    expect(later.read).toBe('listed');
    const present = later.pages.flatMap((page) => page.present ?? []);
    expect(present).toHaveLength(59);
    expect(simulator.log.requests().at(-1)?.url).toContain('fields=id%2Cstate%2Cstatus');
    passMinutes(29);
    expect((await readToEnd(openOneLogin(simulator, { settings }), { bookmark: later.bookmark })).read).toBe('changes');
  });

  it('tells who is left out from now on as removed, and does not list them as present', async () => {
    await using account = await startAccount();
    const { simulator, person } = account;
    const { bookmark } = await readToEnd(openOneLogin(simulator));
    simulator.setStanding(person(3).id, { state: 2 });
    const { pages, records } = await readToEnd(openOneLogin(simulator), { bookmark });
    const id = simulator.idOf(person(3));
    expect(pages.flatMap(({ removed }) => removed)).toEqual([id]);
    expect(records).toEqual([]);
    expect(pages.flatMap(({ present = [] }) => present)).not.toContain(id);
  });

  it('goes on after any of its pages', async () => {
    await using account = await startAccount();
    const { company, simulator } = account;
    const { bookmark } = await readToEnd(openOneLogin(simulator));
    for (const { id } of company.people()) company.change({ kind: 'edit', id, values: { jobTitle: 'Lead' } });
    const { pages, bookmark: next } = await readToEnd(openOneLogin(simulator), { bookmark });
    expect(pages.length).toBeGreaterThan(5);
    for (const [index, { cursor }] of pages.entries()) {
      const rest = await readToEnd(openOneLogin(simulator), { cursor });
      const seen = new Set(idsIn([...pages.slice(0, index + 1).flatMap(({ records }) => records), ...rest.records]));
      expect([seen.size, rest.read, rest.bookmark]).toEqual([60, 'listed', next]);
    }
  });

  it('is a whole read within roles, whose users change without being changed', async () => {
    await using account = await startAccount();
    const { bookmark } = await readToEnd(openOneLogin(account.simulator));
    const groups = account.simulator.roles.slice(0, 1).map(({ id }) => id);
    const session = openOneLogin(account.simulator, { context: { scope: { groups } } });
    expect((await readToEnd(session, { bookmark })).read).toBe('whole');
  });

  it('starts over when the mapping wants something else', async () => {
    await using account = await startAccount();
    const { bookmark } = await readToEnd(openOneLogin(account.simulator));
    const session = openOneLogin(account.simulator, { context: { attributePaths: ['company'] } });
    expect(await failureOf(readToEnd(session, { bookmark }))).toMatchObject({ reason: 'cursor-expired' });
  });
});
