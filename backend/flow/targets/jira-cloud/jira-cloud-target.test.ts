import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { JiraCloudOptions } from '../../../../simulators/jira-cloud/jira-cloud-options.ts';
import {
  type JiraCloudSimulator,
  startJiraCloudSimulator,
} from '../../../../simulators/jira-cloud/jira-cloud-simulator.ts';
import { rateLimits } from '../../../../simulators/jira-cloud/jira-refusals.ts';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { openJiraCloud } from '../../../testing/jira-cloud-site.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import { aDesiredState } from '../../../testing/target-context.ts';
import type { DesiredState, TargetSession } from '../target.ts';
import { jiraCloudTarget } from './jira-cloud-target.ts';

const never = new AbortController().signal;
const key = 'rosterProfile';

let simulator: JiraCloudSimulator | undefined;
let session: TargetSession | undefined;
afterEach(async () => {
  await session?.close();
  await simulator?.close();
});

async function start(options: Partial<JiraCloudOptions> = {}, parts: Parameters<typeof openJiraCloud>[1] = {}) {
  const clock = createFakeClock();
  const company = sampleCompany({ people: 30 });
  const started = await startJiraCloudSimulator({ company, now: clock.now, ...options });
  simulator = started;
  const opened = openJiraCloud(started, parts, clock);
  session = opened;
  const people = company.people().map((person) => ({ ...person, accountId: started.accountIdOf(person) }));
  const [first] = people;
  if (first === undefined) throw new Error('The company has nobody.');
  const apply = (desired: Partial<DesiredState>, ids: readonly string[] = [first.accountId]) =>
    Array.fromAsync(
      opened.apply(
        ids.map((remoteId) => ({ personId: remoteId, remoteId, desired: aDesiredState(desired) })),
        never,
      ),
    );
  const find = (...values: readonly string[]) =>
    Array.fromAsync(
      opened.findPeople(
        values.map((value) => ({ personId: value, value })),
        never,
      ),
    );
  const document = () => started.site.property(first.accountId, key);
  const methods = () => started.log.requests().map(({ kind, method }) => `${method} ${kind}`);
  return { simulator: started, session: opened, clock, company, people, first, apply, find, document, methods };
}

const failureOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof ConnectorError ? error.failure : undefined;
};

const title = { fields: { jobTitle: 'Clerk' } };

describe('what Jira Cloud takes', () => {
  it('is no picture, and it says that properties are shown in no profile', async () => {
    const { session } = await start({}, { wants: { picture: true } });
    expect(jiraCloudTarget.capabilities.picture).toBe('none');
    expect(await session.accepts(never)).toMatchObject({ picture: false, leftOut: [{ field: 'picture' }] });
    expect(jiraCloudTarget.description).toMatch(/shows it in no profile/);
  });

  it('comes with Atlassian’s own words about personal data', () => {
    expect(jiraCloudTarget.capabilities.warning).toContain(
      'never store user personal data, any sensitive data or configuration information using entity properties or app properties',
    );
  });

  it.each([
    ['Cost centre', true],
    ['Büro_2', true],
    ['a.b', false],
    ['a=b', false],
    ['managerAccountId', false],
    ['managerAccountIds', true],
    ['__proto__', true],
  ])('are properties under names like %s: %s', (name, taken) => {
    const source = jiraCloudTarget.capabilities.properties?.namePattern?.source ?? '';
    expect(new RegExp(`^(?:${source})$`, 'u').test(name)).toBe(taken);
  });
});

