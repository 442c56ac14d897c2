import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  activeTestAccount,
  closedTestAccount,
  createAccountReports,
  type AccountReports,
} from '../../../simulators/atlassian-site/account-reports.ts';
import { startAtlassianSite, type AtlassianSite } from '../../../simulators/atlassian-site/atlassian-site.ts';
import type { SiteUser } from '../../../simulators/atlassian-site/site-user.ts';
import { createFaultRules } from '../../../simulators/edge/fault-rules.ts';
import { createRequestLog } from '../../../simulators/edge/request-log.ts';
import { startSimulatorServer } from '../../../simulators/edge/simulator-server.ts';
import { connectProducts } from '../../access/connect/connect-client.ts';
import type { FindProduct } from '../../atlassian/product-client.ts';
import { systemClock } from '../../http/clock.ts';
import { createHttpClient } from '../../http/http-client.ts';
import { anywhere } from '../../http/reach/reach.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { aTargetRow } from '../../testing/push-world.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';
import { connectReporters } from './connect-reporter.ts';
import { createForgeReporter, forgeReporters } from './forge-reporter.ts';
import { reportAccounts, type ReportParts } from './report-accounts.ts';
import { findReport } from './report-store.ts';

const ben: SiteUser = { accountId: 'account:ben', displayName: 'Ben', isAdmin: false, emailAddress: 'ben@example.org' };

let jira: AtlassianSite;
let api: TestApi;
let siteId = '';
let findProduct: FindProduct;
let clock: FakeClock;
const http = createHttpClient({ clock: systemClock, maxAttempts: 1, maxWaitSeconds: 1, reach: anywhere });
const never = new AbortController().signal;
const days = (count: number) => count * 86_400;

beforeAll(async () => {
  jira = await startAtlassianSite({ users: [ben] });
  const sites = [new URL(jira.url).host];
  api = await startTestApi(
    {},
    { key: 'roster', sites, installKeysUrl: `${jira.url}/install-keys`, scriptUrl: `${jira.url}/all.js` },
  );
  expect(await jira.install(api.url)).toBe(204);
  ({ siteId } = await api.test.database.connectInstallation.findFirstOrThrow());
  findProduct = connectProducts({ ...api.access, http, appKey: 'roster' });
});
afterAll(async () => {
  await Promise.all([api.close(), jira.close(), http.close()]);
});
beforeEach(async () => {
  const { database } = api.test;
  clock = createFakeClock();
  const { closed, changedAt, cycleDays, told: none, now } = createAccountReports();
  Object.assign(jira.reports, { closed, changedAt, cycleDays, told: none, now });
  jira.faults.clear();
  for (const table of ['atlassian_account', 'target', 'person', 'reported_account', 'account_report'])
    await database.$executeRawUnsafe(`delete from ${table}`);
});

const parts = (): ReportParts => ({
  ...{ database: api.test.database, clock, findProduct },
  findReporter: connectReporters(findProduct, () => clock.now()),
});
const report = () => reportAccounts(parts(), never);
const state = () => findReport(api.test.database, siteId);
const told = () => jira.reports.told;

/** Accounts that the simulated Atlassian has never heard of in another test. */
let round = 0;
async function meet(count: number, personId?: string): Promise<readonly string[]> {
  round += 1;
  const ids = Array.from({ length: count }, (_, index) => `met:${String(round)}:${String(index).padStart(4, '0')}`);
  await put(ids, personId);
  return ids;
}
async function put(ids: readonly string[], personId?: string): Promise<void> {
  const data = ids.map((accountId) => ({ siteId, accountId, personId: personId ?? null, askedAt: clock.now() }));
  await api.test.database.atlassianAccount.createMany({ data });
}

describe('accounts that Roster stores something about', () => {
  test('are reported ninety at once, each once in a cycle', async () => {
    const ids = await meet(200);
    await report();
    expect(told().map((batch) => batch.length)).toEqual([90, 90, 20]);
    expect(told().flat()).toEqual(ids);
    expect(await state()).toMatchObject({ reported: 200, closed: 0, updated: 0, problem: null });
    await clock.sleep(days(6), never);
    await report();
    expect(told()).toHaveLength(3);
    await clock.sleep(days(1), never);
    jira.reports.now = () => new Date(Date.now() + days(8) * 1000);
    await report();
    expect(told()).toHaveLength(6);
  });

  test('are looked for once a day, and whoever is new is reported then', async () => {
    await meet(1);
    await report();
    await meet(1);
    await report();
    expect(told()).toHaveLength(1);
    await clock.sleep(days(1), never);
    await report();
    expect(told()).toHaveLength(2);
  });

  test('are reported as seldom as Atlassian says', async () => {
    jira.reports.cycleDays = 20;
    await meet(1);
    await report();
    expect(await state()).toMatchObject({ cycleSeconds: days(20) });
    await clock.sleep(days(19), never);
    await report();
    expect(told()).toHaveLength(1);
  });

  test('are those at targets, too', async () => {
    const { database } = api.test;
    const [personId = ''] = await storePeople(database, siteId, [{ displayName: 'Ann' }]);
    const target = await database.target.create({ data: { ...aTargetRow(siteId), kind: 'jira-cloud' } });
    round += 1;
    const remoteId = `pushed:${String(round)}`;
    await database.targetPerson.create({
      data: {
        ...{ targetId: target.id, siteId, personId, displayName: 'Ann', sortName: 'ann', status: 'applied' },
        ...{ remoteId, updatedAt: clock.now() },
      },
    });
    await report();
    expect(told()).toEqual([[remoteId]]);
    jira.reports.closed.add(remoteId);
    jira.reports.now = () => new Date(Date.now() + days(8) * 1000);
    await clock.sleep(days(8), never);
    await report();
    expect(await database.targetPerson.count()).toBe(0);
    expect(await database.person.count()).toBe(1);
  });

  test('are nobody’s business where Roster is not installed', async () => {
    await meet(1);
    const { database } = api.test;
    await database.connectInstallation.updateMany({ data: { uninstalledAt: clock.now() } });
    await report();
    await database.connectInstallation.updateMany({ data: { uninstalledAt: null } });
    expect(told()).toEqual([]);
  });
});

