import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readPostFunction } from '#contract/atlassian.ts';
import { getMappings, putMappings } from '#contract/connectors.ts';
import type { Operation } from '#contract/operation.ts';
import { getRun, startRun } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { startAtlassianSite } from '../simulators/atlassian-site/atlassian-site.ts';
import { siteUsers, type SiteUser } from '../simulators/atlassian-site/site-user.ts';
import type { CompanyPerson } from '../simulators/company/company-person.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { keepScreenshot as keep, visit } from './framed-page.ts';
import { useWorld, type Visitor } from './world.ts';

const samplePeople = 40;
const [ada, uma, shy] = siteUsers;
if (!ada || !uma || !shy) throw new Error('The simulated site has too few people.');

const company = sampleCompany({ people: samplePeople });
const [rita, sam] = company.people().filter(hasEverything);
const boss = company.person(rita?.managerId ?? '');
if (!rita || !sam || !boss) throw new Error('The sample company has too few people with a telephone and a manager.');

const acme = await startAtlassianSite({ users: [...siteUsers, ...[rita, sam, boss].map(accountOf)] });
describe('Roster beside the issues of Jira', () => {
  const world = useWorld({
    samplePeople,
    env: {
      ROSTER_CONNECT_SITES: new URL(acme.url).host,
      ROSTER_CONNECT_INSTALL_KEYS_URL: `${acme.url}/install-keys`,
      ROSTER_CONNECT_SCRIPT_URL: `${acme.url}/all.js`,
    },
  });
  const { key: ofRita } = acme.issues.add({
    summary: 'The spectrometer drifts after lunch',
    reporter: accountOf(rita).accountId,
    assignee: accountOf(sam).accountId,
  });
  const { key: ofStranger } = acme.issues.add({ summary: 'New chairs', reporter: shy.accountId });
  const { key: hidden } = acme.issues.add({ summary: 'A secret', hiddenFrom: [uma.accountId] });
  let jira: Visitor;
  beforeAll(async () => {
    jira = await world.visit();
    expect(await acme.install(world.roster.baseUrl)).toBe(204);
    await readCompany();
  });
  afterAll(() => acme.close());

  /** Calls the API as a frame of acme does. */
  const call = async (operation: Operation, path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `JWT ${acme.contextToken(ada)}`, 'content-type': 'application/json' };
    const init = { method: operation.method.toUpperCase(), headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(world.roster.baseUrl + path, init);
    if (!response.ok) throw new Error(`${operation.id}: HTTP ${String(response.status)} ${await response.text()}`);
    return response.json();
  };
  const endOf = (runId: string) =>
    vi.waitFor(
      async () => {
        expect(getRun.response.parse(await call(getRun, `/api/runs/${runId}`)).status).toBe('succeeded');
      },
      { timeout: 60_000, interval: 100 },
    );
  /** The sample company, with the time zone that its provider does not tell. */
  const readCompany = async () => {
    const { connectorId, runId } = loadSampleCompany.response.parse(
      await call(loadSampleCompany, '/api/sample-company'),
    );
    await endOf(runId);
    const mappings = `/api/connectors/${connectorId}/mappings`;
    const { items } = getMappings.response.parse(await call(getMappings, mappings));
    const timeZone = {
      target: { kind: 'profile', name: 'timezone' },
      source: { kind: 'constant', value: 'Asia/Tokyo' },
      transforms: [],
      whenEmpty: { do: 'keep' },
    };
    await call(putMappings, mappings, { items: [...items, timeZone] });
    const runs = `/api/connectors/${connectorId}/runs`;
    await endOf(startRun.response.parse(await call(startRun, runs, { type: 'full' })).id);
  };

  it('shows who reported the issue and who has it, with all that reaches them', async () => {
    const panel = await visit(jira.page, acme.issueUrl(ofRita, { as: uma }));
    const reporter = panel.getByRole('region', { name: 'Reporter' });
    await reporter.getByRole('link', { name: rita.displayName }).waitFor();
    const phone = reporter.getByRole('link', { name: rita.phone });
    expect(await phone.getAttribute('href')).toMatch(/^tel:\+\d+$/);
    expect(await phone.getAttribute('target')).toBe('_blank');
    expect(await reporter.getByRole('link', { name: rita.email }).getAttribute('href')).toBe(`mailto:${rita.email}`);
    await reporter.getByText('Asia/Tokyo').waitFor();
    await panel.getByRole('region', { name: 'Assignee' }).getByRole('link', { name: sam.displayName }).waitFor();
    await expect.poll(() => panel.locator('img[src^="data:image/jpeg"]').count()).toBeGreaterThan(0);
    await keepBothWidths(jira.page, 'issue panel light');
  });

  it('is as high as what it shows', async () => {
    const panel = jira.page.frameLocator('#app');
    const heights = async () => {
      const frame = await jira.page.locator('#app').boundingBox();
      const content = await panel.getByRole('main').boundingBox();
      return [frame?.height ?? 0, content?.height ?? -100] as const;
    };
    await expect.poll(async () => Math.abs((await heights())[0] - (await heights())[1])).toBeLessThan(2);
  });

  it('copies an address, also where Jira does not lend the clipboard', async () => {
    const panel = jira.page.frameLocator('#app');
    await panel.getByRole('button', { name: `Copy ${rita.email}` }).click();
    await panel.getByText('Copied').waitFor({ state: 'attached' });
  });

  it('opens the card of a manager, and the profile over the page', async () => {
    const panel = jira.page.frameLocator('#app');
    const reporter = panel.getByRole('region', { name: 'Reporter' });
    await reporter.locator('dd a').last().hover();
    await panel.getByRole('tooltip').getByRole('link').first().waitFor();
    await keep(jira.page, 'issue panel card');
    await reporter.getByRole('link', { name: rita.displayName }).click();
    const profile = jira.page.frameLocator('#app-dialog');
    await profile.getByRole('heading', { name: rita.displayName, level: 1 }).waitFor();
    await reporter.getByRole('link', { name: rita.displayName }).waitFor();
    await keep(jira.page, 'issue panel profile');
    await jira.page.getByRole('button', { name: 'Close' }).click();
  });

  it('is dark where Jira is', async () => {
    const panel = await visit(jira.page, acme.issueUrl(ofRita, { as: uma, theme: 'dark' }));
    await panel.getByRole('link', { name: rita.displayName }).first().waitFor();
    await expect.poll(() => panel.locator('img[src^="data:image/jpeg"]').count()).toBeGreaterThan(0);
    const background = () => panel.locator('body').evaluate('getComputedStyle(document.body).backgroundColor');
    await expect.poll(background).toMatch(/^rgb\((1|2|3)\d, /);
    await keepBothWidths(jira.page, 'issue panel dark');
  });

  it('fits into the narrowest column that Jira has', async () => {
    const panel = await visit(jira.page, acme.issueUrl(ofRita, { as: uma }));
    await jira.page.addStyleTag({ content: '#app { width: 280px }' });
    await panel.getByRole('link', { name: rita.displayName }).first().waitFor();
    const overflow = async () =>
      Number(await panel.locator('html').evaluate('document.body.scrollWidth - window.innerWidth'));
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await keep(jira.page, 'issue panel 280');
  });

  it('says when the directory does not know the reporter, and when nobody has the issue', async () => {
    const panel = await visit(jira.page, acme.issueUrl(ofStranger, { as: uma }));
    await panel.getByText('Not in Roster’s directory').waitFor();
    await panel.getByText('Shy Shown').waitFor();
    await panel.getByText('Nobody is assigned').waitFor();
    await keep(jira.page, 'issue panel unknown');
  });

  it('shows nothing of an issue that the viewer may not see', async () => {
    jira.expectAnswer(`GET /api/atlassian/issues/${hidden}/people 404`);
    const panel = await visit(jira.page, acme.issueUrl(hidden, { as: uma }));
    await panel.getByRole('heading', { name: 'This issue is not here' }).waitFor();
    await keep(jira.page, 'issue panel hidden');
  });

  it('adds the post function with a person for whoever has no manager, once one is chosen', async () => {
    const page = await visit(jira.page, acme.workflowUrl('create', { as: ada }));
    await page.getByRole('radio', { name: 'Assign it to a person' }).check();
    await jira.page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('Choose the person.').waitFor();
    expect(acme.postFunction).toBeUndefined();
    await page.getByRole('combobox', { name: 'Person' }).fill(sam.displayName);
    await page.getByRole('option', { name: sam.displayName }).waitFor();
    await keepBothWidths(jira.page, 'post function create');
    await page.getByRole('option', { name: sam.displayName }).click();
    await page.getByText('Pass over inactive managers').click();
    await jira.page.getByRole('button', { name: 'Add' }).click();
    const view = jira.page.frameLocator('#app');
    await view.getByText(`Without a manager, it goes to ${sam.displayName}.`).waitFor();
    await keep(jira.page, 'post function view');
    expect(readPostFunction(acme.postFunction ?? '')).toMatchObject({
      withoutManager: { kind: 'person' },
      skipInactive: false,
      comment: true,
    });
    expect(acme.postFunction).not.toContain(sam.displayName);
  });

  it('lists what the post function did in issues in the settings', async () => {
    expect(await acme.events.transition(ofRita, acme.postFunction)).toBe(204);
    expect(await acme.events.transition(ofStranger, acme.postFunction)).toBe(204);
    await expect.poll(() => acme.issues.find(ofRita)?.assignee).toBe(accountOf(boss).accountId);
    await expect.poll(() => acme.issues.find(ofStranger)?.assignee).toBe(accountOf(sam).accountId);
    const admin = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada }));
    await admin.getByRole('link', { name: 'Settings' }).click();
    await admin.getByRole('tab', { name: 'Issues' }).click();
    await admin.getByText(`Roster assigned this issue to ${boss.displayName}`).waitFor();
    expect(await admin.getByRole('link', { name: ofRita }).getAttribute('href')).toBe(`${acme.url}/browse/${ofRita}`);
    await admin.getByText('Fill fields of issues').click();
    await keepBothWidths(jira.page, 'settings issues light');
    const dark = await visit(jira.page, acme.pageUrl('roster-admin', { as: ada, theme: 'dark' }));
    await dark.getByRole('link', { name: 'Settings' }).click();
    await dark.getByText('Bring people up to date when they sign in').click();
    await keep(jira.page, 'settings general dark');
    await dark.getByRole('tab', { name: 'Issues' }).click();
    await dark.getByRole('button', { name: 'Leave without saving' }).click();
    await dark.getByText(`Roster assigned this issue to ${boss.displayName}`).waitFor();
    await keep(jira.page, 'settings issues dark');
  });

  it('starts with the stored settings when it is edited', async () => {
    const page = await visit(jira.page, acme.workflowUrl('edit', { as: ada, theme: 'dark' }));
    await page.getByText(sam.displayName).waitFor();
    await keepBothWidths(jira.page, 'post function edit dark');
    await page.getByRole('radio', { name: 'Leave the assignee as it is' }).check();
    await jira.page.getByRole('button', { name: 'Update' }).click();
    await jira.page.frameLocator('#app').getByText('Without a manager, the assignee stays as it is.').waitFor();
    expect(readPostFunction(acme.postFunction ?? '')).toMatchObject({ withoutManager: { kind: 'leave' } });
  });

  it('falls back to the usual settings where it cannot read those that are stored, and says so', async () => {
    acme.postFunction = '{"withoutManager":"lead"}';
    const page = await visit(jira.page, acme.workflowUrl('edit', { as: ada }));
    await page.getByText('The settings could not be read').waitFor();
    expect(await page.getByRole('radio', { name: 'Leave the assignee as it is' }).isChecked()).toBe(true);
    await keep(jira.page, 'post function unreadable');
  });
});

/** Someone whose panel shows every line. */
function hasEverything(person: CompanyPerson): person is CompanyPerson & { readonly phone: string } {
  const { phone, mobile, managerId, picture, active, guest } = person;
  return active && !guest && [phone, mobile, managerId, picture].every((value) => value !== undefined);
}

function accountOf({ index, displayName, email }: CompanyPerson): SiteUser {
  return { accountId: `557058:${String(index)}`, displayName, emailAddress: email, isAdmin: false };
}

async function keepBothWidths(page: Page, name: string): Promise<void> {
  await keep(page, `${name} 1280`);
  await page.setViewportSize({ width: 768, height: 900 });
  await keep(page, `${name} 768`);
  await page.setViewportSize({ width: 1280, height: 800 });
}
