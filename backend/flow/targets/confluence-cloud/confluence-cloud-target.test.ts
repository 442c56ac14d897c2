import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import {
  type ConfluenceCloudSimulator,
  startConfluenceCloudSimulator,
} from '../../../../simulators/confluence-cloud/confluence-cloud-simulator.ts';
import type { ConfluenceCloudOptions } from '../../../../simulators/confluence-cloud/confluence-options.ts';
import { rateLimited } from '../../../../simulators/confluence-cloud/confluence-refusals.ts';
import { ConnectorError } from '../../../errors/connector-error.ts';
import { openConfluenceCloud } from '../../../testing/confluence-cloud-site.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { aDesiredState } from '../../../testing/target-context.ts';
import type { DesiredState, TargetSession } from '../target.ts';
import { confluenceCloudTarget } from './confluence-cloud-target.ts';

const never = new AbortController().signal;
const key = 'rosterProfile';

let simulator: ConfluenceCloudSimulator | undefined;
let session: TargetSession | undefined;
afterEach(async () => {
  await session?.close();
  await simulator?.close();
});

async function start(
  options: Partial<ConfluenceCloudOptions> = {},
  parts: Parameters<typeof openConfluenceCloud>[1] = {},
) {
  const clock = createFakeClock();
  const company = sampleCompany({ people: 30 });
  const started = await startConfluenceCloudSimulator({ company, now: clock.now, ...options });
  simulator = started;
  const opened = openConfluenceCloud(started, parts, clock);
  session = opened;
  const people = company.people().map((person) => ({ ...person, accountId: started.accountIdOf(person) }));
  const [first] = people;
  if (first === undefined) throw new Error('The company has nobody.');
  const { accountId } = first;
  const apply = (desired: Partial<DesiredState>) =>
    Array.fromAsync(opened.apply([{ personId: 'ann', remoteId: accountId, desired: aDesiredState(desired) }], never));
  const find = (...values: readonly string[]) =>
    Array.fromAsync(
      opened.findPeople(
        values.map((value) => ({ personId: value, value })),
        never,
      ),
    );
  const held = () => started.properties.get(accountId);
  const writes = () =>
    started.log.requests().flatMap(({ method, status }) => (method === 'GET' ? [] : [`${method} ${String(status)}`]));
  return { simulator: started, session: opened, clock, people, first, apply, find, held, writes };
}

const failureOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof ConnectorError ? error.failure : undefined;
};

const clerk = { fields: { jobTitle: 'Clerk' } };
const boss = { fields: { jobTitle: 'Boss' } };

describe('what Confluence Cloud takes', () => {
  it('comes with Atlassian’s own words, and with who can read it', () => {
    const { warning } = confluenceCloudTarget.capabilities;
    expect(warning).toContain('never store user personal data');
    expect(warning).toContain('everyone who may use Confluence can read a user property');
  });

  it('is no picture, and no value of a profile', async () => {
    const { session } = await start({}, { wants: { picture: true } });
    expect(await session.accepts(never)).toMatchObject({ picture: false, leftOut: [{ field: 'picture' }] });
    expect(confluenceCloudTarget.description).toMatch(/shows it in no profile/);
  });
});

