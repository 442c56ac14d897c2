import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import { refusals } from '../../../../../simulators/google/google-refusals.ts';
import { type GoogleSimulator, startGoogleSimulator } from '../../../../../simulators/google/google-simulator.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { answerJson, openGoogle, startScriptedWorkspace } from '../../../../testing/google-workspace.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';
import type { JsonValue } from '../../../model/json.ts';

const never = new AbortController().signal;

async function startWorkspace(people = 40) {
  const clock = createFakeClock();
  const company = sampleCompany({ people });
  const simulator = await startGoogleSimulator({ company, now: clock.now });
  const accounts = () => company.people().filter(({ guest }) => !guest);
  const open = (parts: Parameters<typeof openGoogle>[1] = {}) => openGoogle(simulator, parts, clock);
  return { company, accounts, simulator, clock, open, [Symbol.asyncDispose]: () => simulator.close() };
}

const urlsOf = ({ log }: GoogleSimulator, kind: string): readonly URLSearchParams[] =>
  log
    .requests()
    .filter((request) => request.kind === kind)
    .map(({ url }) => new URL(url, 'http://simulator.example').searchParams);
const idsOf = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id).sort();
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const someGroup = ({ groups }: GoogleSimulator, name: RegExp): string =>
  groups.find((group) => name.test(group.name))?.email ?? '';

describe('a list of users', () => {
  it('asks for the mapped fields alone, with the page token among them, 500 to a page', async () => {
    await using test = await startWorkspace(1100);
    const { pages } = await readToEnd(test.open({ attributePaths: ['phones[0].value', 'manager'] }));
    const [first, second, third] = urlsOf(test.simulator, 'users');
    expect(pages.map(({ records }) => records.length).slice(0, 2)).toEqual([500, 500]);
    expect(first?.get('fields')).toMatch(/^nextPageToken,users\(.*phones.*relations.*\)$/);
    expect(first?.get('maxResults')).toBe('500');
    expect([first, second, third].map((query) => query?.has('pageToken'))).toEqual([false, true, true]);
  });

  it('has custom schemas, where they are mapped', async () => {
    await using test = await startWorkspace();
    const { records } = await readToEnd(test.open({ attributePaths: ['customSchemas.HR.workModel'] }));
    expect(records[0]?.attributes).toMatchObject({
      customSchemas: { HR: { workModel: expect.any(String) as string } },
    });
  });

  it('knows who is suspended', async () => {
    await using test = await startWorkspace();
    const [, person] = test.accounts();
    test.company.change({ kind: 'disable', id: person?.id ?? '' });
    const { records } = await readToEnd(test.open({ attributePaths: [] }));
    const suspended = test.accounts().filter(({ active }) => !active);
    expect(idsOf(records.filter(({ active }) => !active))).toEqual(suspended.map(test.simulator.idOf).sort());
  });

  it('gives managers in a spelling by which exactly one person is found, also by an alias', async () => {
    await using test = await startWorkspace();
    const { records } = await readToEnd(test.open({ attributePaths: ['manager'] }));
    const byReference = new Map(records.flatMap(({ id, references }) => references.map((name) => [name, id])));
    const found = records.map(({ id, attributes }) => [id, byReference.get(textOf(attributes['manager']))]);
    const wanted = test.accounts().map(({ id, managerId }) => {
      const [of, manager] = [{ id }, { id: managerId ?? '' }].map(test.simulator.idOf);
      return [of, managerId === undefined ? undefined : manager];
    });
    expect(found).toEqual(wanted);
    expect(JSON.stringify(records)).toMatch(/alias@/i);
  });

  it('is of one domain or of one customer, never both', async () => {
    await using test = await startWorkspace();
    const { domain, customerId: customer } = test.simulator;
    await readToEnd(test.open());
    await readToEnd(test.open({ settings: { domain } }));
    await readToEnd(test.open({ settings: { customer } }));
    const asked = urlsOf(test.simulator, 'users').map((query) => [query.get('customer'), query.get('domain')]);
    expect(asked).toEqual([
      ['my_customer', null],
      [null, domain],
      [customer, null],
    ]);
  });

  it('is narrowed by a filter in Google’s own language', async () => {
    await using test = await startWorkspace();
    const { records } = await readToEnd(test.open({ scope: { filter: "orgDepartment='Field Sales'" } }));
    const sales = test.accounts().filter(({ department }) => department === 'Field Sales');
    expect(sales.length).toBeGreaterThan(0);
    expect(idsOf(records)).toEqual(sales.map(test.simulator.idOf).sort());
  });

  it('of nobody ends whole, with status 200 and without the key', async () => {
    await using test = await startWorkspace();
    test.simulator.listNobody(true);
    expect(await readToEnd(test.open())).toMatchObject({ records: [], read: 'whole' });
  });

  it('goes on with a new token when all have expired in between', async () => {
    await using test = await startWorkspace(1100);
    const pages = test.open().readPeople({}, never)[Symbol.asyncIterator]();
    await pages.next();
    test.simulator.expireTokens();
    const rest = await Array.fromAsync({ [Symbol.asyncIterator]: () => pages });
    expect(rest.flatMap(({ records }) => records).length).toBe(test.accounts().length - 500);
    expect(test.simulator.log.answered(401)).toBe(1);
    expect(test.simulator.log.count('token')).toBe(2);
  });

  it('that leads back to itself is not followed', async () => {
    await using workspace = await startScriptedWorkspace((_, response) => {
      answerJson(response, 200, { users: [{ id: '1' }], nextPageToken: 'same' });
    });
    expect(await failureOf(readToEnd(openGoogle(workspace)))).toMatchObject({ reason: 'unexpected-answer' });
  });
});

