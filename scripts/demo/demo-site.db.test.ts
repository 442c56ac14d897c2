import { expect, test } from 'vitest';
import { eraseEarlierSites, startDemoSite } from './demo-site.ts';
import { startTestRoster } from './start-test-roster.ts';

test('a Jira site has Roster inside, with the company and an issue, until the next start has another', async () => {
  const people = 20;
  const site = await startDemoSite();
  const roster = await startTestRoster(people, site.settings);
  const pages = await site.install({ baseUrl: roster.baseUrl, people });
  expect(pages.map(({ label }) => label)).toEqual(['Admin pages', 'People', 'An issue']);
  for (const { address } of pages) {
    const page = await fetch(address);
    expect(page.status).toBe(200);
    const frame = /<iframe[^>]+src="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(frame.startsWith(roster.baseUrl)).toBe(true);
    expect((await fetch(frame)).status).toBe(200);
  }
  const siteIds = async () => (await roster.database.site.findMany({ select: { id: true } })).map(({ id }) => id);
  const [before, own] = [await siteIds(), roster.access.siteId];
  expect(before).toHaveLength(2);
  expect(await roster.database.person.count({ where: { siteId: { not: own } } })).toBeGreaterThan(people / 2);
  await eraseEarlierSites(roster.database);
  expect(await siteIds()).toEqual(before);
  await site.close();
  await eraseEarlierSites(roster.database);
  expect(await siteIds()).toEqual([own]);
  expect(await roster.database.person.count()).toBe(0);
  await roster.stop();
});