describe('what Atlassian answers', () => {
  test('about a closed account erases what Roster has of it, and not the person of the directory', async () => {
    const { database } = api.test;
    const [personId = ''] = await storePeople(database, siteId, [{ displayName: 'Ann' }]);
    await put([activeTestAccount, closedTestAccount], personId);
    await report();
    expect(await database.atlassianAccount.findMany({ select: { accountId: true } })).toEqual([
      { accountId: activeTestAccount },
    ]);
    expect(await database.reportedAccount.findMany({ select: { accountId: true } })).toEqual([
      { accountId: activeTestAccount },
    ]);
    expect(await database.person.count()).toBe(1);
    expect(await state()).toMatchObject({ reported: 2, closed: 1 });
  });

  test('about a changed account has its product asked anew', async () => {
    const { database } = api.test;
    const [personId = ''] = await storePeople(database, siteId, [
      { displayName: 'Ben', values: { 'field:email': 'ben@example.org' } },
    ]);
    await put([ben.accountId]);
    await clock.sleep(3600, never);
    jira.reports.changedAt.set(ben.accountId, clock.now());
    await report();
    expect(await state()).toMatchObject({ updated: 1 });
    expect(await database.atlassianAccount.findMany()).toMatchObject([{ personId, askedAt: clock.now() }]);
  });

  test('may be that it wants to be told later: then it goes on with those who are left', async () => {
    await meet(100);
    jira.faults.add({ on: /report-accounts/, after: 1, answer: { status: 429, headers: { 'retry-after': '1800' } } });
    await report();
    expect(await state()).toMatchObject({
      reported: 90,
      finishedAt: null,
      nextAt: new Date(clock.now().getTime() + 1_800_000),
    });
    await report();
    expect(told()).toHaveLength(1);
    await clock.sleep(1800, never);
    await report();
    expect(told().map((batch) => batch.length)).toEqual([90, 10]);
    expect(await state()).toMatchObject({ reported: 100, problem: null, finishedAt: clock.now() });
  });

  test.each([
    ['nothing at all', 'reset' as const, /does not tell/, 3600],
    ['that it is out of order', { status: 503 }, /HTTP 503/, 600],
    ['nonsense', { status: 200, body: { accounts: 'none' } }, /does not understand/, 3600],
    ['no JSON', { status: 200, body: '<html>' }, /not JSON/, 3600],
    ['that the app may not', { status: 403 }, /HTTP 403.*report:personal-data/, days(1)],
    ['that it does not understand', { status: 400 }, /HTTP 400/, days(1)],
  ])('may be %s: it is said, and tried again', async (_, answer, problem, seconds) => {
    await meet(1);
    jira.faults.add({ on: /report-accounts/, times: 5, answer });
    await report();
    const left = await state();
    expect(left?.problem).toMatch(problem);
    expect(left).toMatchObject({ finishedAt: null, reported: 0 });
    expect((left?.nextAt.getTime() ?? 0) - clock.now().getTime()).toBe(seconds * 1000);
    jira.faults.clear();
    await clock.sleep(seconds, never);
    await report();
    expect(told()).toHaveLength(1);
    expect(await state()).toMatchObject({ problem: null, reported: 1 });
  });
});

test('a Forge app whose token has ended says so, and waits for the next', async () => {
  const { database, secretBox } = api.access;
  const { id: forgeSite } = await database.site.create({ data: { name: 'Forge' } });
  const installation = { siteId: forgeSite, installationId: randomUUID(), product: 'jira', cloudId: 'cloud' };
  await database.forgeInstallation.create({
    data: { ...installation, apiBaseUrl: 'https://api.atlassian.com/ex/jira/cloud', installedAt: new Date() },
  });
  const find = forgeReporters({ database, secretBox, http, now: () => new Date() });
  expect(await find(siteId)).toBeUndefined();
  const reporter = await find(forgeSite);
  expect(await reporter?.report([])).toMatchObject({
    status: 'later',
    problem: expect.stringMatching(/no fresh token/) as unknown,
  });
});

test('a Forge app reports to Atlassian’s own host, with the token that Forge gave it', async () => {
  const reports: AccountReports = createAccountReports();
  const atlassian = await startSimulatorServer<'report'>({
    faults: createFaultRules(),
    log: createRequestLog(),
    kindOf: () => 'report',
    answer: (arrival) => {
      const isGood =
        arrival.headers['authorization'] === 'Bearer system-token' && arrival.path === '/app/report-accounts/';
      return isGood ? reports.answer(arrival) : { status: 401 };
    },
  });
  const apiBaseUrl = `${atlassian.url}/ex/jira/cloud-id`;
  const accounts = [activeTestAccount, closedTestAccount].map((accountId) => ({ accountId, updatedAt: new Date() }));
  const send = (token: string) =>
    createForgeReporter({ http, now: () => new Date() }, { apiBaseUrl, token }).report(accounts);
  expect(await send('another')).toMatchObject({ status: 'refused' });
  expect(await send('system-token')).toEqual({
    ...{ status: 'taken', closed: [closedTestAccount], updated: [], cycleSeconds: days(7) },
  });
  await atlassian.close();
});
