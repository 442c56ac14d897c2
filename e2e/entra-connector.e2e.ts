import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMappings, listConnectors } from '#contract/connectors.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { startEntraSimulator, type EntraSimulator } from '../simulators/entra/entra-simulator.ts';
import { choose } from './choose.ts';
import { runFigure } from './run-figure.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const badgePath = 'onPremisesExtensionAttributes.extensionAttribute1';
const company = sampleCompany({ people: 150 });
const inScope = company.people().filter(({ active, guest }) => active && !guest);
const [someone, other] = inScope.filter(({ picture }) => picture);
if (!someone || !other) throw new Error('The sample company has too few pictures.');

describe('an Entra tenant, from the wizard to a mapping of its own', () => {
  const world = useWorld();
  let tenant: EntraSimulator;
  let admin: Visitor;
  beforeAll(async () => {
    // Slow enough that progress can be seen.
    tenant = await startEntraSimulator({ company, latencyMillis: 150 });
    await addAccount(world.roster, ada, 'admin');
    admin = await world.visit({ acceptDownloads: true });
    await signIn(admin, ada, '/connectors');
  });
  afterAll(() => tenant.close());

  it('the wizard says at the fields what is missing, before anything is asked', async () => {
    const { page } = admin;
    admin.expectAnswer('POST /api/source-kinds/entra/check 400');
    await page.getByRole('heading', { name: 'No identity provider is connected' }).waitFor();
    await page.getByRole('link', { name: 'Add connector' }).click();
    await page.getByRole('button', { name: /Microsoft Entra ID/ }).click();
    const guide = page.getByRole('complementary');
    await guide.getByText('In the Microsoft Entra admin center').first().waitFor();
    await guide.getByRole('button', { name: 'Copy User.Read.All', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('Enter the directory (tenant) ID.').waitFor();
    await page.getByText('Enter the application (client) ID.').waitFor();
  });

  it('a wrong secret is refused, and said at its field', async () => {
    const { page } = admin;
    const advanced = page.getByText('Advanced', { exact: true });
    if ((await advanced.count()) > 0) await advanced.click();
    await page.getByRole('textbox', { name: 'Tenant ID' }).fill(tenant.tenantId);
    await page.getByRole('textbox', { name: 'Client ID' }).fill(tenant.clientId);
    await page.getByRole('textbox', { name: 'Authority URL' }).fill(tenant.authorityUrl);
    await page.getByRole('textbox', { name: 'Microsoft Graph URL' }).fill(tenant.graphUrl);
    await page.getByLabel('Client secret', { exact: true }).fill('not-the-secret');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('Something is missing').waitFor();
    await page.getByRole('button', { name: 'Continue anyway' }).waitFor();
    await page.getByRole('link', { name: 'Go to “Client secret”' }).click();
    const secret = page.getByLabel('Client secret', { exact: true });
    await secret.waitFor();
    expect(await secret.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => page.evaluate<string>('document.activeElement.type')).toBe('password');
    expect(await page.getByRole('textbox', { name: 'Tenant ID' }).inputValue()).toBe(tenant.tenantId);
  });

  it('the right secret passes the check, and the wizard leads through scope, mapping and name to the first run', async () => {
    const { page } = admin;
    await page.getByLabel('Client secret', { exact: true }).fill(tenant.clientSecret);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByText('Everything works').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Who comes in' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'What is shown of them' }).waitFor();
    await page.getByRole('cell', { name: 'jobTitle' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Larkfield tenant');
    await choose(page, 'Run', 'Only when started by hand');
    await page.getByRole('button', { name: 'Add and start full sync' }).click();
  });

  it('the first run shows its progress live, and its end without a reload', async () => {
    const { page } = admin;
    await page.getByRole('heading', { name: 'Full run of Larkfield tenant' }).waitFor();
    await page.getByRole('progressbar', { name: 'Progress of the run' }).waitFor();
    await page.getByText('Reading and rendering pictures').waitFor();
    await page.getByRole('button', { name: 'Cancel run' }).waitFor();
    await page.getByText('Succeeded').waitFor({ timeout: 60_000 });
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await runFigure(page, 'Read')).toBe(String(company.people().length));
    expect(await runFigure(page, 'Created')).toBe(String(inScope.length));
    expect(await runFigure(page, 'Pictures changed')).toBe(String(inScope.filter(({ picture }) => picture).length));
  });

  it('the changes of the run can be filtered, searched and downloaded', async () => {
    const { page } = admin;
    const changes = page.getByRole('region', { name: 'Changes of the run' });
    const total = changes.getByText(/^[\d,]+ (people|person)$/);
    await choose(changes, 'Outcome', 'Created');
    await expect.poll(() => total.textContent()).toBe(`${inScope.length} people`);
    await changes.getByRole('searchbox').fill(someone.displayName);
    await expect.poll(() => total.textContent()).toBe('1 person');
    await changes.getByRole('row', { name: new RegExp(someone.displayName) }).waitFor();
    await changes.getByRole('searchbox').fill('');
    await expect.poll(() => total.textContent()).toBe(`${inScope.length} people`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      changes.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const csv = await readFile(await download.path(), 'utf8');
    const sourceIds = new Set([...csv.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id));
    expect(inScope.filter(({ id }) => !sourceIds.has(id))).toEqual([]);
    expect(csv).toContain(someone.displayName);
  });

  it('the mapping shows what it makes of a chosen person', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Connectors' }).click();
    await page.getByRole('link', { name: 'Open Larkfield tenant' }).click();
    await page.getByRole('tab', { name: 'Attribute mapping' }).click();
    await page.getByRole('combobox', { name: 'Result for' }).fill(someone.displayName);
    await page.getByRole('option', { name: new RegExp(someone.email) }).click();
    await rowOf(admin, 'Job title').getByText(someone.jobTitle, { exact: true }).waitFor();
    await page.getByText('In scope').waitFor();
  });

  it('a row can be changed, and its result is shown before anything is saved', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Edit Job title' }).click();
    const dialog = page.getByRole('dialog');
    await choose(dialog, /Add transform|Choose a transform/, 'Upper case');
    await dialog.getByText(someone.jobTitle.toUpperCase()).first().waitFor();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await rowOf(admin, 'Job title').getByText(someone.jobTitle.toUpperCase(), { exact: true }).waitFor();
  });

  it('a path is typed by hand into a new user property; a wrong one gets a suggestion', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Add New Mapping' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'User property' }).check();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Badge');
    await typePath(dialog, badgePath.replace('Attribute1', 'Atribute1'));
    await dialog.getByRole('button', { name: `Did you mean ${badgePath}?` }).click();
    await dialog.getByText(someone.extras.badge).first().waitFor();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await rowOf(admin, 'Badge').getByText(someone.extras.badge).waitFor();
    expect(JSON.stringify(await savedMapping(admin))).not.toContain('Badge');
  });

  it('saving keeps the rows, and a full sync brings them to the people', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. People change with the next run.').waitFor();
    expect(JSON.stringify(await savedMapping(admin))).toContain(badgePath);
    await page.getByRole('button', { name: 'Full sync' }).first().click();
    await page.getByText('Open the run').first().click();
    await page.getByText('Succeeded').waitFor({ timeout: 60_000 });
    expect(await runFigure(page, 'Updated')).toBe(String(inScope.length));
    const row = page.getByRole('row', { name: new RegExp(other.displayName) });
    await page.getByRole('searchbox', { name: 'Search by name or id' }).fill(other.displayName);
    await row.getByText(other.extras.badge).waitFor();
    await row.locator('del').getByText(other.jobTitle).waitFor();
    await row.getByRole('link', { name: other.displayName }).click();
  });

  it('the person shows the new property and where it comes from, and can be explained', async () => {
    const { page } = admin;
    await page.getByRole('heading', { name: other.displayName, level: 1 }).waitFor();
    const properties = page.getByRole('region', { name: 'User properties' });
    await properties.getByText(other.extras.badge).waitFor();
    await properties.getByText('from Larkfield tenant').waitFor();
    await page.getByRole('button', { name: 'Explain' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('In scope').waitFor();
    const row = dialog.getByRole('row', { name: /Badge/ });
    await row.getByText(badgePath).waitFor();
    await row.getByText(other.extras.badge).first().waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  it('one person can be read again alone', async () => {
    const { page } = admin;
    company.change({ kind: 'edit', id: other.id, values: { phone: '+46 8 555 0199' } });
    await page.getByRole('button', { name: 'Sync this person' }).click();
    await page.getByText('Larkfield tenant: up to date.').waitFor();
    await page.getByRole('region', { name: 'Contact' }).getByText('+46 8 555 0199').waitFor();
  });
});

function rowOf({ page }: Visitor, target: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: `Edit ${target}`, exact: true }) });
}

async function typePath(dialog: Locator, path: string): Promise<void> {
  await dialog.getByRole('combobox', { name: 'Source attribute' }).fill(path);
  await dialog.getByRole('option', { name: `Use “${path}”` }).click();
}

async function savedMapping({ page }: Visitor): Promise<unknown> {
  const connectors = listConnectors.response.parse(await (await page.request.get('/api/connectors')).json());
  const answer = await page.request.get(`/api/connectors/${connectors.items[0]?.id ?? ''}/mappings`);
  return getMappings.response.parse(await answer.json());
}