describe('writing', () => {
  it('creates with POST, updates with PUT, and removes what is empty', async () => {
    const { apply, held, writes } = await start();
    await apply(clerk);
    expect(held()?.get(key)).toEqual({ jobTitle: 'Clerk' });
    await apply(boss);
    expect(held()?.get(key)).toEqual({ jobTitle: 'Boss' });
    await apply({ fields: { jobTitle: null } });
    expect(held()?.has(key)).toBe(false);
    await apply(clerk);
    expect(writes()).toEqual(['POST 201', 'PUT 204', 'DELETE 204', 'POST 201']);
  });

  it('updates what somebody else created meanwhile, and keeps theirs', async () => {
    const { apply, held, writes, simulator, first } = await start();
    simulator.properties.set(first.accountId, new Map([[key, { theirs: 1 }]]));
    simulator.faults.add({ on: 'property', answer: { status: 404, body: { statusCode: 404 } } });
    expect(await apply(clerk)).toMatchObject([{ status: 'applied' }]);
    expect(writes()).toEqual(['POST 409', 'PUT 204']);
    expect(held()?.get(key)).toEqual({ theirs: 1, jobTitle: 'Clerk' });
  });

  it('creates what somebody else removed meanwhile', async () => {
    const { apply, held, writes, simulator } = await start();
    const read = { status: 200, body: { key, value: { jobTitle: 'Clerk' } } };
    simulator.faults.add({ on: 'property', answer: read });
    expect(await apply(boss)).toMatchObject([{ status: 'applied' }]);
    expect(writes()).toEqual(['PUT 404', 'POST 201']);
    expect(held()?.get(key)).toEqual({ jobTitle: 'Boss' });
  });

  it('says that somebody is gone who left in the middle of it', async () => {
    const { apply, simulator, first } = await start();
    const bulk = { results: [{ accountId: first.accountId, accountType: 'atlassian' }] };
    simulator.faults.add({ on: 'user-bulk', answer: { status: 200, body: bulk } });
    simulator.site.removeAccount(first.accountId);
    expect(await apply(clerk)).toEqual([{ personId: 'ann', status: 'gone' }]);
  });

  it('takes a POST whose answer got lost for done', async () => {
    const { apply, held, writes, simulator, first } = await start();
    // Confluence created it, but the connection broke before it said so.
    simulator.faults.add({ on: 'property', answer: { status: 404, body: { statusCode: 404 } } });
    simulator.faults.add({ on: 'property', after: 0, answer: 'reset' });
    simulator.properties.set(first.accountId, new Map([[key, { jobTitle: 'Clerk' }]]));
    expect(await apply(clerk)).toMatchObject([{ status: 'alreadySo' }]);
    expect(writes()).toEqual(['POST 409']);
    expect(held()?.get(key)).toEqual({ jobTitle: 'Clerk' });
  });

  it('gives up on a person whom somebody else writes all the time, not on the others', async () => {
    const { apply, simulator } = await start();
    simulator.faults.add({ on: /property/u, after: 1, answer: { status: 409, body: {} } });
    simulator.faults.add({ on: /property/u, after: 2, answer: { status: 409, body: {} } });
    const [answer] = await apply(clerk);
    expect(answer).toMatchObject({ status: 'failed', failure: { reason: 'unexpected-answer' } });
  });

  it('writes nothing where nothing differs, and refuses what is too large', async () => {
    const { apply, writes } = await start();
    await apply(clerk);
    expect(await apply(clerk)).toMatchObject([{ status: 'alreadySo' }]);
    const tooMuch = { fields: { jobTitle: 'x'.repeat(33_000) } };
    expect(await apply(tooMuch)).toMatchObject([{ status: 'refused', code: 'too-large' }]);
    expect(writes()).toEqual(['POST 201']);
  });
});

describe('finding people', () => {
  it('asks the Jira of the site for e-mail addresses', async () => {
    const { find, first, simulator } = await start();
    expect(await find(first.email, 'nobody@example.com')).toMatchObject([
      { status: 'found', remoteId: first.accountId },
      { status: 'none' },
    ]);
    expect(simulator.log.count('jira')).toBe(2);
  });

  it('finds nobody whose address is hidden', async () => {
    const { find, first } = await start({ showsEmail: () => false });
    expect(await find(first.email)).toMatchObject([{ status: 'none' }]);
  });

  it('says so where the site has no Jira', async () => {
    const { find, first } = await start({ jira: 'none' });
    const failure = await failureOf(find(first.email));
    expect(failure?.message).toMatch(/Match people by account ID/);
  });

  it.each([false, true])('tells the unknown from the known (strict: %s)', async (strictBulk) => {
    const { find, people } = await start({ strictBulk, jira: 'none' }, { wants: { matchBy: 'accountId' } });
    const findings = await find(...people.slice(0, 5).map(({ accountId }) => accountId), '557058:nobody', 'no id');
    expect(findings.filter(({ status }) => status === 'found').length).toBe(5);
    expect(findings.filter(({ status }) => status === 'none').map(({ personId }) => personId)).toEqual([
      '557058:nobody',
      'no id',
    ]);
  });
});

describe('limits and faults', () => {
  it('waits for a burst to be over, and leaves a quota to the engine', async () => {
    const { apply, simulator, clock } = await start();
    simulator.faults.add({ on: 'property', answer: rateLimited('burst', 8, clock.now()) });
    expect(await apply(clerk)).toMatchObject([{ status: 'applied' }]);
    expect(clock.slept.reduce((sum, seconds) => sum + seconds, 0)).toBeGreaterThanOrEqual(8);
    simulator.faults.add({ on: 'property', answer: rateLimited('quota', 1800, clock.now()) });
    const failure = await failureOf(apply(boss));
    expect(failure).toMatchObject({ reason: 'rate-limited', message: expect.stringContaining('quota') as string });
    expect(failure?.retryAfterSeconds).toBeGreaterThan(1700);
  });

  it('stops for everybody when Confluence may no longer be used', async () => {
    const { apply, simulator } = await start();
    simulator.letIn(false);
    expect(await failureOf(apply(clerk))).toMatchObject({ reason: 'permission-missing', permission: 'Can use' });
  });
});
