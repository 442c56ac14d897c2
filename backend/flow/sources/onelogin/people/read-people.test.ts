import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { OneLoginSimulatorOptions } from '../../../../../simulators/onelogin/onelogin-options.ts';
import { startOneLoginSimulator } from '../../../../../simulators/onelogin/onelogin-simulator.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { openOneLogin } from '../../../../testing/onelogin-account.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';

const never = new AbortController().signal;

async function startAccount(people = 60, options: Partial<OneLoginSimulatorOptions> = {}) {
  const company = sampleCompany({ people });
  const simulator = await startOneLoginSimulator({ company, ...options });
  const everyone = company.people();
  const [first, second, third] = everyone.slice(10);
  if (first === undefined || second === undefined || third === undefined) throw new Error('The company is too small.');
  return { company, simulator, everyone, first, second, third, [Symbol.asyncDispose]: () => simulator.close() };
}

const idsIn = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).sort();

describe('a read of everyone', () => {
  it('goes by the cursor to the end, however short the pages are', async () => {
    await using account = await startAccount(60, { pageSize: 7 });
    const { records, pages, read } = await readToEnd(openOneLogin(account.simulator));
    expect([records.length, pages.length, read]).toEqual([60, 9, 'whole']);
  });

  it('names the fields, as a list leaves out most of them otherwise', async () => {
    await using account = await startAccount();
    const context = { attributePaths: ['title', 'custom_attributes.office', 'manager_user_id'] };
    const { records } = await readToEnd(openOneLogin(account.simulator, { context }));
    const { manager_user_id: manager, ...attributes } = records[10]?.attributes ?? {};
    expect(attributes).toEqual({
      id: Number(account.simulator.idOf(account.first)),
      email: account.first.email,
      username: account.first.login,
      title: account.first.jobTitle,
      status: 1,
      state: 1,
      updated_at: '2026-01-05T08:00:00.000Z',
      custom_attributes: expect.objectContaining({ office: account.first.office.name }) as object,
    });
    const boss = account.company.person(account.first.managerId ?? '');
    expect(manager).toBe(Number(boss && account.simulator.idOf(boss)));
  });

  it('goes on when the token expires on the way, with one new token', async () => {
    await using account = await startAccount(120);
    const ids: string[] = [];
    for await (const page of openOneLogin(account.simulator).readPeople({}, never)) {
      ids.push(...page.records.map(({ id }) => id));
      if (ids.length === 50) account.simulator.expireTokens();
    }
    expect(ids).toHaveLength(120);
    expect(account.simulator.log.count('token')).toBe(2);
  });

  it('takes nobody with status 200 for what it is, an empty whole read', async () => {
    await using account = await startAccount();
    account.simulator.listNobody(true);
    const { records, read } = await readToEnd(openOneLogin(account.simulator));
    expect([records, read]).toEqual([[], 'whole']);
  });

  it('has to start over when OneLogin no longer knows the cursor', async () => {
    await using account = await startAccount(120);
    const { pages } = await readToEnd(openOneLogin(account.simulator));
    account.simulator.expireCursors();
    const again = readToEnd(openOneLogin(account.simulator), { cursor: pages[0]?.cursor ?? null });
    expect(await failureOf(again)).toMatchObject({ reason: 'cursor-expired' });
  });

  it('outlives connections that break', async () => {
    await using account = await startAccount(120);
    account.simulator.faults.add({ on: 'users', after: 1, answer: 'reset' });
    account.simulator.faults.add({ on: 'users', after: 2, answer: 'cut' });
    expect((await readToEnd(openOneLogin(account.simulator))).records).toHaveLength(120);
  });

  it('says which type of credential is missing', async () => {
    await using account = await startAccount();
    account.simulator.grant('Authentication Only');
    const failure = await failureOf(readToEnd(openOneLogin(account.simulator)));
    expect(failure).toMatchObject({ reason: 'permission-missing', permission: 'Read Users' });
  });
});

describe('the hourly budget', () => {
  const now = () => new Date('2026-11-21T10:00:00Z');

  it('is waited for when it is spent, as many seconds as OneLogin says are left', async () => {
    await using account = await startAccount();
    const headers = { 'X-RateLimit-Reset': '120' };
    account.simulator.faults.add({ on: 'users', answer: { status: 429, headers, body: {} } });
    const clock = createFakeClock();
    await readToEnd(openOneLogin(account.simulator, { clock }));
    expect(clock.slept).toEqual([120]);
  });

  it('is left to others when a tenth of it remains: the run goes on later, from its cursor', async () => {
    await using account = await startAccount(200, { callsPerHour: 20, now });
    account.simulator.leaveCalls(3);
    const pages: string[] = [];
    const reading = (async () => {
      for await (const { records } of openOneLogin(account.simulator).readPeople({}, never)) {
        pages.push(...idsIn(records));
      }
    })();
    expect(await failureOf(reading)).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: 3600 });
    expect(pages).toHaveLength(100);
    expect(account.simulator.log.answered(429)).toBe(0);
  });

  it('is waited for within the run when that is soon over', async () => {
    await using account = await startAccount(120);
    const headers = { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '499', 'X-RateLimit-Reset': '90' };
    const answer = { status: 200, headers: { ...headers, 'After-Cursor': '' }, body: [] };
    account.simulator.faults.add({ on: 'users', answer });
    const clock = createFakeClock();
    const session = openOneLogin(account.simulator, { clock });
    await readToEnd(session);
    expect(clock.slept).toEqual([]);
    await readToEnd(session);
    expect(clock.slept).toEqual([90]);
  });
});

