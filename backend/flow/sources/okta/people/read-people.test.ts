import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import type { OktaSimulatorOptions } from '../../../../../simulators/okta/okta-options.ts';
import { startOktaSimulator } from '../../../../../simulators/okta/okta-simulator.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { asApp, openOkta } from '../../../../testing/okta-org.ts';
import type { ContextParts } from '../../../../testing/source-context.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';
import type { JsonObject } from '../../../model/json.ts';

const never = new AbortController().signal;
const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

async function setUp(options: Partial<OktaSimulatorOptions> & { readonly size?: number } = {}) {
  const { size = 30, ...rest } = options;
  const company = options.company ?? sampleCompany({ people: size });
  const clock = createFakeClock();
  const org = await startOktaSimulator({ company, now: clock.now, ...rest });
  ended.push(() => org.close());
  const open = (context: ContextParts = {}, settings: JsonObject = {}) => {
    const session = openOkta(org, { clock, context, settings });
    ended.push(() => session.close());
    return session;
  };
  const idAt = (index: number): string => org.idOf(company.people()[index]?.id ?? '');
  const groupNamed = (name: string): string => org.groups.find((group) => group.name === name)?.id ?? '';
  return { company, clock, org, open, idAt, groupNamed };
}

describe('reading everyone', () => {
  it('sees people who were deactivated, as disabled', async () => {
    const { company, org, open } = await setUp();
    const leaver = company.people()[9]?.id ?? '';
    company.change({ kind: 'leave', id: leaver });
    const { records } = await readToEnd(open());
    expect(records.find(({ id }) => id === org.idOf(leaver))).toMatchObject({
      active: false,
      attributes: { status: 'DEPROVISIONED' },
    });
    expect(records).toHaveLength(30);
  });

  it('leaves out who has not begun, and whatever else the admin says', async () => {
    const statuses = ['STAGED', 'PROVISIONED', 'ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'SUSPENDED'];
    const { open, idAt } = await setUp({ statusOf: ({ index }) => statuses[index] ?? 'ACTIVE' });
    const { records } = await readToEnd(open());
    const standing = (index: number) => records.find(({ id }) => id === idAt(index))?.active;
    expect(statuses.map((_, index) => standing(index))).toEqual([undefined, true, true, true, true, true, false]);
    const strict = await readToEnd(
      open({}, { activeStatuses: ['ACTIVE', 'STAGED'], disabledStatuses: ['LOCKED_OUT'] }),
    );
    const among = (index: number) => strict.records.find(({ id }) => id === idAt(index))?.active;
    expect(statuses.map((_, index) => among(index))).toEqual([
      true,
      undefined,
      true,
      undefined,
      undefined,
      false,
      undefined,
    ]);
  });

  it('goes on with a new token when the one it has expires between pages, having asked for it once', async () => {
    const { org, open } = await setUp({ size: 450 });
    let people = 0;
    for await (const { records } of open({}, asApp(org)).readPeople({}, never)) {
      if (people === 0) org.expireTokens();
      people += records.length;
    }
    expect(people).toBe(450);
    expect(org.log.count('token')).toBe(2);
    expect(org.log.answered(401)).toBe(1);
  });

  it('waits as long as the limit lasts by the clock of the org, however wrong the clock here is', async () => {
    for (const clockAheadSeconds of [-7200, 7200]) {
      const { clock, org, open } = await setUp({ size: 450, rateLimitPerMinute: 2, clockAheadSeconds });
      const { records } = await readToEnd(open({}, { budgetPercent: 0 }));
      expect(records).toHaveLength(450);
      expect(org.log.answered(429)).toBe(1);
      expect(clock.slept).toHaveLength(1);
      expect(clock.slept[0]).toBeGreaterThanOrEqual(1);
      expect(clock.slept[0]).toBeLessThanOrEqual(61);
    }
  });

  it('pauses before a tenth of the limit is used up, so that nothing is refused', async () => {
    const { clock, org, open } = await setUp({ size: 3000, rateLimitPerMinute: 10 });
    expect((await readToEnd(open({}, { budgetPercent: 20 }))).records).toHaveLength(3000);
    expect(org.log.answered(429)).toBe(0);
    expect(clock.slept.length).toBeGreaterThan(0);
    expect(Math.max(...clock.slept)).toBeLessThanOrEqual(60);
  });

  it('takes nobody for a person because their login is that person’s id', async () => {
    const { company, open, org } = await setUp();
    const { login = '', id = '' } = company.people()[4] ?? {};
    expect(await open().readPerson(login, never)).toBe('gone');
    expect(await open().readPerson(org.idOf(id), never)).toMatchObject({ id: org.idOf(id) });
  });

  it('goes on nowhere else than at the org, whatever a cursor says', async () => {
    const { open } = await setUp({ size: 450 });
    const { pages } = await readToEnd(open());
    const cursor = { ...(pages[0]?.cursor as JsonObject), next: 'https://evil.example/api/v1/users' };
    expect(await failureOf(readToEnd(open(), { cursor }))).toMatchObject({ reason: 'cursor-expired' });
  });

  it('notices a new picture at an address that stays', async () => {
    const { company, org, open } = await setUp();
    const person = company.people().find(({ picture }) => picture !== undefined);
    const id = org.idOf(person?.id ?? '');
    const readPicture = async (heldTag?: string) => {
      const session = open();
      const record = (await readToEnd(session)).records.find((one) => one.id === id);
      const locator = record?.picture === 'none' ? undefined : record?.picture.locator;
      const ref = { id, ...(locator === undefined ? {} : { locator }), ...(heldTag === undefined ? {} : { heldTag }) };
      return (await Array.fromAsync(session.readPictures([ref], never)))[0];
    };
    const first = await readPicture();
    const tag = first?.status === 'found' ? first.tag : undefined;
    expect(await readPicture(tag)).toMatchObject({ status: 'unchanged' });
    company.change({ kind: 'picture', id: person?.id ?? '', picture: 'new' });
    expect(await readPicture(tag)).toMatchObject({ status: 'found' });
  });
});

describe('a scope of groups', () => {
  it('gives everyone of several groups once, and reads them all again in every run', async () => {
    const { company, open, groupNamed } = await setUp({ size: 60 });
    const [first = '', second = ''] = company.departments.map(({ name }) => name);
    const scope = { groups: [groupNamed(first), groupNamed('Leadership'), groupNamed(second)] };
    const { records, bookmark, read } = await readToEnd(open({ scope }));
    const ids = records.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const leaders = company
      .people()
      .filter(({ managerId }) => company.person(managerId ?? '')?.managerId === undefined);
    const members = company.people().filter((one) => [first, second].includes(one.department) || leaders.includes(one));
    expect(ids).toHaveLength(members.length);
    expect([bookmark, read]).toEqual([null, 'whole']);
    const whole = await readToEnd(open());
    expect((await readToEnd(open({ scope }), { bookmark: whole.bookmark })).read).toBe('whole');
  });

  it('holds together with a filter', async () => {
    const { company, open, org, groupNamed } = await setUp({ size: 60 });
    const [, department = ''] = company.departments.map(({ name }) => name);
    const scope = { groups: [groupNamed('Leadership')], filter: `profile.department eq "${department}"` };
    const inDepartment = company.people().filter((one) => one.department === department);
    const leaders = inDepartment.filter(({ managerId = '' }) => company.person(managerId)?.managerId === undefined);
    const { records } = await readToEnd(open({ scope }));
    expect(records.map(({ id }) => id)).toEqual(leaders.map(({ id }) => org.idOf(id)));
    expect([leaders.length > 0, leaders.length < inDepartment.length]).toEqual([true, true]);
  });

  it('has nobody who is not in it read alone', async () => {
    const { company, open, org, groupNamed } = await setUp({ size: 60 });
    const [first, second] = company.departments.map(({ name }) => name);
    const session = open({ scope: { groups: [groupNamed(first ?? '')] } });
    const memberOf = (name: string | undefined) =>
      org.idOf(company.people().find((one) => one.department === name)?.id ?? '');
    expect(await session.readPerson(memberOf(first), never)).toMatchObject({ id: memberOf(first) });
    expect(await session.readPerson(memberOf(second), never)).toBe('gone');
  });

  it('that is not there fails with its id', async () => {
    const { open } = await setUp();
    const failure = await failureOf(readToEnd(open({ scope: { groups: ['00gmissing'] } })));
    expect(failure.message).toContain('Check the group 00gmissing of the scope.');
  });
});

describe('a scope with a filter', () => {
  it('is asked of the index only where it has to be', async () => {
    const { open, org, company } = await setUp({ searchLagSeconds: 600 });
    company.change({ kind: 'rename', id: company.people()[3]?.id ?? '', familyName: 'Lindqvist' });
    const named = (filter: string) => readToEnd(open({ scope: { filter } }));
    expect((await named('profile.lastName eq "Lindqvist"')).records).toHaveLength(1);
    expect((await named('profile.lastName sw "Lindq"')).records).toHaveLength(0);
    expect(org.log.requests().map(({ url }) => /filter|search/.exec(url)?.[0])).toEqual(['filter', 'search']);
  });

  it('leaves others out, alone too, and says where the mistake is', async () => {
    const { open, idAt } = await setUp({ size: 60 });
    const session = open({ scope: { filter: 'profile.firstName eq "Nobody"' } });
    expect((await readToEnd(session)).records).toEqual([]);
    expect(await session.readPerson(idAt(0), never)).toBe('gone');
    const failure = await failureOf(readToEnd(open({ scope: { filter: 'profile.department ne "Brand"' } })));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(failure.message).toContain('Check the filter of the scope.');
  });
});

describe('managers', () => {
  it.each(['id', 'login', 'email', 'employeeNumber'] as const)('are found by %s', async (managerId) => {
    const { company, org, open } = await setUp({ managerId });
    for (const managerKey of [managerId, 'any']) {
      const { records } = await readToEnd(open({}, { managerKey }));
      for (const { id, managerId: expected } of company.people()) {
        const manager = records.find((one) => one.id === org.idOf(id))?.attributes['manager'];
        const found = records.filter(
          (one) => one.id === manager || (typeof manager === 'string' && one.references.includes(manager)),
        );
        expect(found.map((one) => one.id)).toEqual(expected === undefined ? [] : [org.idOf(expected)]);
      }
    }
  });

  it('are found by linked objects for a request each, if the mapping wants them', async () => {
    const { company, org, open } = await setUp();
    const settings = { managerKey: 'linkedObject', managerAttribute: 'manager' };
    const { records } = await readToEnd(open({ attributePaths: ['manager'] }, settings));
    const managers = records.map(({ attributes }) => attributes['manager']);
    const expected = company
      .people()
      .map(({ managerId }) => (managerId === undefined ? undefined : org.idOf(managerId)));
    expect(managers).toEqual(expected);
    expect(org.log.count('linked-objects')).toBe(30);
    await readToEnd(open({ attributePaths: ['profile.title'] }, settings));
    expect(org.log.count('linked-objects')).toBe(30);
  });
});
