import { createAccount } from '#contract/accounts.ts';
import type { Role } from '#contract/session.ts';
import type { TestRoster } from './roster.ts';
import type { Visitor } from './world.ts';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const ada: Person = { name: 'Ada Admin', email: 'ada@example.org', password: 'correct horse battery' };
export const uma: Person = { name: 'Uma User', email: 'uma@example.org', password: 'staple of the trade' };

export async function addAccount(roster: TestRoster, person: Person, role: Role): Promise<void> {
  await roster.api.call(createAccount, '/api/accounts', { ...person, role });
}

/** Fills in the sign-in page, wherever that leads on to. */
export async function signIn({ page, open }: Visitor, { email, password }: Person, path = '/sign-in'): Promise<void> {
  await open(path);
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Account menu' }).waitFor();
}

export async function signOut({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Account menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: /^Sign in to/ }).waitFor();
}
