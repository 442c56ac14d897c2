import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { listPeople } from '#contract/people.ts';
import { personExport } from '#contract/privacy.ts';
import { startRun } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

/** With a folder in `ROSTER_SCREENSHOTS`, what is seen is kept there. */
const folder = process.env['ROSTER_SCREENSHOTS'];

describe('the personal data of one person', () => {
  const world = useWorld();
  let admin: Visitor;
  let connectorId = '';
  let person: { readonly id: string; readonly displayName: string; readonly email: string | null };
  beforeAll(async () => {
    const { api } = world.roster;
    await addAccount(world.roster, ada, 'admin');
    const loaded = await api.call(loadSampleCompany, '/api/sample-company', {});
    connectorId = loaded.connectorId;
    await api.endedRun(loaded.runId);
    const [first] = (await api.call(listPeople, '/api/people')).items;
    if (!first) throw new Error('The sample company has nobody.');
    person = first;
    admin = await world.visit();
    await signIn(admin, ada);
  });

  it('is downloaded in one file', async () => {
    const { page } = admin;
    await admin.open(`/people/${person.id}`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download everything' }).click();
    const exported = personExport.parse(JSON.parse(await readFile(await (await download).path(), 'utf8')));
    expect(exported.person).toMatchObject({ id: person.id, displayName: person.displayName });
  });

  it('shows who has looked at it', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Who has looked at this' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /Export/ }).waitFor();
    await dialog.getByRole('row', { name: /Profile/ }).waitFor();
    await keep(page, 'looked');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  it('is erased for good, once the address is typed', async () => {
    const { page } = admin;
    await keep(page, 'person');
    await page.getByRole('button', { name: 'Erase…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Request 2026-17');
    await dialog.getByLabel(/Type the name/).fill(person.email ?? person.displayName);
    await keep(page, 'erase');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText(/The person is gone, with/).waitFor();
    await keep(page, 'erased');
    await page.getByRole('button', { name: 'Back to people' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  });

  it('is not brought back by the next run, which says so', async () => {
    const { page } = admin;
    const run = await world.roster.api.call(startRun, `/api/connectors/${connectorId}/runs`, { type: 'full' });
    await world.roster.api.endedRun(run.id);
    await admin.open(`/runs/${run.id}`);
    await page.getByText('Erased on request', { exact: true }).waitFor();
    await keep(page, 'run');
  });

  it('can be allowed again, among the settings of privacy', async () => {
    const { page } = admin;
    await admin.open('/settings?tab=privacy');
    await page.getByRole('row', { name: /Request 2026-17/ }).waitFor();
    await keep(page, 'settings');
    await page.getByRole('button', { name: 'Allow again: Request 2026-17' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Allow again' }).click();
    await page.getByText(/Allowed again by/).waitFor();
  });
});

async function keep(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const width of [1280, 768]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 1300 });
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-color-mode=${colorScheme}]`).waitFor();
      await page.waitForLoadState('networkidle');
      await page.screenshot({
        path: join(folder, `${name} ${String(width)} ${colorScheme}.png`),
        animations: 'disabled',
      });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}
