import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { storePeople } from '../../testing/profile-builders.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { readChartPath, readChartTop, readReports } from './org-chart-store.ts';

let there: TestDatabase;
const ids = new Map<string, string>();
const firstPage = { page: 1, pageSize: 50 };

beforeAll(async () => {
  there = await createTestDatabase();
});
afterAll(() => there.close());

/** Tove leads Maja and Bo, Maja leads Ann and Gone; Ulf leads Per; Lone neither leads nor is led. */
beforeEach(async () => {
  await there.database.person.deleteMany();
  const names = ['Tove', 'Maja', 'Bo', 'Ann', 'Gone', 'Ulf', 'Per', 'Lone'];
  const people = names.map((displayName) => ({ displayName, active: displayName !== 'Gone' }));
  const stored = await storePeople(there.database, there.siteId, people);
  for (const [index, name] of names.entries()) ids.set(name, stored[index] ?? '');
  await leads('Tove', 'Maja', 'Bo');
  await leads('Maja', 'Ann', 'Gone');
  await leads('Ulf', 'Per');
});

const idOf = (name: string) => ids.get(name) ?? '';
const leads = (managerName: string, ...names: string[]) =>
  there.database.person.updateMany({
    where: { id: { in: names.map(idOf) } },
    data: { managerId: idOf(managerName) },
  });
const shown = (rows: readonly { displayName: string; reports: number }[]) =>
  rows.map(({ displayName, reports }) => `${displayName} ${String(reports)}`);
const topOf = async (siteId = there.siteId) => shown((await readChartTop(there.database, siteId, firstPage)).rows);
const reportsOf = async (name: string, page = firstPage) =>
  readReports(there.database, { siteId: there.siteId, personId: idOf(name) }, page);
const pathTo = async (name: string) => shown(await readChartPath(there.database, there.siteId, idOf(name)));

describe('the top of the org chart', () => {
  test('is whoever has reports and no manager, the largest team first', async () => {
    expect(await topOf()).toEqual(['Tove 2', 'Ulf 1']);
  });

  test('has those whose manager has left or is themselves, and not those who have left', async () => {
    await there.database.person.update({ where: { id: idOf('Tove') }, data: { active: false } });
    await leads('Ulf', 'Ulf');
    expect(await topOf()).toEqual(['Maja 1', 'Ulf 1']);
  });

  test('is cut in pages, with the number of all', async () => {
    const { rows, total } = await readChartTop(there.database, there.siteId, { page: 2, pageSize: 1 });
    expect([shown(rows), total]).toEqual([['Ulf 1'], 2]);
  });

  test('is the site’s own', async () => {
    const other = await there.database.site.create({ data: { name: 'Other' } });
    expect(await topOf(other.id)).toEqual([]);
  });
});

describe('the reports of a person', () => {
  test('are active people in the order of their names, with the number of their own', async () => {
    expect(shown((await reportsOf('Tove')).rows)).toEqual(['Bo 0', 'Maja 1']);
    expect(shown((await reportsOf('Maja')).rows)).toEqual(['Ann 0']);
  });

  test('are cut in pages, with the number of all', async () => {
    const { rows, total } = await reportsOf('Tove', { page: 2, pageSize: 1 });
    expect([shown(rows), total]).toEqual([['Maja 1'], 2]);
  });

  test('never hold the person', async () => {
    await leads('Per', 'Per');
    expect(await reportsOf('Per')).toEqual({ rows: [], total: 0 });
  });
});

describe('the path to a person', () => {
  test('leads down from the top', async () => {
    expect(await pathTo('Ann')).toEqual(['Tove 2', 'Maja 1', 'Ann 0']);
    expect(await pathTo('Lone')).toEqual(['Lone 0']);
  });

  test('starts below a manager who has left', async () => {
    await there.database.person.update({ where: { id: idOf('Maja') }, data: { active: false } });
    expect(await pathTo('Ann')).toEqual(['Ann 0']);
  });

  test('names everyone in a circle of managers once', async () => {
    await leads('Ann', 'Tove');
    expect(await pathTo('Ann')).toEqual(['Tove 2', 'Maja 1', 'Ann 1']);
    expect(await pathTo('Tove')).toEqual(['Maja 1', 'Ann 1', 'Tove 2']);
  });

  test('to somebody who has left, or is of another site, is empty', async () => {
    expect(await pathTo('Gone')).toEqual([]);
    const other = await there.database.site.create({ data: { name: 'Other' } });
    expect(await readChartPath(there.database, other.id, idOf('Ann'))).toEqual([]);
  });
});
