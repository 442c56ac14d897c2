import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createConnector } from '#contract/connectors.ts';
import { startRun } from '#contract/runs.ts';
import { createSession, getSession } from '#contract/session.ts';
import { hashPassword } from '../../access/sign-in/password.ts';
import { anAccount } from '../../testing/an-access-context.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createIssueWorld, type IssueWorld } from '../../testing/issue-world.ts';

let world: IssueWorld;
beforeAll(async () => {
  world = await createIssueWorld();
});
afterAll(() => world.close());

/** Long ago for everybody who was read. */
beforeEach(async () => {
  const { database } = world.api.test;
  await database.site.updateMany({ data: { settings: { signInSync: { enabled: true, everyMinutes: 15 } } } });
  await database.run.deleteMany({ where: { type: 'person' } });
});

const longAgo = new Date('2026-01-01T00:00:00Z');
const runs = () => world.api.test.database.run.findMany({ where: { type: 'person' } });

async function forgetReading(): Promise<void> {
  const { database } = world.api.test;
  await database.connector.updateMany({ data: { lastWholeReadAt: longAgo } });
  await database.personSource.updateMany({ data: { lastSeenAt: longAgo } });
}

const framed = (name: 'ada' | 'rita') =>
  createApiClient({
    url: world.api.url,
    headers: { authorization: `JWT ${world.jira.contextToken(world.user(name))}` },
  });

test('whoever opens Roster inside Atlassian is brought up to date', async () => {
  const { id } = await world.admin.call(createConnector, { body: { kind: 'scripted', name: 'HR', settings: {} } });
  world.api.provider.put('1', { attributes: { name: 'Rita Person', mail: 'rita@example.org' } });
  const run = await world.admin.call(startRun, { params: { id }, body: { type: 'full' } });
  await world.api.work(run.id);
  await forgetReading();
  const session = await framed('rita').call(getSession, {});
  await vi.waitFor(async () => {
    expect(await runs()).toMatchObject([{ trigger: 'signIn', startedBy: 'rita@example.org', sourceId: '1' }]);
  });
  expect(session.personId).not.toBeNull();
});

test('whoever signs in with a password is, too', async () => {
  const { access, test: there, visitor, provider, work } = world.api;
  const admin = await world.api.signedIn('admin');
  const { id } = await admin.call(createConnector, { body: { kind: 'scripted', name: 'HR', settings: {} } });
  provider.clear();
  provider.put('7', { attributes: { name: 'Ann', mail: 'ann@example.com' } });
  const run = await admin.call(startRun, { params: { id }, body: { type: 'full' } });
  await work(run.id);
  await forgetReading();
  await anAccount(access, { email: 'ann@example.com', passwordHash: await hashPassword('correct horse battery') });
  await visitor.call(createSession, { body: { email: 'ann@example.com', password: 'correct horse battery' } });
  await vi.waitFor(async () => {
    expect(await runs()).toMatchObject([{ siteId: there.siteId, trigger: 'signIn', sourceId: '7' }]);
  });
});

test('nobody waits for it, and nobody is kept out by it', async () => {
  const { database } = world.api.test;
  const blocked = database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`lock table connector in access exclusive mode`;
      return framed('rita').call(getSession, {});
    },
    { timeout: 20_000 },
  );
  expect((await blocked).user.name).toBe('Rita Person');
});

test('that somebody could not be brought up to date is logged, without who it was', async () => {
  await world.api.test.database.site.update({
    where: { id: world.siteId },
    data: { settings: { signInSync: { enabled: 'broken' } } },
  });
  await framed('rita').call(getSession, {});
  await vi.waitFor(() => {
    expect(world.api.logged.join('\n')).toContain('Whoever signed in could not be brought up to date.');
  });
  expect(world.api.logged.join('\n')).not.toContain('rita@example.org');
});