describe('people who were deleted', () => {
  it('are reported, besides not being listed', async () => {
    await using test = await startWorkspace();
    const leaver = test.accounts().at(-1);
    test.company.change({ kind: 'leave', id: leaver?.id ?? '' });
    const { pages, records } = await readToEnd(test.open());
    const id = test.simulator.idOf({ id: leaver?.id ?? '' });
    expect(pages.flatMap(({ removed }) => removed)).toEqual([id]);
    expect(idsOf(records)).toEqual(test.accounts().map(test.simulator.idOf).sort());
  });

  it('are known by their absence where an administrator may not see them', async () => {
    await using test = await startWorkspace();
    test.simulator.faults.add({ on: 'deleted-users', answer: refusals.forbidden() });
    const reading = await readToEnd(test.open());
    expect(reading).toMatchObject({ read: 'whole' });
    expect(reading.records).toHaveLength(test.accounts().length);
  });
});

describe('an interrupted list', () => {
  /** Where a read of several pages has got to after its first. */
  async function afterFirstPage(test: Awaited<ReturnType<typeof startWorkspace>>): Promise<JsonValue> {
    for await (const { cursor } of test.open().readPeople({}, never)) return cursor;
    return null;
  }

  it('goes on where it stopped', async () => {
    await using test = await startWorkspace(1100);
    const cursor = await afterFirstPage(test);
    test.simulator.log.reset();
    const { records } = await readToEnd(test.open(), { cursor });
    expect(records).toHaveLength(test.accounts().length - 500);
    expect(urlsOf(test.simulator, 'users').every((query) => query.has('pageToken'))).toBe(true);
  });

  it('begins again after three days, when Google has forgotten its place', async () => {
    await using test = await startWorkspace(1100);
    const cursor = await afterFirstPage(test);
    await test.clock.sleep(3 * 24 * 3600, never);
    expect(await failureOf(readToEnd(test.open(), { cursor }))).toMatchObject({ reason: 'cursor-expired' });
  });

  it('begins again when Google fails after more than an hour of the same list, and not before', async () => {
    await using test = await startWorkspace(1100);
    const cursor = await afterFirstPage(test);
    test.simulator.faults.add({ on: 'users', times: 10, answer: refusals.backendError() });
    expect(await failureOf(readToEnd(test.open(), { cursor }))).toMatchObject({ reason: 'unavailable' });
    await test.clock.sleep(3600, never);
    expect(await failureOf(readToEnd(test.open(), { cursor }))).toMatchObject({ reason: 'cursor-expired' });
  });

  it('is not taken for a list of another scope', async () => {
    await using test = await startWorkspace(1100);
    const cursor = await afterFirstPage(test);
    const other = test.open({ scope: { filter: 'isSuspended=false' } });
    expect(await failureOf(readToEnd(other, { cursor }))).toMatchObject({ reason: 'cursor-expired' });
  });
});

