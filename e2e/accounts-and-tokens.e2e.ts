import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../simulators/company/company.ts';
import { faceImage } from '../simulators/company/face-image.ts';
import { startEntraSimulator, type EntraSimulator } from '../simulators/entra/entra-simulator.ts';
import { choose } from './choose.ts';
import { connectTenant, fullRun } from './connect.ts';
import { shownFaces } from './shown-faces.ts';
import { ada, addAccount, signIn } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const company = sampleCompany({ people: 40 });
const shown = company.people().filter(({ active, guest }) => active && !guest);
/** Nobody is asked for a picture that the tenant would replace. */
const colleague = shown.find(({ picture }) => !picture);
const stranger = shown.find(({ picture }) => picture);
if (!colleague || !stranger) throw new Error('The sample company has too few people.');
const account = { name: colleague.displayName, email: colleague.email, password: 'my own long password' };

describe('accounts, API tokens and the audit log', () => {
  const world = useWorld();
  let tenant: EntraSimulator;
  let admin: Visitor;
  let user: Visitor;
  let token = '';
  beforeAll(async () => {
    tenant = await startEntraSimulator({ company });
    await addAccount(world.roster, ada, 'admin');
    await fullRun(world.roster, await connectTenant(world.roster, tenant, 'Larkfield'));
    admin = await world.visit();
    await signIn(admin, ada, '/settings?tab=accounts');
  });
  afterAll(() => tenant.close());

  const withToken = (path: string, init: RequestInit = {}) =>
    fetch(`${world.roster.baseUrl}${path}`, { ...init, headers: { Authorization: `Bearer ${token}` } });

  it('an account is added, with what is wrong said at the field', async () => {
    const { page } = admin;
    admin.expectAnswer('POST /api/accounts 400');
    await page.getByRole('button', { name: 'Add account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(account.name);
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(account.email);
    await dialog.getByLabel('Password').fill('too short');
    await dialog.getByRole('button', { name: 'Add account' }).click();
    await dialog.getByText('Choose a password of at least 12 characters.').waitFor();
    await dialog.getByLabel('Password').fill(account.password);
    await dialog.getByRole('button', { name: 'Add account' }).click();
    await page.getByText('The account was added').waitFor();
    await page
      .getByRole('row', { name: new RegExp(account.email) })
      .getByText('User', { exact: true })
      .waitFor();
  });

  it('a user finds their own profile and uploads a picture of their own', async () => {
    user = await world.visit();
    await signIn(user, account);
    const { page } = user;
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitem', { name: 'My profile' }).click();
    await page.getByRole('heading', { name: colleague.displayName, level: 1 }).waitFor();
    expect(await shownFaces(page.locator('article header'))).toBe(0);
    await page.getByRole('button', { name: 'Upload a picture' }).click();
    const dialog = page.getByRole('dialog');
    const picture = { name: 'me.jpg', mimeType: 'image/jpeg', buffer: await faceImage(stranger, 300) };
    await dialog.locator('input[type=file]').setInputFiles(picture);
    await dialog.getByRole('img', { name: 'Preview' }).waitFor();
    await dialog.getByRole('button', { name: 'Upload' }).click();
    await page.getByText('The picture was changed').waitFor();
    await expect.poll(() => shownFaces(page.locator('article header'))).toBe(1);
  });

  it('something that only pretends to be a picture is refused in words', async () => {
    const { page } = user;
    user.expectAnswer('PUT /api/people/{id}/picture 400');
    await page.getByRole('button', { name: 'Change picture' }).click();
    const dialog = page.getByRole('dialog');
    const html = {
      name: 'me.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<html><body>no picture</body></html>'),
    };
    await dialog.locator('input[type=file]').setInputFiles(html);
    await dialog.getByRole('button', { name: 'Upload' }).click();
    await dialog.getByText('The picture was not changed').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('nobody else’s picture is theirs to change', async () => {
    const { page } = user;
    await user.open('/people');
    await page.getByRole('link', { name: stranger.displayName, exact: true }).click();
    await page.getByRole('heading', { name: stranger.displayName, level: 1 }).waitFor();
    expect(await page.getByRole('button', { name: /picture/ }).count()).toBe(0);
  });

  it('an API token is shown once, works for a program, and within its scope', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: 'API tokens' }).click();
    await page.getByRole('button', { name: 'Create token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly report');
    await choose(dialog, 'Expires', 'In 30 days');
    await dialog.getByRole('button', { name: 'Create token' }).click();
    await dialog.getByText('Copy the token now').waitFor();
    token = (await dialog.getByRole('status', { name: 'Token' }).textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Nightly report/ }).waitFor();
    expect((await page.content()).includes(token)).toBe(false);
    expect(await (await withToken('/api/people')).json()).toMatchObject({ total: expect.any(Number) as number });
    expect((await withToken('/api/sample-company', { method: 'POST' })).status).toBe(403);
  });

  it('a token that is revoked is refused from then on', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The token was revoked').waitFor();
    expect((await withToken('/api/people')).status).toBe(401);
  });

  it('a setting of the site is changed', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: 'General' }).click();
    await page.getByRole('textbox', { name: 'Site name' }).fill('Larkfield people');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The settings were saved').waitFor();
    await page.getByRole('banner').getByText('Larkfield people').waitFor();
  });

  it('the audit log has all of it, with who and what, and can be narrowed', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: 'Audit log' }).click();
    const log = page.getByRole('table', { name: 'Audit log' });
    const entry = (...words: readonly string[]) =>
      words.reduce((row, word) => row.filter({ hasText: word }), log.getByRole('row'));
    await entry('Settings changed', ada.email).first().waitFor();
    await entry('API token revoked', 'Nightly report').waitFor();
    await entry('API token created', 'Nightly report').waitFor();
    await entry('Account added', account.email).waitFor();
    await entry('Connector added', 'Larkfield').waitFor();
    expect(await log.textContent()).not.toContain(account.password);
    // What people do with their own picture is theirs.
    expect(await entry('Picture uploaded').count()).toBe(0);
    await choose(page, 'Kind of change', 'API token revoked');
    await expect.poll(() => log.getByRole('row').count()).toBe(2);
    expect(new URL(page.url()).searchParams.get('tab')).toBe('audit');
  });

  it('whose account is removed is signed out at once', async () => {
    const { page } = admin;
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: `Remove ${account.name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove account' }).click();
    await page.getByText('The account was removed').waitFor();
    await user.open('/people');
    await user.page.getByRole('heading', { name: /^Sign in to/ }).waitFor();
  });
});
