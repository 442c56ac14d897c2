import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '#contract/connectors.ts';
import type { Run } from '#contract/runs.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { startEntraSimulator, type EntraSimulator } from '../simulators/entra/entra-simulator.ts';
import { connectTenant, fullRun } from './connect.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const company = sampleCompany({ people: 30 });
const [first, second] = company.people().filter(({ active, guest }) => active && !guest);
if (!first || !second) throw new Error('The sample company has too few people.');
const nobody = '00000000-0000-4000-8000-000000000000';

describe('finding one’s way', () => {
  const world = useWorld();
  let tenant: EntraSimulator;
  let connector: Connector;
  let run: Run;
  let admin: Visitor;
  beforeAll(async () => {
    tenant = await startEntraSimulator({ company });
    await addAccount(world.roster, ada, 'admin');
    connector = await connectTenant(world.roster, tenant, 'Larkfield');
    run = await fullRun(world.roster, connector);
    admin = await world.visit();
  });
  afterAll(() => tenant.close());

  it('an address that was sent to someone leads them there, by way of the sign-in', async () => {
    const { page } = admin;
    await signIn(admin, ada, `/people?search=${encodeURIComponent(first.displayName)}`);
    await page.getByText('1 person', { exact: true }).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe(first.displayName);
  });

  it('a tab, a filter and a run have addresses', async () => {
    const { page } = admin;
    await admin.open(`/connectors/${connector.id}?tab=safety`);
    await page.getByRole('heading', { name: 'People removed' }).waitFor();
    await admin.open(`/runs/${run.id}?outcome=created&search=${encodeURIComponent(second.displayName)}`);
    await page.getByRole('row', { name: new RegExp(second.displayName) }).waitFor();
    await page.getByText('1 person', { exact: true }).waitFor();
  });

  it('an address of nothing says so, and offers a way on', async () => {
    const { page } = admin;
    await admin.open('/nowhere');
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    const missing = [
      [`/people/${nobody}`, 'GET /api/people/{id} 404', 'This person is not in the directory'],
      [`/connectors/${nobody}`, 'GET /api/connectors/{id} 404', 'There is no such connector'],
      [`/runs/${nobody}`, 'GET /api/runs/{id} 404', 'There is no such run'],
    ] as const;
    for (const [path, answer, sentence] of missing) {
      admin.expectAnswer(answer);
      await admin.open(path);
      await page.getByRole('heading', { name: sentence }).waitFor();
    }
  });

  it('what was typed is not lost to a click: leaving asks first', async () => {
    const { page } = admin;
    await admin.open(`/connectors/${connector.id}?tab=safety`);
    const percent = page.getByRole('spinbutton', { name: 'Limit in percent' }).first();
    const people = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' });
    const question = page.getByRole('dialog').filter({ hasText: 'Leave without saving?' });
    await percent.fill('33');
    await people.click();
    await question.getByRole('button', { name: 'Stay on this page' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await percent.inputValue()).toBe('33');
    await page.getByRole('tab', { name: 'Scope' }).click();
    await question.getByRole('button', { name: 'Stay on this page' }).click();
    await question.waitFor({ state: 'detached' });
    await people.click();
    await question.getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await page.goBack();
    await expect.poll(() => percent.inputValue()).toBe('20');
  });

  it('closing the tab over unsaved changes asks too', async () => {
    const { page } = admin;
    await page.getByRole('spinbutton', { name: 'Limit in percent' }).first().fill('33');
    const asked = page.waitForEvent('dialog');
    const reloading = page.reload();
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await reloading;
  });

  it('the wizard keeps what was typed on the way back and forth', async () => {
    const { page } = admin;
    await admin.open('/connectors/new');
    await page.getByRole('button', { name: /LDAP/ }).click();
    const base = page.getByRole('textbox', { name: 'Base DN' });
    await base.fill('ou=people,dc=example,dc=org');
    await page.goBack();
    await page.getByRole('heading', { name: 'Where are your people?' }).waitFor();
    await page.goForward();
    await base.waitFor();
    expect(await base.inputValue()).toBe('ou=people,dc=example,dc=org');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('button', { name: 'Leave without saving' }).click();
    await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor();
  });

  it('the keyboard alone signs in, finds a person and opens them', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    const { keyboard } = page;
    const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
    await visitor.open('/sign-in');
    await page.getByRole('textbox', { name: 'E-mail address' }).waitFor();
    await keyboard.type(ada.email);
    await keyboard.press('Tab');
    await keyboard.type(ada.password);
    await keyboard.press('Enter');
    await page.getByText(/^\d+ people$/).waitFor();

    await visitor.open('/people');
    await page.getByRole('link', { name: first.displayName, exact: true }).waitFor();
    await keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await keyboard.press('Enter');
    const isInField = () => page.evaluate<boolean>('document.activeElement.matches("input")');
    for (let presses = 0; presses < 4 && !(await isInField()); presses += 1) await keyboard.press('Tab');
    await keyboard.type(second.displayName);
    await page.getByText('1 person', { exact: true }).waitFor();
    const link = page.getByRole('link', { name: second.displayName, exact: true });
    for (let presses = 0; presses < 6 && (await focused()) !== second.displayName; presses += 1) {
      await keyboard.press('Tab');
    }
    expect(await focused()).toBe(second.displayName);
    await link.waitFor();
    expect(await page.evaluate<boolean>('document.activeElement.matches(":focus-visible")')).toBe(true);
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: second.displayName, level: 1 }).waitFor();
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
  });

  it('a dialog opened by the keyboard holds the focus, and Escape gives it back', async () => {
    const { page } = admin;
    await admin.open('/settings?tab=accounts');
    const add = page.getByRole('button', { name: 'Add account' });
    await add.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    const isInside = () => page.evaluate<boolean>('document.activeElement.closest("[role=dialog]") !== null');
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await isInside()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe('Add account');
  });
});
