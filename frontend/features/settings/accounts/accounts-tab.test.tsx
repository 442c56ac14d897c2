import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createAccount, deleteAccount, listAccounts, updateAccount, type Account } from '#contract/accounts.ts';
import { aSession, anId } from '../../../testing/builders.ts';
import { answers, fakeApi, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

function anAccount(over: Partial<Account> = {}): Account {
  return {
    id: anId(1),
    email: 'ulf@example.com',
    name: 'Ulf User',
    role: 'user',
    signIn: 'password',
    lastSignInAt: null,
    ...over,
  };
}
const self = aSession().user;
const me = anAccount({ ...self });

/** Accounts that are kept while the test lasts. */
function accountsOf(...accounts: Account[]) {
  const list = answers(listAccounts, () => ({ items: accounts, total: accounts.length }));
  return { accounts, list };
}

describe('accounts', () => {
  it('cannot be removed by themselves', async () => {
    renderApp('/settings?tab=accounts', { api: [accountsOf(me, anAccount()).list] });
    expect(await screen.findByRole('button', { name: 'Remove Ulf User' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove Ada Admin' })).not.toBeInTheDocument();
  });

  it('are added with what the contract asks for', async () => {
    const { accounts, list } = accountsOf(me);
    const create = answers(createAccount, ({ body }) => {
      const account = anAccount({ name: body.name, email: body.email, role: body.role });
      accounts.push(account);
      return account;
    });
    const { user } = renderApp('/settings?tab=accounts', { api: [list, create] });
    await user.click(await screen.findByRole('button', { name: 'Add account' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/Name/), 'Nora New');
    await user.type(dialog.getByLabelText(/E-mail/), 'Nora@Example.com');
    await user.type(dialog.getByLabelText(/Password/), 'short');
    await user.click(dialog.getByRole('button', { name: 'Add account' }));
    expect(await dialog.findByText('Choose a password of at least 12 characters.')).toBeVisible();
    await user.type(dialog.getByLabelText(/Password/), ' but longer now');
    await user.click(dialog.getByRole('button', { name: 'Add account' }));
    expect(await screen.findByText('nora@example.com')).toBeVisible();
  });

  it('say that an address is taken where it was typed', async () => {
    const errors = [{ path: 'email', message: 'There is an account with this address.' }];
    const taken = refuses(createAccount, { code: 'conflict', detail: 'Not added.', errors });
    const { user } = renderApp('/settings?tab=accounts', { api: [accountsOf(me).list, taken] });
    await user.click(await screen.findByRole('button', { name: 'Add account' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/Name/), 'Ulf');
    await user.type(dialog.getByLabelText(/E-mail/), 'ulf@example.com');
    await user.type(dialog.getByLabelText(/Password/), 'long enough, surely');
    await user.click(dialog.getByRole('button', { name: 'Add account' }));
    expect(await dialog.findByText('There is an account with this address.')).toBeVisible();
    expect(dialog.getByLabelText(/E-mail/)).toBeInvalid();
  });

  it('keep their password when it is left empty', async () => {
    const bodies: unknown[] = [];
    const change = answers(updateAccount, ({ body }) => {
      bodies.push(body);
      return anAccount({ name: body.name ?? '' });
    });
    const { user } = renderApp('/settings?tab=accounts', { api: [accountsOf(me, anAccount()).list, change] });
    await user.click(await screen.findByRole('button', { name: 'Edit Ulf User' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/Name/), 'son');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The account was changed')).toBeVisible();
    expect(bodies).toEqual([{ name: 'Ulf Userson', email: 'ulf@example.com', role: 'user' }]);
  });

  it('have no password to change when the identity provider signs them in', async () => {
    const { list } = accountsOf(me, anAccount({ signIn: 'oidc' }));
    const { user } = renderApp('/settings?tab=accounts', { api: [list] });
    await user.click(await screen.findByRole('button', { name: 'Edit Ulf User' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByLabelText(/password/)).not.toBeInTheDocument();
  });

  it('are removed after a question, and stay when the server says no', async () => {
    const { accounts, list } = accountsOf(me, anAccount());
    const detail = 'This is the last admin.';
    const { user } = renderApp('/settings?tab=accounts', {
      api: [list, refuses(deleteAccount, { code: 'conflict', detail })],
    });
    await user.click(await screen.findByRole('button', { name: 'Remove Ulf User' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    expect(await dialog.findByText(detail)).toBeVisible();
    fakeApi.use(
      answers(deleteAccount, () => {
        accounts.pop();
        return null;
      }),
    );
    await user.click(dialog.getByRole('button', { name: 'Remove account' }));
    await waitFor(() => {
      expect(screen.queryByText('ulf@example.com')).not.toBeInTheDocument();
    });
  });
});