describe('who is read', () => {
  it('goes by the rules for status and state', async () => {
    await using account = await startAccount();
    const { simulator, first, second, third } = account;
    simulator.setStanding(first.id, { status: 2 });
    simulator.setStanding(second.id, { state: 2 });
    simulator.setStanding(third.id, { status: 3 });
    const { records } = await readToEnd(openOneLogin(simulator));
    const activeOf = (person: typeof first) => records.find(({ id }) => id === simulator.idOf(person))?.active;
    expect([first, second, third].map(activeOf)).toEqual([false, undefined, true]);
    const settings = { disabledWhen: ['locked'], leftOutWhen: ['suspended'] };
    const others = (await readToEnd(openOneLogin(simulator, { settings }))).records;
    const seen = [first, second, third].map((person) => others.find(({ id }) => id === simulator.idOf(person))?.active);
    expect(seen).toEqual([undefined, true, false]);
  });

  it('is limited to the users of roles, each once', async () => {
    await using account = await startAccount(120);
    const { simulator, everyone } = account;
    const departments = simulator.roles.slice(1, 3);
    const groups = [...departments, ...departments].map(({ id }) => id);
    const { records, read, bookmark } = await readToEnd(openOneLogin(simulator, { context: { scope: { groups } } }));
    const names = departments.map(({ name }) => name);
    const members = everyone.filter(({ department }) => names.includes(department));
    expect(idsIn(records)).toEqual(members.map((person) => simulator.idOf(person)).sort());
    expect(records.length).toBeGreaterThan(0);
    expect([read, bookmark]).toEqual(['whole', null]);
    const whole = (await readToEnd(openOneLogin(simulator))).records;
    for (const record of records) expect(record).toEqual(whole.find(({ id }) => id === record.id));
  });

  it('is limited by filters, within roles too', async () => {
    await using account = await startAccount(200);
    const { simulator, everyone } = account;
    const office = everyone[7]?.office.name ?? '';
    const filter = `custom_attributes.office=${encodeURIComponent(office)}&directory_id=4711`;
    const there = everyone.filter((person) => person.office.name === office && !person.guest);
    const { records } = await readToEnd(openOneLogin(simulator, { context: { scope: { filter } } }));
    expect(idsIn(records)).toEqual(there.map((person) => simulator.idOf(person)).sort());
    const [, role] = simulator.roles;
    const scope = { filter, groups: [role?.id ?? ''] };
    const both = (await readToEnd(openOneLogin(simulator, { context: { scope } }))).records;
    const expected = there.filter(({ department }) => department === role?.name);
    expect(idsIn(both)).toEqual(expected.map((person) => simulator.idOf(person)).sort());
  });

  it('is never everyone because of a filter that OneLogin does not know', async () => {
    await using account = await startAccount();
    const session = openOneLogin(account.simulator, { context: { scope: { filter: 'departement=Sales' } } });
    expect((await failureOf(readToEnd(session))).message).toContain('“departement”');
    expect(account.simulator.log.count('users')).toBe(0);
  });

  it('names a role that is not there, and the credential that roles need', async () => {
    await using account = await startAccount();
    const scope = { groups: ['123'] };
    const failure = await failureOf(readToEnd(openOneLogin(account.simulator, { context: { scope } })));
    expect(failure.message).toContain('no role 123');
    account.simulator.grant('Read Users');
    const session = openOneLogin(account.simulator, { context: { scope } });
    expect(await failureOf(readToEnd(session))).toMatchObject({ permission: 'Read All' });
  });
});

describe('one person', () => {
  it('is in scope just when the lists have them', async () => {
    await using account = await startAccount(120);
    const { simulator, everyone, first } = account;
    const role = simulator.roles.find(({ name }) => name === first.department);
    const outsider = everyone.find(({ department }) => department !== first.department);
    const session = openOneLogin(simulator, { context: { scope: { groups: [role?.id ?? ''] }, attributePaths: [] } });
    const [listed] = (await readToEnd(session)).records.filter(({ id }) => id === simulator.idOf(first));
    expect(await session.readPerson(simulator.idOf(first), never)).toEqual(listed);
    expect(await session.readPerson(simulator.idOf(outsider ?? first), never)).toBe('gone');
    expect(await session.readPerson('not-a-number', never)).toBe('gone');
  });

  it('is gone when the rules leave them out', async () => {
    await using account = await startAccount();
    account.simulator.setStanding(account.first.id, { state: 0 });
    const session = openOneLogin(account.simulator);
    expect(await session.readPerson(account.simulator.idOf(account.first), never)).toBe('gone');
  });

  it('is not gone because OneLogin answered with somebody else', async () => {
    await using account = await startAccount();
    account.simulator.faults.add({ on: 'users', answer: { status: 200, body: [{ id: 1 }] } });
    const reading = openOneLogin(account.simulator).readPerson('7', never);
    expect((await failureOf(reading)).message).toContain('other users');
  });
});
