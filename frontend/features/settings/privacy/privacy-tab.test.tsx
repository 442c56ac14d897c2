import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getSettings } from '#contract/accounts.ts';
import {
  getAccountReport,
  liftErasure,
  listAccesses,
  listErasures,
  type AccountReport,
  type Erasure,
  type PersonAccess,
} from '#contract/privacy.ts';
import { anId } from '../../../testing/builders.ts';
import { answers } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const anAccess: PersonAccess = {
  ...{ viewer: 'ben@example.com', viewerKind: 'account', what: 'profile', day: '2026-11-20', count: 3 },
  ...{ person: { id: anId(1), displayName: 'Ann Reed' }, lastAt: '2026-11-20T08:00:00Z' },
};
const anErasure: Erasure = {
  ...{ id: anId(900), at: '2026-11-20T08:00:00Z', by: 'ada@example.com', reason: 'Case 7', waitingFor: ['Jira'] },
  ...{ liftedAt: null, liftedBy: null },
};
const aReport: AccountReport = {
  ...{ applies: true, accounts: 120, nextAt: '2026-11-21T08:00:00Z', cycleDays: 7 },
  last: {
    ...{ startedAt: '2026-11-20T08:00:00Z', finishedAt: '2026-11-20T08:01:00Z', reported: 118, closed: 2, updated: 5 },
    problem: null,
  },
};
const settings = answers(getSettings, () => ({
  siteName: 'Roster',
  oidc: { enabled: false, label: 'Company sign-in', issuer: '', clientId: '', newAccountRole: null },
  ...{ pictures: { ownUploads: true }, photos: { baseUrl: '' }, history: { keepDays: 90 } },
  privacy: { accessDays: 180 },
  issueFields: { enabled: false, of: 'reporter' as const, fields: [], updateOpenIssues: true },
  signInSync: { enabled: false, everyMinutes: 15 },
  oidcClientSecret: { set: false },
}));
const apiWith = ({
  report = aReport,
  erasures = [anErasure],
}: { report?: AccountReport; erasures?: Erasure[] } = {}) => [
  settings,
  answers(listAccesses, ({ query }) => {
    const items = [anAccess, { ...anAccess, viewer: 'Cy', person: null, what: 'list' as const }].filter(
      ({ viewer, what }) => viewer.includes(query.search) && (query.what === undefined || what === query.what),
    );
    return { items, total: items.length };
  }),
  answers(listErasures, () => ({ items: erasures, total: erasures.length })),
  answers(getAccountReport, () => report),
];
const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the privacy settings', () => {
  it('tell who looked at whom, and are searched', async () => {
    const { user } = renderApp('/settings?tab=privacy', { api: apiWith() });
    const accesses = await section('Who looked at whom');
    expect(await accesses.findByRole('row', { name: /ben@example.com Ann Reed Profile 3/ })).toBeVisible();
    expect(accesses.getByRole('row', { name: /Cy Nobody in particular List of people/ })).toBeVisible();
    await user.type(accesses.getByRole('searchbox', { name: 'Search by viewer or person' }), 'nobody');
    expect(await accesses.findByText('Nothing matches')).toBeVisible();
  });

  it('keep it for as long as an admin says', async () => {
    renderApp('/settings?tab=privacy', { api: apiWith() });
    expect(await screen.findByLabelText('Days to keep this')).toHaveValue(180);
  });

  it('list erasures, and let runs bring somebody in again', async () => {
    const lifted: string[] = [];
    const lifting = answers(liftErasure, ({ params }) => {
      lifted.push(params.id);
      return null;
    });
    const { user } = renderApp('/settings?tab=privacy', { api: [lifting, ...apiWith()] });
    const erasures = await section('Erased people');
    expect(await erasures.findByText('Waiting for Jira')).toBeVisible();
    await user.click(erasures.getByRole('button', { name: 'Allow again: Case 7' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Allow this person again?' }));
    await user.click(dialog.getByRole('button', { name: 'Allow again' }));
    expect(await screen.findByText('Runs bring the person in again')).toBeVisible();
    expect(lifted).toEqual([anId(900)]);
  });

  it('tell what came of the last report to Atlassian', async () => {
    renderApp('/settings?tab=privacy', { api: apiWith() });
    const report = await section('Atlassian accounts');
    expect(await report.findByText('118')).toBeVisible();
    expect(report.getByText('Each account is reported once in 7 days, as Atlassian asks.')).toBeVisible();
  });

  it('say why a report did not go through', async () => {
    const problem = 'Atlassian does not let Roster report accounts (HTTP 403).';
    const failed = { ...aReport, last: aReport.last && { ...aReport.last, finishedAt: null, problem } };
    renderApp('/settings?tab=privacy', { api: apiWith({ report: failed }) });
    expect(await screen.findByText(problem)).toBeVisible();
  });

  it('say where there is nothing to tell', async () => {
    const report = { ...aReport, applies: false, last: null };
    renderApp('/settings?tab=privacy', { api: apiWith({ report, erasures: [] }) });
    expect(await screen.findByText(/there is nothing to report/)).toBeVisible();
    expect(await screen.findByText('Nobody has been erased.')).toBeVisible();
  });
});
