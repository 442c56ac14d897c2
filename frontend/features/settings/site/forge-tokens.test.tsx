import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getSettings } from '#contract/accounts.ts';
import { getAtlassianProducts } from '#contract/atlassian.ts';
import { answers } from '../../../testing/fake-api.ts';
import { frameIn } from '../../../testing/frame-in.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import type { SavedSettings } from '../settings-queries.ts';

const settings: SavedSettings = {
  siteName: 'acme.atlassian.net',
  oidc: { enabled: false, label: 'Company sign-in', issuer: '', clientId: '', newAccountRole: null },
  pictures: { ownUploads: true },
  photos: { baseUrl: '' },
  history: { keepDays: 90 },
  issueFields: { enabled: false, of: 'reporter', fields: ['department'], updateOpenIssues: true },
  signInSync: { enabled: false, everyMinutes: 15 },
  privacy: { accessDays: 180 },
  oidcClientSecret: { set: false },
};

interface Token {
  readonly product: 'jira' | 'confluence';
  readonly tokenUntil: string | null;
  readonly isFresh: boolean;
}

function renderGeneral(forge: Token[]) {
  frameIn('admin');
  const api = [
    answers(getSettings, () => settings),
    answers(getAtlassianProducts, () => ({ jira: true, confluence: true, forge })),
  ];
  return renderApp('/settings', { api });
}

const title = 'Roster cannot ask Atlassian right now';

describe('the token that Forge brings', () => {
  it('is told about where there is none that is good, with the products that this is about', async () => {
    renderGeneral([
      { product: 'jira', tokenUntil: '2026-11-20T08:00:00.000Z', isFresh: false },
      { product: 'confluence', tokenUntil: null, isFresh: false },
    ]);
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByText(/none is there that is good for Jira and Confluence/)).toBeVisible();
    expect(screen.getByText(/The last one ended/)).toBeVisible();
  });

  it('is not mentioned while it is good', async () => {
    renderGeneral([{ product: 'jira', tokenUntil: '2036-11-20T08:00:00.000Z', isFresh: true }]);
    expect(await screen.findByDisplayValue('acme.atlassian.net')).toBeVisible();
    expect(screen.queryByRole('heading', { name: title })).toBeNull();
  });
});
