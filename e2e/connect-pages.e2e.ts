import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRun, type Run } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { startAtlassianSite } from '../simulators/atlassian-site/atlassian-site.ts';
import { siteUsers } from '../simulators/atlassian-site/site-user.ts';
import { backgroundOf, keepScreenshot as keep, visit } from './framed-page.ts';
import { useWorld, type Visitor } from './world.ts';

const [ada, uma] = siteUsers;
if (!ada || !uma) throw new Error('The simulated site has too few people.');
const acme = await startAtlassianSite({ name: 'acme' });
const globex = await startAtlassianSite({ name: 'globex', signer: acme.signer });
describe('Roster inside Jira', () => {
  const world = useWorld({
    samplePeople: 40,
    env: {
      ROSTER_CONNECT_SITES: [acme, globex].map(({ url }) => new URL(url).host).join(','),
      ROSTER_CONNECT_INSTALL_KEYS_URL: `${acme.url}/install-keys`,
      ROSTER_CONNECT_SCRIPT_URL: `${acme.url}/all.js`,
    },
  });
  let jira: Visitor;
  beforeAll(async () => {
    jira = await world.visit();
    const answers = await Promise.all([acme, globex].map((site) => site.install(world.roster.baseUrl)));
    expect(answers).toEqual([204, 204]);
  });
  afterAll(() => Promise.all([acme.close(), globex.close()]));

  /** Calls the API as a frame of acme does. */
  const call = async (method: string, path: string): Promise<unknown> => {
    const headers = { authorization: `JWT ${acme.contextToken(ada)}`, 'content-type': 'application/json' };
    const response = await fetch(world.roster.baseUrl + path, { method, headers });
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${String(response.status)} ${await response.text()}`);
    return response.json();
  };

  it('shows an admin their own connectors, without signing in and without a header of its own', async () => {
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada }));
    await app.getByRole('heading', { name: 'Connectors', level: 1 }).waitFor();
    expect(await app.getByRole('button', { name: 'Account menu' }).count()).toBe(0);
    await app.getByRole('link', { name: 'Settings' }).click();
    await app.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    const tabs = await app.getByRole('tab').allInnerTexts();
    expect(tabs).toContain('Audit log');
    expect(tabs.filter((tab) => ['Sign-in', 'Accounts', 'API tokens'].includes(tab))).toEqual([]);
    expect(await jira.page.context().cookies()).toEqual([]);
  });

  it('shows people with their faces, and follows a run to its end', async () => {
    const { runId } = loadSampleCompany.response.parse(await call('POST', '/api/sample-company'));
    await expect
      .poll(async (): Promise<Run['status']> => getRun.response.parse(await call('GET', `/api/runs/${runId}`)).status)
      .toBe('succeeded');
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada }));
    await app.getByText('Sample company', { exact: true }).first().waitFor();
    await keep(jira.page, 'connect admin light');
    const people = await visit(jira.page, acme.pageUrl('roster-people', { as: uma }));
    await people.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    const faces = people.locator('img[src^="data:image/jpeg"]');
    await expect.poll(() => faces.count()).toBeGreaterThan(5);
    expect(await people.getByRole('navigation').count()).toBe(0);
    await keep(jira.page, 'connect people light');
  });

  it('shows another site nothing of it', async () => {
    const app = await visit(jira.page, globex.pageUrl('roster-admin', { as: ada }));
    await app.getByRole('heading', { name: 'Connectors', level: 1 }).waitFor();
    await app.getByText('No identity provider is connected').first().waitFor();
    expect(await app.getByText('Sample company', { exact: true }).count()).toBe(0);
  });

  it('takes nobody for an admin because they opened the admin page', async () => {
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: uma }));
    await app.getByRole('heading', { name: 'For admins only' }).waitFor();
  });

  it('is dark where Jira is', async () => {
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada, theme: 'dark' }));
    await app.getByText('Sample company', { exact: true }).first().waitFor();
    await expect.poll(() => backgroundOf(app)).toMatch(/^rgb\((1|2|3)\d, /);
    await keep(jira.page, 'connect admin dark');
    const people = await visit(jira.page, acme.pageUrl('roster-people', { as: ada, theme: 'dark' }));
    await expect.poll(() => people.locator('img[src^="data:image/jpeg"]').count()).toBeGreaterThan(5);
    await expect.poll(() => backgroundOf(people)).toMatch(/^rgb\((1|2|3)\d, /);
    await keep(jira.page, 'connect people dark');
  });

  it('is shut out by a site that has uninstalled it', async () => {
    expect(await globex.tell('uninstalled')).toBe(204);
    const response = await fetch(globex.frameUrl('roster-admin', ada));
    expect(response.status).toBe(401);
  });
});
