import { beforeAll, describe, expect, it } from 'vitest';
import { sampleCompany } from '../simulators/company/company.ts';
import { shownFaces } from './shown-faces.ts';
import { ada, addAccount, signIn, signOut, uma } from './sign-in.ts';
import { useWorld, type Visitor } from './world.ts';

const company = sampleCompany({ people: 300 });
const shown = company.people().filter(({ active, guest }) => active && !guest);
const reportsOf = (id: string) => shown.filter(({ managerId }) => managerId === id);
const bossOf = (id: string | undefined) => (id === undefined ? undefined : company.person(id));

/** Someone with everything: a picture, a phone, a manager who has one too, and people who report to them. */
const lead = shown.find(({ id, picture, phone, managerId }) => {
  const boss = bossOf(managerId);
  return picture && phone !== undefined && boss?.managerId !== undefined && reportsOf(id).length > 0;
});
if (!lead) throw new Error('The sample company has no such person.');

describe('from the set-up link to the directory', () => {
  const world = useWorld();
  let admin: Visitor;
  let setupPath = '';
  beforeAll(async () => {
    admin = await world.visit();
    const { pathname, hash } = new URL(await world.roster.setupLink());
    setupPath = pathname + hash;
  });

  it('without an admin, every address leads to the advice to open the set-up link', async () => {
    await admin.open('/people');
    await admin.page.getByRole('heading', { name: 'Roster is not set up yet' }).waitFor();
  });

  it('the link creates the first admin, says at the fields what is wrong, and leads to the welcome page', async () => {
    const { page } = admin;
    admin.expectAnswer('POST /api/setup 400');
    await admin.open(setupPath);
    await page.getByRole('textbox', { name: 'Your name' }).fill(ada.name);
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(ada.email);
    await page.getByLabel('Password').fill('short');
    await page.getByRole('button', { name: 'Create admin' }).click();
    await page.getByText('Choose a password of at least 12 characters.').waitFor();
    await page.getByLabel('Password').fill(ada.password);
    await page.getByRole('button', { name: 'Create admin' }).click();
    await page.getByRole('heading', { name: 'Welcome to Roster' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
  });

  it('the link works once', async () => {
    const other = await world.visit();
    other.expectAnswer('POST /api/setup 409');
    await other.open(setupPath);
    await other.page.getByRole('textbox', { name: 'Your name' }).fill('Mallory');
    await other.page.getByRole('textbox', { name: 'E-mail address' }).fill('mallory@example.org');
    await other.page.getByLabel('Password').fill('a password of my own');
    await other.page.getByRole('button', { name: 'Create admin' }).click();
    await other.page.getByText('Roster is set up already.').waitFor();
  });

  it('the sample company is loaded, with its progress in sight', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Load the sample company' }).click();
    await page.getByRole('heading', { name: 'Loading the sample company' }).waitFor();
    await page.getByRole('heading', { name: 'The sample company is here' }).waitFor({ timeout: 60_000 });
    await page.getByText('300 people were read.').waitFor();
    await page.getByRole('link', { name: 'See the people' }).click();
    await page.getByText(`${shown.length} people`).waitFor();
  });

  it('people have faces, and initials where there is none', async () => {
    const list = admin.page.getByRole('list', { name: 'People in the directory' });
    await expect.poll(() => list.getByRole('link', { name: /@/ }).count()).toBeGreaterThan(8);
    const cards = await list.getByRole('listitem').count();
    const faces = await shownFaces(list);
    expect(faces).toBeGreaterThan(cards / 2);
    expect(faces).toBe(await list.locator('img').count());
    expect(faces).toBeLessThan(cards);
  });

  it('finds people as one types: by name, e-mail address, department and phone', async () => {
    const { page } = admin;
    const search = page.getByRole('searchbox');
    const card = page.getByRole('listitem').getByRole('link', { name: lead.displayName, exact: true });
    const found = async (words: string, isOne: boolean) => {
      await search.pressSequentially(words);
      await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe(words);
      await card.first().waitFor();
      if (isOne) await page.getByText('1 person', { exact: true }).waitFor();
      await search.fill('');
      await page.getByText(`${shown.length} people`).waitFor();
    };
    await found(lead.displayName, true);
    await found(lead.email, true);
    await found(lead.department, false);
    await found(lead.phone ?? '', true);
  });

  it('shows a person with picture, contact, managers and reports', async () => {
    const { page } = admin;
    await page.getByRole('searchbox').fill(lead.displayName);
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.getByRole('link', { name: lead.displayName, exact: true }).click();
    await page.getByRole('heading', { name: lead.displayName, level: 1 }).waitFor();
    expect(await shownFaces(page.locator('article header'))).toBe(1);
    const contact = page.getByRole('region', { name: 'Contact' });
    await contact.getByRole('link', { name: lead.email }).waitFor();
    await contact.getByRole('link', { name: lead.phone ?? '' }).waitFor();
    const boss = bossOf(lead.managerId);
    const chain = page.getByRole('list', { name: 'Manager chain' });
    await chain.getByText(bossOf(boss?.managerId)?.displayName ?? '').waitFor();
    await page.getByRole('heading', { name: `Reports (${reportsOf(lead.id).length})` }).waitFor();
    await chain.getByRole('link', { name: new RegExp(boss?.displayName ?? '') }).click();
    await page.getByRole('heading', { name: boss?.displayName ?? '', level: 1 }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: lead.displayName, level: 1 }).waitFor();
  });

  it('signs out, refuses a wrong password in words, and signs in again to where one was', async () => {
    const { page } = admin;
    admin.expectAnswer('POST /api/session 401');
    const address = new URL(page.url()).pathname;
    await signOut(admin);
    await admin.open(address);
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(ada.email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Password').fill(ada.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: lead.displayName, level: 1 }).waitFor();
  });

  it('shows a user the people, and no settings', async () => {
    await addAccount(world.roster, uma, 'user');
    const user = await world.visit();
    await signIn(user, uma);
    const { page } = user;
    await page.getByText(`${shown.length} people`).waitFor();
    const navigation = page.getByRole('navigation', { name: 'Main' });
    expect(await navigation.getByRole('link').allTextContents()).toEqual(['People']);
    for (const path of ['/connectors', '/runs', '/settings', '/welcome']) {
      await user.open(path);
      await page.getByRole('heading', { name: 'For admins only' }).waitFor();
    }
    const refused = await page.request.get('/api/connectors');
    expect(refused.status()).toBe(403);
    await user.open('/people');
    await page.getByRole('searchbox').fill(lead.displayName);
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.getByRole('link', { name: lead.displayName, exact: true }).click();
    await page.getByRole('region', { name: 'Contact' }).waitFor();
    expect(await page.getByRole('button', { name: 'Explain' }).count()).toBe(0);
    expect(await page.getByText(/^from /).count()).toBe(0);
  });
});
