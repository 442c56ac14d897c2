import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSampleCompany } from '#contract/system.ts';
import {
  startOrganizationSimulator,
  type OrganizationSimulator,
} from '../simulators/atlassian-organization/organization-simulator.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const people = 60;
const company = sampleCompany({ people });
const [someone] = company.people().filter(({ guest, active, phone }) => !guest && active && phone !== undefined);
if (!someone) throw new Error('The sample company has nobody like this.');

describe('targets', () => {
  const world = useWorld({ samplePeople: people });
  let organization: OrganizationSimulator;
  let admin: Visitor;
  beforeAll(async () => {
    organization = await startOrganizationSimulator({ company, deafTo: ['department'] });
    await addAccount(world.roster, ada, 'admin');
    const { runId } = await world.roster.api.call(loadSampleCompany, '/api/sample-company', {});
    await world.roster.api.endedRun(runId);
    admin = await world.visit();
    await signIn(admin, ada, '/targets');
  });
  afterAll(() => organization.close());

  it('the wizard adds one, and shows first what would be written', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Add target' }).click();
    await page.getByRole('button', { name: /^Atlassian organization/ }).click();
    await page.getByRole('textbox', { name: 'Directory base URL' }).fill(organization.directoryUrl);
    await page.getByLabel('Directory API key').fill(organization.apiKey);
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('heading', { name: 'What works, and what is missing' }).waitFor();
    await page.getByRole('button', { name: /^(Next|Continue anyway)$/ }).click();
    await page.getByRole('heading', { name: 'Whose people, and what of them' }).waitFor();
    await page.getByText('Push the picture').click();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: /^Who is who/ }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Acme directory');
    await page.getByRole('button', { name: 'Add and start dry run' }).click();
    await page.getByRole('heading', { level: 1, name: 'Dry run: Acme directory' }).waitFor();
    await page.getByText('Succeeded').waitFor();
    await page.getByText('This is a dry run: nothing has been written by it.').waitFor();
    expect(organization.writes()).toBe(0);
  });

  it('is switched on, and pushed to', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'Acme directory' }).click();
    await page.getByRole('tab', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('Acme directory is switched on').waitFor();
    await page.getByRole('button', { name: 'Push now', exact: true }).first().click();
    await page.getByText(/Push of everyone succeeded/).waitFor();
    await page.getByRole('searchbox', { name: 'Search by name' }).fill(someone.displayName);
    await page.getByRole('link', { name: someone.displayName }).waitFor();
    const row = page.getByRole('row', { name: someone.displayName });
    await row.getByText(/^Department: The directory took it/).waitFor();
    expect(organization.user(someone.email)).toMatchObject({ title: someone.jobTitle });
  });

  it('tells what was changed over there, and repairs it', async () => {
    const { page } = admin;
    organization.change(someone.email, { title: 'Emperor' });
    await page.getByRole('button', { name: 'Check for drift' }).click();
    await page.getByRole('button', { name: 'Start the check' }).click();
    await page.getByRole('heading', { level: 1, name: 'Drift check: Acme directory' }).waitFor();
    await page.getByText('Emperor').waitFor();
    await page.getByRole('link', { name: 'Acme directory' }).click();
    await page.getByRole('button', { name: 'Check for drift' }).click();
    await page.getByText('Repair: put right what was changed over there').click();
    await page.getByRole('button', { name: 'Start the check' }).click();
    await page.getByRole('heading', { level: 1, name: 'Drift check: Acme directory' }).waitFor();
    await expect.poll(() => organization.user(someone.email)?.['title']).toBe(someone.jobTitle);
  });
});
