import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../simulators/company/company.ts';
import { startEntraSimulator, type EntraSimulator } from '../simulators/entra/entra-simulator.ts';
import { choose } from './choose.ts';
import { connectTenant, fullRun } from './connect.ts';
import { runFigure } from './run-figure.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const company = sampleCompany({ people: 60 });
const inScope = company.people().filter(({ active, guest }) => active && !guest);
const leavers = inScope.filter((_, index) => index % 2 === 1);
const staying = inScope.length - leavers.length;

describe('a run that would lose half of the company', () => {
  const world = useWorld();
  let tenant: EntraSimulator;
  let admin: Visitor;
  beforeAll(async () => {
    tenant = await startEntraSimulator({ company });
    await addAccount(world.roster, ada, 'admin');
    const connector = await connectTenant(world.roster, tenant, 'Larkfield');
    expect(await fullRun(world.roster, connector)).toMatchObject({ status: 'succeeded' });
    admin = await world.visit();
    await signIn(admin, ada);
    await admin.page.getByText(`${inScope.length} people`).waitFor();
  });
  afterAll(() => tenant.close());

  const startFullRun = async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Connectors' }).click();
    await page.getByRole('button', { name: 'Full sync' }).click();
    await page.getByText('Open the run').first().click();
    await page.getByText('The guard held this run: nothing has been changed').waitFor();
  };
  const countOfPeople = async (count: number) => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
    await page.getByText(`${count} people`).waitFor();
  };

  it('is held, and says why and who would go', async () => {
    const { page } = admin;
    for (const { id } of leavers) company.change({ kind: 'leave', id });
    await startFullRun();
    await page.getByText('People gone:').waitFor();
    await page.getByRole('heading', { name: 'What would change' }).waitFor();
    await choose(page, 'Outcome', 'Gone');
    await page.getByText(`${leavers.length} people`, { exact: true }).waitFor();
    await page.getByRole('searchbox', { name: 'Search by name or id' }).fill(leavers[0]?.displayName ?? '');
    const row = page.getByRole('row', { name: new RegExp(leavers[0]?.displayName ?? '') });
    await row.getByText('Gone').waitFor();
    await countOfPeople(inScope.length);
  });

  it('the connector says so, and offers no other run meanwhile', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Connectors' }).click();
    await page.getByText('Held', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Open Larkfield' }).click();
    await page.getByText('A run is held: nothing has been changed yet').waitFor();
    await page.getByRole('link', { name: 'See what would happen, and decide' }).click();
  });

  it('can be discarded, after which nothing has changed', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Nothing is changed. The next run starts afresh.').waitFor();
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('This run was discarded: nothing has been changed by it.').waitFor();
    await page.getByText('The guard held this run').waitFor({ state: 'detached' });
    await countOfPeople(inScope.length);
  });

  it('can be applied the next time, and takes the leavers out of the directory', async () => {
    const { page } = admin;
    await startFullRun();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Succeeded').waitFor({ timeout: 30_000 });
    expect(await runFigure(page, 'Gone')).toBe(String(leavers.length));
    await countOfPeople(staying);
    await page.goBack();
  });

  it('can be undone, which brings everyone back', async () => {
    const { page } = admin;
    await page.getByRole('heading', { name: 'Full run of Larkfield' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('This run undoes another run.').waitFor();
    await page.getByText('Succeeded').waitFor({ timeout: 30_000 });
    await countOfPeople(inScope.length);
  });

  it('the history of runs shows what became of each', async () => {
    const { page } = admin;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).click();
    const table = page.getByRole('table', { name: 'History of runs' });
    await table.getByText('to undo a run', { exact: false }).waitFor();
    expect(await table.getByRole('row').count()).toBe(1 + 4);
    await table.getByText('Discarded').waitFor();
    await page.getByText('The last 4 runs').waitFor();
  });
});
