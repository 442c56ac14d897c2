import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getConnector, listConnectors, listSourceKinds, type ExpiringSecret } from '#contract/connectors.ts';
import { aConnector, anId } from '../../../testing/builders.ts';
import { aSourceKind } from '../../../testing/connector-builders.ts';
import { answers } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const soon: ExpiringSecret = {
  setting: 'bindPassword',
  label: 'Client secret',
  expiresAt: '2026-12-04T23:59:59.000Z',
  expired: false,
  daysLeft: 12,
};
const expired: ExpiringSecret = { ...soon, label: 'API token', setting: 'token', expired: true, daysLeft: -3 };

function renderWith(address: string, expiringSecrets: readonly ExpiringSecret[]) {
  const connector = aConnector({ name: 'Entra', expiringSecrets: [...expiringSecrets] });
  const items = [connector, aConnector({ id: anId(401), name: 'Other' })];
  return renderApp(address, {
    api: [
      answers(listConnectors, () => ({ items, total: 2 })),
      answers(getConnector, () => connector),
      answers(listSourceKinds, () => ({ items: [aSourceKind()], total: 1 })),
    ],
  });
}

describe('a secret that expires', () => {
  it('is told above the connectors, with the way to where a new one is entered', async () => {
    const { user, address } = renderWith('/connectors', [soon]);
    const fact = await screen.findByText(/The client secret of “Entra” expires in 12 days, on 4 December 2026\./);
    await user.click(within(fact).getByRole('link', { name: 'Enter a new client secret for Entra' }));
    expect(await screen.findByLabelText('Password')).toHaveFocus();
    expect(address()).toBe(`/connectors/${anId(400)}?tab=connection`);
  });

  it('is told on the card of its connector alone', async () => {
    renderWith('/connectors', [soon, expired]);
    const card = (await screen.findByRole('heading', { name: 'Entra' })).closest('li');
    expect(card && within(card).getByText('Client secret expires in 12 days')).toBeVisible();
    expect(card && within(card).getByText('API token expired')).toBeVisible();
    const other = screen.getByRole('heading', { name: 'Other' }).closest('li');
    expect(other && within(other).queryByText(/expire/)).toBeNull();
  });

  it('is told on the tab where a new one is entered', async () => {
    renderWith(`/connectors/${anId(400)}`, [expired, { ...soon, daysLeft: 1 }, { ...soon, setting: 'x', daysLeft: 0 }]);
    expect(await screen.findByText('Renew these secrets')).toBeVisible();
    expect(
      screen.getByText('The API token of “Entra” expired on 4 December 2026. Make a new one and enter it here.'),
    ).toBeVisible();
    expect(screen.getByText(/The client secret of “Entra” expires tomorrow, on 4 December 2026\./)).toBeVisible();
    expect(screen.getByText(/The client secret of “Entra” expires today, on 4 December 2026\./)).toBeVisible();
  });

  it('is told nowhere while there is none', async () => {
    renderWith('/connectors', []);
    await screen.findByRole('heading', { name: 'Entra' });
    expect(screen.queryByText(/Renew|expire/)).toBeNull();
  });
});