describe('finding people', () => {
  it('takes whoever shows this very address, in whatever case', async () => {
    const { find, first } = await start();
    expect(await find(first.email.toUpperCase())).toMatchObject([{ status: 'found', remoteId: first.accountId }]);
    expect(await find(first.email.slice(0, -1))).toMatchObject([{ status: 'none' }]);
  });

  it('does not guess whose a hidden address is', async () => {
    const { find, first, simulator } = await start({ showsEmail: () => false });
    expect(await find(first.email)).toMatchObject([{ status: 'none' }]);
    expect(simulator.log.count('user-search')).toBe(1);
  });

  it('takes nobody where two show the same address', async () => {
    await using server = await startScriptedServer((_, response) => {
      const users = ['a', 'b'].map((accountId) => ({ accountId, emailAddress: 'ann@example.com' }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(users));
    });
    const opened = openJiraCloud({ url: server.url, email: 'a@b.example', apiToken: 't' });
    const people = [{ personId: 'ann', value: 'ann@example.com' }];
    expect(await Array.fromAsync(opened.findPeople(people, never))).toEqual([{ personId: 'ann', status: 'several' }]);
    await opened.close();
  });

  it('asks for many account ids at once, and is not misled by short pages', async () => {
    const { find, people, simulator } = await start({ pageSize: 7 }, { wants: { matchBy: 'accountId' } });
    const findings = await find(
      ...people.map(({ accountId }) => accountId),
      'not an id',
      'x'.repeat(129),
      '557058:nobody',
    );
    expect(findings.filter(({ status }) => status === 'found').length).toBe(people.length);
    expect(findings.filter(({ status }) => status === 'none').length).toBe(3);
    expect(simulator.log.count()).toBe(Math.ceil(people.length / 7));
  });
});

describe('writing', () => {
  it('reads first, creates and updates with the same request, and removes what is empty', async () => {
    const { apply, document, methods, simulator, first } = await start();
    await apply(title);
    expect(document()).toEqual({ jobTitle: 'Clerk' });
    await apply({ fields: { jobTitle: 'Boss', department: 'Sales' } });
    expect(document()).toEqual({ jobTitle: 'Boss', department: 'Sales' });
    await apply({ fields: { jobTitle: null, department: null } });
    expect(simulator.site.keys(first.accountId)).toEqual([]);
    const each = ['GET user-bulk', 'GET property'];
    expect(methods()).toEqual([...each, 'PUT property', ...each, 'PUT property', ...each, 'DELETE property']);
  });

  it('writes nothing where nothing differs', async () => {
    const { apply, methods } = await start();
    await apply(title);
    expect(await apply(title)).toMatchObject([{ status: 'alreadySo' }]);
    expect(await apply({ fields: { phone: null } })).toMatchObject([{ status: 'alreadySo' }]);
    expect(methods().filter((request) => request === 'PUT property').length).toBe(1);
  });

  it('names the manager by account, and says when there is none', async () => {
    const { apply, document, people } = await start();
    const remoteId = people[5]?.accountId ?? '';
    await apply({ fields: {}, manager: { displayName: 'Max', remoteId } });
    expect(document()).toEqual({ managerAccountId: remoteId });
    const [answer] = await apply({ ...title, manager: { displayName: 'Eve' } });
    expect(answer).toMatchObject({ status: 'applied', notTaken: [{ field: 'manager' }], state: { manager: remoteId } });
  });

  it('refuses one whose values take more than 32 KB, and takes the others', async () => {
    const { session, people, document } = await start();
    const [first, second] = people;
    const change = (remoteId = '', value = '') => ({
      ...{ personId: remoteId, remoteId },
      desired: aDesiredState({ fields: { jobTitle: value } }),
    });
    const changes = [change(first?.accountId, 'ü'.repeat(17_000)), change(second?.accountId, 'Clerk')];
    const answers = await Array.fromAsync(session.apply(changes, never));
    const statusOf = (id = '') => answers.find(({ personId }) => personId === id);
    expect(statusOf(first?.accountId)).toMatchObject({ status: 'refused', code: 'too-large' });
    expect(statusOf(second?.accountId)?.status).toBe('applied');
    expect(document()).toBeUndefined();
  });

  it.each([[['a list']], ['a text'], [7]])('touches no property that is not Roster’s (%j)', async (foreign) => {
    const { apply, document, simulator, first } = await start();
    simulator.site.setProperty(first.accountId, key, foreign);
    expect(await apply(title)).toMatchObject([{ status: 'refused', code: 'property-in-use' }]);
    expect(document()).toEqual(foreign);
  });

  it('creates no accounts', async () => {
    const { session, simulator } = await start();
    const changes = [{ personId: 'new', desired: aDesiredState(title) }];
    const answers = await Array.fromAsync(session.apply(changes, never));
    expect(answers).toMatchObject([{ status: 'refused', code: 'cannot-create' }]);
    expect(simulator.log.count()).toBe(0);
  });

  it('asks for people only when it is asked about them, 50 accounts at a time', async () => {
    const { apply, people, simulator } = await start({ latencyMillis: 5 });
    await apply(
      title,
      people.slice(0, 20).map(({ accountId }) => accountId),
    );
    expect(simulator.log.count()).toBe(1 + 2 * 20);
    expect(simulator.log.mostAtOnce()).toBe(4);
  });
});

describe('limits and faults', () => {
  it('waits for a burst to be over', async () => {
    const { apply, simulator, clock } = await start();
    simulator.faults.add({ on: 'property', times: 2, answer: rateLimits.burst(8) });
    expect(await apply(title)).toMatchObject([{ status: 'applied' }]);
    const slept = clock.slept.reduce((sum, seconds) => sum + seconds, 0);
    expect(slept).toBeGreaterThanOrEqual(16);
    expect(slept).toBeLessThanOrEqual(21);
  });

  it('leaves a quota to the engine until its reset, whatever Retry-After says', async () => {
    const { apply, simulator, clock } = await start();
    simulator.faults.add({ on: 'property', answer: rateLimits.quota(clock.now(), 1800) });
    const failure = await failureOf(apply(title));
    expect([failure?.reason, failure?.retryAfterSeconds]).toEqual(['rate-limited', 1800]);
    expect(failure?.message).toMatch(/quota/);
    expect(simulator.log.count('property')).toBe(1);
  });

  it('goes on past people at whom Jira fails, but not through an outage', async () => {
    const { apply, people, simulator } = await start();
    const ids = people.map(({ accountId }) => accountId);
    simulator.faults.add({ on: 'property', times: 4, answer: { status: 500 } });
    const answers = await apply(title, ids);
    expect(answers.filter(({ status }) => status === 'failed').length).toBe(4);
    simulator.log.reset();
    simulator.faults.add({ on: 'property', times: 1e6, answer: { status: 500 } });
    expect(await failureOf(apply({ fields: { jobTitle: 'Boss' } }, ids))).toMatchObject({ reason: 'unavailable' });
    expect(simulator.log.count('property')).toBeLessThan(10);
  });

  it('repeats a write of which no answer came', async () => {
    const { apply, document, simulator } = await start();
    simulator.faults.add({ on: 'property', after: 1, answer: 'reset' });
    expect(await apply(title)).toMatchObject([{ status: 'applied' }]);
    expect(document()).toEqual({ jobTitle: 'Clerk' });
  });

  it('sees that what is to be removed is gone already', async () => {
    const { apply, simulator, document } = await start();
    const held = { status: 200, body: { key, value: { jobTitle: 'Clerk' } } };
    simulator.faults.add({ on: 'property', answer: held });
    expect(await apply({ fields: { jobTitle: null } })).toMatchObject([{ status: 'alreadySo' }]);
    expect(simulator.log.answered(404)).toBe(2);
    expect(document()).toBeUndefined();
  });

  it('looks again when somebody else wrote meanwhile', async () => {
    const { apply, methods, document, simulator } = await start();
    const gone = { status: 404, body: { errorMessages: ['The user does not exist.'] } };
    simulator.faults.add({ on: 'property', after: 1, answer: gone });
    expect(await apply(title)).toMatchObject([{ status: 'applied' }]);
    expect(document()).toEqual({ jobTitle: 'Clerk' });
    const each = ['GET user-bulk', 'GET property', 'PUT property'];
    expect(methods()).toEqual([...each, ...each]);
    simulator.faults.add({ on: /properties.*/u, after: 1, answer: gone });
    simulator.faults.add({ on: /properties.*/u, after: 2, answer: gone });
    const [answer] = await apply({ fields: { jobTitle: 'Boss' } });
    expect(answer).toMatchObject({ status: 'failed', failure: { reason: 'unexpected-answer' } });
  });

  it('does not take a site that is away for people who are gone', async () => {
    const { apply, simulator } = await start();
    const answer = { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html>Site unavailable</html>' };
    simulator.faults.add({ on: 'property', times: 9, answer });
    expect(await failureOf(apply(title))).toMatchObject({ reason: 'unexpected-answer', setting: 'siteUrl' });
  });

  it('stops for everybody when the permission is taken away', async () => {
    const { apply, simulator } = await start();
    simulator.grant(['USER_PICKER']);
    expect(await failureOf(apply(title))).toMatchObject({
      reason: 'permission-missing',
      permission: 'Administer Jira',
    });
  });
});
