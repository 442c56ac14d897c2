import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listTokens } from '#contract/accounts.ts';
import { createSharingCode, endSharing, getSharing, joinSharing, type Sharing } from '#contract/sharing.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const host = 'acme.atlassian.net';
const inJira: Sharing = { here: 'jira', products: [{ product: 'jira', host, isInstalled: true }], isEmpty: false };
const alone: Sharing = {
  here: 'confluence',
  products: [{ product: 'confluence', host, isInstalled: true }],
  isEmpty: true,
};
const both: Sharing = { here: 'confluence', products: [...inJira.products, ...alone.products], isEmpty: false };

const frame = document.createElement('meta');
frame.name = 'roster-frame';
frame.content = 'admin';

describe('the people of Jira and Confluence', () => {
  beforeEach(() => {
    document.head.append(frame);
  });
  afterEach(() => {
    frame.remove();
  });
  const render = (sharing: Sharing, ...api: ReturnType<typeof answers>[]) =>
    renderApp('/settings?tab=sharing', { api: [answers(getSharing, () => sharing), ...api] });

  it('are opened to the other product by a code, with a warning of what that means', async () => {
    const code = '7K2QM-00001-ABCDE-VWXYZ';
    const { user } = render(
      inJira,
      answers(createSharingCode, () => ({ code, expiresAt: '2026-11-22T10:15:00.000Z' })),
    );
    expect(await screen.findByText(/Everyone who administers Confluence will administer these people/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Make a code' }));
    expect(await screen.findByLabelText('Code')).toHaveTextContent(code);
    expect(screen.getByRole('button', { name: 'Make another code' })).toBeEnabled();
  });

  it('cannot be replaced where something is set up', async () => {
    render(inJira);
    expect(await screen.findByText(/of its own in Jira. Remove them first/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Use these people' })).not.toBeInTheDocument();
  });

  it('are there as soon as the code is entered', async () => {
    let sharing = alone;
    const entered: string[] = [];
    const { user } = renderApp('/settings?tab=sharing', {
      api: [
        answers(getSharing, () => sharing),
        answers(joinSharing, ({ body }) => {
          entered.push(body.code);
          sharing = both;
          return both;
        }),
      ],
    });
    expect(await screen.findByRole('button', { name: 'Use these people' })).toBeDisabled();
    await user.type(screen.getByLabelText(/Code/), ' 7k2qm-00001 ');
    await user.click(screen.getByRole('button', { name: 'Use these people' }));
    expect(await screen.findByText('Jira and Confluence have the same people', { exact: false })).toBeVisible();
    expect(screen.getByText('These are the people of Jira now')).toBeVisible();
    expect(entered).toEqual(['7k2qm-00001']);
    expect(screen.queryByRole('button', { name: 'Make a code' })).not.toBeInTheDocument();
  });

  it('say at the field what is wrong with a code', async () => {
    const message = 'This code is not good (any more).';
    const errors = [{ path: 'code', message }];
    const { user } = render(alone, refuses(joinSharing, { code: 'invalid-input', detail: message, errors }));
    await user.type(await screen.findByLabelText(/Code/), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Use these people' }));
    expect(await screen.findAllByText(message)).toHaveLength(1);
    expect(screen.getByLabelText(/Code/)).toBeInvalid();
  });

  it('are taken from a product after a question', async () => {
    let sharing = both;
    const ended: string[] = [];
    const { user } = renderApp('/settings?tab=sharing', {
      api: [
        answers(getSharing, () => sharing),
        answers(endSharing, ({ params }) => {
          ended.push(params.product);
          sharing = alone;
          return null;
        }),
      ],
    });
    const list = within(await screen.findByRole('list', { name: 'Products with these people' }));
    expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      `Jira${host}Stop sharing`,
      `Confluence${host}You are hereStop sharing`,
    ]);
    await user.click(list.getByRole('button', { name: 'Stop sharing with Confluence' }));
    const question = within(await screen.findByRole('dialog'));
    expect(question.getByText(/begins anew, without connectors and people/)).toBeVisible();
    await user.click(question.getByRole('button', { name: 'Stop sharing' }));
    expect(await screen.findByRole('button', { name: 'Make a code' })).toBeVisible();
    expect(ended).toEqual(['confluence']);
  });

  it('tell of a product that has uninstalled Roster', async () => {
    render({ ...both, products: both.products.map((each) => ({ ...each, isInstalled: each.product !== 'jira' })) });
    expect(await screen.findByText('Uninstalled')).toBeVisible();
    // With the last one the people would be lost.
    expect(screen.getAllByRole('button', { name: /^Stop sharing/ }).map((button) => button.ariaLabel)).toEqual([
      'Stop sharing with Jira',
    ]);
  });

  it('need no code where Roster is a Forge app', async () => {
    render({ here: null, products: [], isEmpty: false });
    expect(await screen.findByText(/Where Roster is a Forge app/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Make a code' })).not.toBeInTheDocument();
  });
});

it('a browser outside Atlassian has no people of Jira and Confluence to share', async () => {
  renderApp('/settings?tab=tokens', { api: [answers(listTokens, () => ({ items: [], total: 0 }))] });
  expect(await screen.findByRole('tab', { name: 'Audit log' })).toBeVisible();
  expect(screen.queryByRole('tab', { name: 'Jira and Confluence' })).not.toBeInTheDocument();
});
