import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRun, type Run } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { checkManifest, manifestFile } from '../backend/testing/forge-manifest.ts';
import { siteUsers, type SiteUser } from '../simulators/atlassian-site/site-user.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import type { ForgeManifest } from '../simulators/forge-site/forge-manifest.ts';
import { createForgeSigner } from '../simulators/forge-site/forge-signer.ts';
import { startForgeSite, type ForgeSite } from '../simulators/forge-site/forge-site.ts';
import { backgroundOf, keepScreenshot as keep, visit } from './framed-page.ts';
import { useWorld, type Visitor } from './world.ts';

const [ada, uma] = siteUsers;
const person = sampleCompany({ people: 40 })
  .people()
  .find(({ active, guest }) => active && !guest);
if (!ada || !uma || !person) throw new Error('The simulated site has too few people.');
const { displayName, email: emailAddress } = person;
const pia: SiteUser = { accountId: '557058:pia', displayName, emailAddress, isAdmin: false };
const manifest = (await checkManifest(await readFile(manifestFile, 'utf8'))).content as unknown as ForgeManifest;
const signer = createForgeSigner();
/** Known before Roster starts, for its keys. */
const keys = await startForgeSite({ manifest, remoteUrl: '', signer });

describe('Roster as a Forge app', () => {
  const world = useWorld({
    samplePeople: 40,
    env: { ROSTER_FORGE_APP_ID: manifest.app.id, ROSTER_FORGE_JWKS_URL: `${keys.url}/.well-known/jwks.json` },
  });
  let pagesFolder = '';
  let acme: ForgeSite;
  let jira: Visitor;
  beforeAll(async () => {
    pagesFolder = await mkdtemp(join(tmpdir(), 'roster-forge-'));
    await buildPages(pagesFolder);
    acme = await startForgeSite({
      name: 'acme',
      manifest,
      users: [...siteUsers, pia],
      remoteUrl: world.roster.baseUrl,
      signer,
      pagesFolder,
    });
    await acme.tell('avi:forge:installed:app');
    jira = await world.visit();
  });
  afterAll(async () => {
    await Promise.all([acme.close(), keys.close(), rm(pagesFolder, { recursive: true })]);
  });

  const call = async (method: string, path: string): Promise<unknown> => {
    const answer = await acme.invoke('roster-admin', ada, { method, path });
    if (!answer.ok) throw new Error(`${method} ${path}: HTTP ${String(answer.status)} ${await answer.text()}`);
    return answer.json();
  };

  it('shows an admin their own connectors, without signing in and without a header of its own', async () => {
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada }));
    await app.getByRole('heading', { name: 'Connectors', level: 1 }).waitFor();
    expect(await app.getByRole('button', { name: 'Account menu' }).count()).toBe(0);
    await app.getByRole('link', { name: 'Settings' }).click();
    await app.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
    expect(await jira.page.context().cookies()).toEqual([]);
  });

  it('shows people with their faces, in Jira and in Confluence', async () => {
    const { runId } = loadSampleCompany.response.parse(await call('POST', '/api/sample-company'));
    await expect
      .poll(async (): Promise<Run['status']> => getRun.response.parse(await call('GET', `/api/runs/${runId}`)).status)
      .toBe('succeeded');
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada }));
    await app.getByText('Sample company', { exact: true }).first().waitFor();
    // Forge's theme names colours alone; the letters of the pages stay their own.
    const title = app.getByRole('heading', { name: 'Connectors', level: 1 });
    const font = 'getComputedStyle(document.documentElement).getPropertyValue("--ds-font-heading-large")';
    expect(String(await title.evaluate(font))).not.toBe('');
    await keep(jira.page, 'forge admin light');
    for (const key of ['roster-people', 'roster-confluence-people']) {
      const people = await visit(jira.page, acme.pageUrl(key, { as: uma }));
      await people.getByRole('heading', { name: 'People', level: 1 }).waitFor();
      await expect.poll(() => people.locator('img[src^="data:image/jpeg"]').count()).toBeGreaterThan(5);
      expect(await people.getByRole('navigation').count()).toBe(0);
      await keep(jira.page, `${key} light`);
    }
  });

  it('shows who reported an issue beside it, by the token that Forge has brought', async () => {
    const { key } = acme.issues.add({ summary: 'Broken lamp', reporter: ada.accountId, assignee: uma.accountId });
    const panel = await visit(jira.page, acme.pageUrl('roster-issue', { as: uma, issue: key }));
    await panel.getByText('Reporter', { exact: true }).waitFor();
    await panel.getByText('Ada Admin').first().waitFor();
    await panel.getByText('Uma User').first().waitFor();
    await keep(jira.page, 'forge issue light');
  });

  it('opens a profile over the issue, since the panel has no room for one', async () => {
    const { key } = acme.issues.add({ summary: 'Broken chair', reporter: pia.accountId });
    const panel = await visit(jira.page, acme.pageUrl('roster-issue', { as: uma, issue: key }));
    await panel.getByRole('link', { name: pia.displayName }).click();
    const profile = jira.page.frameLocator('#app-modal');
    await profile.getByRole('heading', { name: pia.displayName, level: 1 }).waitFor();
    await panel.getByRole('link', { name: pia.displayName }).waitFor();
    await keep(jira.page, 'forge issue profile');
  });

  it('tells an admin where Forge has brought no token, until it does', async () => {
    const globex = await startForgeSite({
      name: 'globex',
      manifest,
      remoteUrl: world.roster.baseUrl,
      signer,
      pagesFolder,
    });
    const title = 'Roster cannot ask Atlassian right now';
    for (const wanted of [1, 0]) {
      const app = await visit(jira.page, globex.pageUrl('roster-admin', { as: ada }));
      await app.getByRole('link', { name: 'Settings' }).click();
      await app.getByRole('textbox', { name: 'Name' }).waitFor();
      await expect.poll(() => app.getByRole('heading', { name: title }).count()).toBe(wanted);
      await keep(jira.page, `forge settings ${String(wanted)}`);
      expect(await app.getByRole('tab', { name: 'Jira and Confluence' }).count()).toBe(0);
      await globex.call('tick');
    }
    await globex.close();
  });

  it('tells of problems as everywhere, although Forge lets none through', async () => {
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: uma }));
    await app.getByRole('heading', { name: 'For admins only' }).waitFor();
  });

  it('is dark where Jira is', async () => {
    const app = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada, theme: 'dark' }));
    await app.getByText('Sample company', { exact: true }).first().waitFor();
    await expect.poll(() => backgroundOf(app)).toMatch(/^rgb\((1|2|3)\d, /);
    await keep(jira.page, 'forge admin dark');
    const people = await visit(jira.page, acme.pageUrl('roster-people', { as: ada, theme: 'dark' }));
    await expect.poll(() => people.locator('img[src^="data:image/jpeg"]').count()).toBeGreaterThan(5);
    await expect.poll(() => backgroundOf(people)).toMatch(/^rgb\((1|2|3)\d, /);
    await keep(jira.page, 'forge people dark');
  });
});

/** As `manifest.yml` says: addresses of assets are relative, since nobody knows where Forge puts them. */
async function buildPages(outDir: string): Promise<void> {
  const configFile = join(import.meta.dirname, '../frontend/vite.config.ts');
  await build({ configFile, base: './', logLevel: 'error', build: { outDir, emptyOutDir: true } });
}
