import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createToken, deleteToken, listTokens, type ApiToken } from '#contract/accounts.ts';
import { anId } from '../../../testing/builders.ts';
import { answers } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

function aToken(over: Partial<ApiToken> = {}): ApiToken {
  const createdAt = '2026-10-01T08:00:00Z';
  return { id: anId(1), name: 'Nightly', scope: 'read', createdAt, expiresAt: null, lastUsedAt: null, ...over };
}

function tokensOf(...tokens: ApiToken[]) {
  return { tokens, list: answers(listTokens, () => ({ items: tokens, total: tokens.length })) };
}

describe('API tokens', () => {
  it('show a new token’s value once, to be copied', async () => {
    const { tokens, list } = tokensOf();
    const bodies: unknown[] = [];
    const create = answers(createToken, ({ body }) => {
      bodies.push(body);
      tokens.push(aToken({ name: body.name }));
      return { ...aToken({ name: body.name }), token: 'roster_secret' };
    });
    const { user } = renderApp('/settings?tab=tokens', { api: [list, create] });
    expect(await screen.findByText('No API tokens')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Create token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/Name/), 'Nightly');
    await user.click(dialog.getByRole('button', { name: 'Create token' }));
    expect(await dialog.findByText('roster_secret')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Copy token' }));
    expect(await navigator.clipboard.readText()).toBe('roster_secret');
    await user.click(dialog.getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('cell', { name: 'Nightly' })).toBeVisible();
    await waitFor(() => {
      expect(screen.queryByText('roster_secret')).not.toBeInTheDocument();
    });
    expect(bodies).toEqual([{ name: 'Nightly', scope: 'read', expiresInDays: 90 }]);
  });

  it('ask for a name', async () => {
    const { user } = renderApp('/settings?tab=tokens', { api: [tokensOf().list] });
    await user.click(await screen.findByRole('button', { name: 'Create token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Create token' }));
    expect(await dialog.findByText('Give the token a name.')).toBeVisible();
  });

  it('say which have expired', async () => {
    renderApp('/settings?tab=tokens', { api: [tokensOf(aToken({ expiresAt: '2020-01-01T00:00:00Z' })).list] });
    expect(await screen.findByText('Expired')).toBeVisible();
  });

  it('are revoked after a question', async () => {
    const { tokens, list } = tokensOf(aToken());
    const revoke = answers(deleteToken, () => {
      tokens.pop();
      return null;
    });
    const { user } = renderApp('/settings?tab=tokens', { api: [list, revoke] });
    await user.click(await screen.findByRole('button', { name: 'Revoke Nightly' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Revoke' }));
    expect(await screen.findByText('No API tokens')).toBeVisible();
  });
});
