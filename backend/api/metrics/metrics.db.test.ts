import { afterAll, beforeAll, expect, test } from 'vitest';
import { createConnector, listConnectors } from '#contract/connectors.ts';
import { createTarget } from '#contract/targets.ts';
import { createSession } from '#contract/session.ts';
import { readProblem } from '../../testing/api-client.ts';
import { storePeople } from '../../testing/profile-builders.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let lines: readonly string[];

beforeAll(async () => {
  api = await startTestApi({ queueDepth: () => Promise.resolve({ runs: 3 }) });
  const { database, siteId } = api.test;
  const admin = await api.signedIn('admin');
  await storePeople(database, siteId, [
    { displayName: 'Ann' },
    { displayName: 'Ben' },
    { displayName: 'Cy', active: false },
  ]);
  await database.person.updateMany({ where: { displayName: 'Ann' }, data: { pictureSha256: 'a', ownSha256: 'a' } });
  await database.person.updateMany({ where: { displayName: 'Ben' }, data: { pictureSha256: 'b' } });
  const password = { value: 'p', expiresAt: '2027-03-31T23:59:59.000Z' };
  const { id: connectorId } = await admin.call(createConnector, {
    body: { kind: 'paper', name: 'P', settings: { address: 'https://a.example', password } },
  });
  const run = { siteId, connectorId, type: 'full', trigger: 'admin', startedBy: 'a' };
  await database.run.createMany({
    data: [
      { ...run, status: 'succeeded' },
      { ...run, status: 'failed' },
    ],
  });
  const outcome = { action: 'assign', at: new Date(), siteId: connectorId };
  await database.issueOutcome.createMany({
    data: ['left', 'left', 'assigned'].map((code, index) => ({ ...outcome, outcome: code, eventId: String(index) })),
  });
  const token = { value: 't', expiresAt: '2027-03-31T23:59:59.000Z' };
  const { id: targetId } = await admin.call(createTarget, {
    body: { kind: 'scripted', name: 'Jira', settings: { token } },
  });
  const push = { siteId, targetId, type: 'full', trigger: 'admin', startedBy: 'a' };
  const [began, ended] = [new Date('2026-11-20T08:00:00Z'), new Date('2026-11-20T08:01:30Z')];
  await database.push.createMany({
    data: [
      {
        ...push,
        status: 'succeeded',
        counts: { applied: 7, refused: 2 },
        startedAt: began,
        finishedAt: ended,
        pauses: 3,
      },
      { ...push, status: 'cancelled', counts: { applied: 1 } },
    ],
  });
  await database.target.update({ where: { id: targetId }, data: { pausedUntil: new Date(Date.now() + 60_000) } });
  const person = { targetId, siteId, displayName: 'Ann', sortName: 'ann', status: 'refused', updatedAt: ended };
  await database.targetPerson.create({ data: { ...person, personId: connectorId } });
  await api.visitor.send(createSession, { body: { email: 'a@example.com', password: 'x' } });
  await api.visitor.send(listConnectors, {});
  const reader = await api.withToken('read');
  lines = (await (await reader.fetch('/metrics')).text()).split('\n');
});
afterAll(() => api.close());

test.each([
  'roster_people{state="active"} 2',
  'roster_people{state="inactive"} 1',
  'roster_people_with_picture{source="own"} 1',
  'roster_people_with_picture{source="connector"} 1',
  'roster_connectors{state="enabled"} 1',
  'roster_runs{status="succeeded"} 1',
  'roster_runs{status="failed"} 1',
  'roster_issue_outcomes{outcome="left"} 2',
  'roster_issue_outcomes{outcome="assigned"} 1',
  'roster_secret_expires_timestamp_seconds{connector="P",kind="paper",setting="password"} 1806537599',
  'roster_target_secret_expires_timestamp_seconds{target="Jira",kind="scripted",setting="token"} 1806537599',
  'roster_pushes{kind="scripted",status="succeeded"} 1',
  'roster_pushes{kind="scripted",status="cancelled"} 1',
  'roster_push_people{kind="scripted",outcome="applied"} 8',
  'roster_push_people{kind="scripted",outcome="refused"} 2',
  'roster_push_pauses{kind="scripted"} 3',
  'roster_push_duration_seconds{target="Jira",kind="scripted"} 90',
  'roster_push_last_success_timestamp_seconds{target="Jira",kind="scripted"} 1795161690',
  'roster_target_people{target="Jira",kind="scripted",state="refused"} 1',
  'roster_target_people{target="Jira",kind="scripted",state="applied"} 0',
  'roster_target_paused{target="Jira",kind="scripted"} 1',
  'roster_jobs_waiting{queue="runs"} 3',
  'roster_sign_in_failures_total 1',
  'roster_http_request_duration_seconds_count{operation="createConnector",status="201"} 1',
  'roster_http_request_duration_seconds_count{operation="listConnectors",status="401"} 1',
])('tells %s', (line) => {
  expect(lines).toContain(line);
});

test('are told to those who may read, alone', async () => {
  expect(await readProblem(await api.visitor.fetch('/metrics'))).toMatchObject({ status: 401 });
  const user = await api.signedIn('user');
  expect(await readProblem(await user.fetch('/metrics'))).toMatchObject({ status: 403 });
  const admin = await api.signedIn('admin');
  expect((await admin.fetch('/metrics')).headers.get('content-type')).toContain('text/plain; version=0.0.4');
});
