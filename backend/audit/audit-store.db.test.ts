import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import { listAudit, recordAudit, type AuditQuery } from './audit-store.ts';

const testDatabase = await createTestDatabase();
const { database, siteId } = testDatabase;
afterAll(() => testDatabase.close());

const at = new Date('2026-11-21T10:00:00Z');

beforeAll(async () => {
  const other = await database.site.create({ data: { name: 'Other' } });
  const note = { action: 'connector.updated', subject: 'Corp AD', details: { changed: ['settings.urls'] } };
  await recordAudit(database, { siteId, actor: 'ann@example.com', at }, note);
  await recordAudit(database, { siteId, actor: 'token “CI”', at }, { action: 'run.started', subject: 'Corp AD' });
  await recordAudit(
    database,
    { siteId, actor: 'ben@example.com', at },
    { action: 'token.revoked', subject: '100% CI' },
  );
  await recordAudit(database, { siteId: other.id, actor: 'eve@example.com', at }, note);
});

async function subjects(query: Partial<AuditQuery>) {
  const { items, total } = await listAudit(database, { siteId, page: 1, pageSize: 50, ...query });
  return { actions: items.map(({ action }) => action), total };
}

test('the newest comes first, and nothing of other sites', async () => {
  expect(await subjects({})).toEqual({ actions: ['token.revoked', 'run.started', 'connector.updated'], total: 3 });
});

test('an entry says who did what to what, and when', async () => {
  const { items } = await listAudit(database, { siteId, page: 1, pageSize: 50, action: 'connector.updated' });
  expect(items).toEqual([
    {
      id: expect.stringMatching(/^\d+$/) as string,
      at: '2026-11-21T10:00:00.000Z',
      actor: 'ann@example.com',
      action: 'connector.updated',
      subject: 'Corp AD',
      details: { changed: ['settings.urls'] },
    },
  ]);
});

test('finds a part of the actor, the action or the subject', async () => {
  expect((await subjects({ search: 'ANN@' })).actions).toEqual(['connector.updated']);
  expect((await subjects({ search: 'corp' })).total).toBe(2);
  expect((await subjects({ search: '100%' })).total).toBe(1);
});

test('gives a page at a time', async () => {
  expect(await subjects({ page: 2, pageSize: 2 })).toEqual({ actions: ['connector.updated'], total: 3 });
});