describe('a scope of groups', () => {
  it.each([
    [true, 'with the groups within'],
    [false, 'without them'],
  ])('brings its members (nested: %s), %s', async (nestedGroups) => {
    await using test = await startWorkspace(120);
    const groups = [someGroup(test.simulator, /^Division Sales/)];
    const { records } = await readToEnd(test.open({ scope: { groups, nestedGroups } }));
    const members = test.accounts().filter(({ division }) => nestedGroups && division === 'Sales');
    expect(idsOf(records)).toEqual(members.map(test.simulator.idOf).sort());
  });

  it('asks for the scope of members only then', async () => {
    await using test = await startWorkspace();
    test.simulator.authorise(['https://www.googleapis.com/auth/admin.directory.user.readonly']);
    expect((await readToEnd(test.open())).records.length).toBeGreaterThan(0);
    const groups = [someGroup(test.simulator, /^Brand/)];
    expect(await failureOf(readToEnd(test.open({ scope: { groups } })))).toMatchObject({
      reason: 'permission-missing',
    });
  });

  it('brings everyone where the whole organisation is a member', async () => {
    await using test = await startWorkspace();
    const groups = [someGroup(test.simulator, /^All of/)];
    const session = test.open({ scope: { groups } });
    expect((await readToEnd(session)).records).toHaveLength(test.accounts().length);
    const [person] = test.accounts();
    expect(await session.readPerson(test.simulator.idOf({ id: person?.id ?? '' }), never)).not.toBe('gone');
  });

  it('fails when a group is gone, so that nobody is lost by it', async () => {
    await using test = await startWorkspace();
    const failure = await failureOf(readToEnd(test.open({ scope: { groups: ['gone@larkfield.example'] } })));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(failure.message).toContain('Check the group gone@larkfield.example');
  });

  it('reads large groups page by page, and people of elsewhere not at all', async () => {
    await using workspace = await startScriptedWorkspace(({ url }, response) => {
      const users = ['1', '2', '3'].map((id) => ({ id, primaryEmail: `${id}@corp.example` }));
      const first = { members: [{ id: '1', type: 'USER' }, { id: '3', type: 'GROUP' }, { email: 'x@y.z' }] };
      if (url.includes('pageToken=second')) answerJson(response, 200, { members: [{ id: '2' }] });
      else if (url.includes('/members')) answerJson(response, 200, { ...first, nextPageToken: 'second' });
      else answerJson(response, 200, url.includes('showDeleted') ? {} : { users });
    });
    const session = openGoogle(workspace, { scope: { groups: ['g'] } });
    expect(idsOf((await readToEnd(session)).records)).toEqual(['1', '2']);
  });
});

describe('one person', () => {
  it('is gone when the scope leaves them out', async () => {
    await using test = await startWorkspace(120);
    const seller = test.accounts().find(({ department }) => department === 'Field Sales');
    const id = test.simulator.idOf({ id: seller?.id ?? '' });
    const read = (parts: Parameters<typeof openGoogle>[1]) => test.open(parts).readPerson(id, never);
    const [sales, brand] = [/^Field Sales/, /^Brand/].map((name) => someGroup(test.simulator, name));
    expect(await read({ scope: { groups: [sales ?? ''] } })).toMatchObject({ id });
    expect(await read({ scope: { groups: [brand ?? ''] } })).toBe('gone');
    expect(await read({ scope: { filter: "orgDepartment='Field Sales'" } })).toMatchObject({ id });
    expect(await read({ scope: { filter: 'orgDepartment=Brand' } })).toBe('gone');
    expect(await read({ settings: { domain: 'other.example' } })).toBe('gone');
  });

  it('is not gone for the sake of another refusal', async () => {
    await using test = await startWorkspace();
    test.simulator.faults.add({ on: 'user', answer: refusals.forbidden() });
    expect(await failureOf(test.open().readPerson('1', never))).toMatchObject({ reason: 'permission-missing' });
  });
});
