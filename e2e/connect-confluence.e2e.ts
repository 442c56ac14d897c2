import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPeople } from '#contract/people.ts';
import { getRun, type Run } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { startAtlassianSite, type AtlassianSite } from '../simulators/atlassian-site/atlassian-site.ts';
import { siteUsers, type SiteUser } from '../simulators/atlassian-site/site-user.ts';
import { backgroundOf, keepScreenshot as keep, visit } from './framed-page.ts';
import { useWorld, type Visitor } from './world.ts';

const [ada, uma] = siteUsers;
if (!ada || !uma) throw new Error('The simulated site has too few people.');
/** Administers Confluence, and not the Jira beside it. */
const una: SiteUser = { ...uma, displayName: 'Una Wiki', isAdmin: true };
const jira = await startAtlassianSite({ name: 'acme' });
const confluence = await startAtlassianSite({
  ...{ name: 'acme', product: 'confluence', signer: jira.signer },
  users: [una, { ...ada, isAdmin: false }],
});
describe('Roster inside Confluence', () => {
  const world = useWorld({
    samplePeople: 40,
    env: {
      ROSTER_CONNECT_SITES: [jira, confluence].map(({ url }) => new URL(url).host).join(','),
      ROSTER_CONNECT_INSTALL_KEYS_URL: `${jira.url}/install-keys`,
      ROSTER_CONNECT_SCRIPT_URL: `${jira.url}/all.js`,
    },
  });
  let visitor: Visitor;
  let code = '';
  beforeAll(async () => {
    visitor = await world.visit();
    expect(await Promise.all([jira, confluence].map((site) => site.install(world.roster.baseUrl)))).toEqual([204, 204]);
  });
  afterAll(() => Promise.all([jira.close(), confluence.close()]));

  /** Calls the API as a frame of the Jira does. */
  const callAsJira = async (method: string, path: string): Promise<unknown> => {
    const headers = { authorization: `JWT ${jira.contextToken(ada)}`, 'content-type': 'application/json' };
    const response = await fetch(world.roster.baseUrl + path, { method, headers });
    if (!response.ok) throw new Error(`${method} ${path}: HTTP ${String(response.status)} ${await response.text()}`);
    return response.json();
  };
  const openSharing = async (site: AtlassianSite, as: SiteUser, theme: 'light' | 'dark' = 'light') => {
    const app = await visit(visitor.page, site.pageUrl('roster-admin', { as, theme }));
    await app.getByRole('link', { name: 'Settings' }).click();
    await app.getByRole('tab', { name: 'Jira and Confluence' }).click();
    await app.getByRole('list', { name: 'Products with these people' }).waitFor();
    return app;
  };

  it('begins with people of its own, although the Jira beside it has many', async () => {
    const { runId } = loadSampleCompany.response.parse(await callAsJira('POST', '/api/sample-company'));
    await expect
      .poll(
        async (): Promise<Run['status']> => getRun.response.parse(await callAsJira('GET', `/api/runs/${runId}`)).status,
        { timeout: 60_000 },
      )
      .toBe('succeeded');
    const app = await visit(visitor.page, confluence.pageUrl('roster-admin', { as: una }));
    await app.getByRole('heading', { name: 'Connectors', level: 1 }).waitFor();
    await app.getByText('No identity provider is connected').first().waitFor();
    expect(await app.getByText('Sample company', { exact: true }).count()).toBe(0);
    expect(await visitor.page.context().cookies()).toEqual([]);
    expect(await visitor.page.title()).toContain('Confluence');
  });

  it('takes for an admin whom Confluence calls one, and nobody else', async () => {
    const app = await visit(visitor.page, confluence.pageUrl('roster-admin', { as: ada }));
    await app.getByRole('heading', { name: 'For admins only' }).waitFor();
  });

  it('gets to the people of Jira by a code that an admin makes there', async () => {
    const inJira = await openSharing(jira, ada);
    await inJira.getByText('Everyone who administers Confluence will administer these people').waitFor();
    await inJira.getByRole('button', { name: 'Make a code' }).click();
    code = await inJira.getByLabel('Code').innerText();
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/);
    await keep(visitor.page, 'sharing code light');

    const app = await openSharing(confluence, una);
    await app.getByLabel('Code').fill('WRONG-WRONG-WRONG-WRONG');
    visitor.expectAnswer('POST /api/sharing 400');
    await app.getByRole('button', { name: 'Use these people' }).click();
    await app.getByText('This code is not good (any more).').waitFor();
    await keep(visitor.page, 'sharing wrong code light');
    await app.getByLabel('Code').fill(code.toLowerCase());
    await app.getByRole('button', { name: 'Use these people' }).click();
    await app.getByText('Jira and Confluence have the same people').waitFor();
    await keep(visitor.page, 'sharing joined light');
    await app.getByRole('link', { name: 'Connectors' }).click();
    await app.getByText('Sample company', { exact: true }).first().waitFor();
    await keep(visitor.page, 'confluence admin light');
  });

  it('shows them on its people page, light and dark', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const app = await visit(visitor.page, confluence.pageUrl('roster-people', { as: ada, theme }));
      await app.getByRole('heading', { name: 'People', level: 1 }).waitFor();
      await expect.poll(() => app.locator('img[src^="data:image/jpeg"]').count()).toBeGreaterThan(5);
      if (theme === 'dark') await expect.poll(() => backgroundOf(app)).toMatch(/^rgb\((1|2|3)\d, /);
      await keep(visitor.page, `confluence people ${theme}`);
    }
  });

  it('shows the card of somebody within a page', async () => {
    const people = listPeople.response.parse(await callAsJira('GET', '/api/people?pageSize=60'));
    const someone = people.items.find(({ email, picture, fields }) => email && picture && fields.phone);
    const given = { email: someone?.email ?? '' };
    for (const theme of ['light', 'dark'] as const) {
      const page = confluence.pageUrl('roster-person-card', { as: ada, theme, given });
      const card = await visit(visitor.page, page);
      await card.getByRole('link', { name: someone?.displayName ?? '' }).waitFor();
      await card.locator('img[src^="data:image/jpeg"]').waitFor();
      if (theme === 'dark') await expect.poll(() => backgroundOf(card)).toMatch(/^rgb\((1|2|3)\d, /);
      await keep(visitor.page, `confluence card ${theme}`);
    }
    const nobody = confluence.pageUrl('roster-person-card', { as: ada, given: { email: 'nobody@example.org' } });
    const card = await visit(visitor.page, nobody);
    await card.getByText('Nobody in the directory has the e-mail address nobody@example.org.').waitFor();
  });

  it('is dark where Confluence is', async () => {
    const app = await openSharing(confluence, una, 'dark');
    await expect.poll(() => backgroundOf(app)).toMatch(/^rgb\((1|2|3)\d, /);
    await keep(visitor.page, 'sharing joined dark');
  });

  it('keeps the people when Jira uninstalls Roster', async () => {
    expect(await jira.tell('uninstalled')).toBe(204);
    const app = await openSharing(confluence, una);
    await app.getByText('Uninstalled', { exact: true }).waitFor();
    await keep(visitor.page, 'sharing uninstalled light');
    await app.getByRole('link', { name: 'Connectors' }).click();
    await app.getByText('Sample company', { exact: true }).first().waitFor();
    expect((await fetch(jira.frameUrl('roster-admin', ada))).status).toBe(401);
  });

  it('begins anew once the sharing ends', async () => {
    expect(await jira.install(world.roster.baseUrl)).toBe(204);
    const app = await openSharing(confluence, una, 'dark');
    await app.getByRole('button', { name: 'Stop sharing with Confluence' }).click();
    await keep(visitor.page, 'sharing end dark');
    await app.getByRole('dialog').getByRole('button', { name: 'Stop sharing' }).click();
    await app.getByRole('button', { name: 'Make a code' }).waitFor();
    await keep(visitor.page, 'sharing alone dark');
    await visitor.page.setViewportSize({ width: 768, height: 1000 });
    await keep(visitor.page, 'sharing alone dark narrow');
    await app.getByRole('link', { name: 'Connectors' }).click();
    await app.getByText('No identity provider is connected').first().waitFor();
  });
});
