import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getSettings, putSettings } from '#contract/accounts.ts';
import { getAtlassianProducts } from '#contract/atlassian.ts';
import { listIssueOutcomes, type IssueOutcome } from '#contract/issue-outcomes.ts';
import { getSharing } from '#contract/sharing.ts';
import { answers } from '../../../testing/fake-api.ts';
import { frameIn } from '../../../testing/frame-in.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import type { SavedSettings, SettingsInput } from '../settings-queries.ts';

const settings: SavedSettings = {
  siteName: 'acme.atlassian.net',
  oidc: { enabled: false, label: 'Company sign-in', issuer: '', clientId: '', newAccountRole: null },
  pictures: { ownUploads: true },
  photos: { baseUrl: '' },
  history: { keepDays: 90 },
  issueFields: { enabled: true, of: 'reporter', fields: ['department', 'manager'], updateOpenIssues: true },
  signInSync: { enabled: false, everyMinutes: 15 },
  privacy: { accessDays: 180 },
  oidcClientSecret: { set: false },
};

const assigned: IssueOutcome = {
  id: '2',
  at: '2026-11-20T08:00:00.000Z',
  action: 'assign',
  outcome: 'assigned',
  reason: null,
  issueKey: 'ROS-1',
  person: null,
  message: 'Roster assigned this issue to Maja Lind, the reporter’s manager.',
};
const written: IssueOutcome = {
  ...assigned,
  ...{ id: '1', action: 'openIssues', outcome: 'written', issueKey: null },
  message: 'Roster brought the fields of 3 issues up to date.',
};

interface Site {
  readonly jira?: boolean;
  readonly outcomes?: readonly IssueOutcome[];
}

/** The tab within a frame of a site; keeps what was saved and asked. */
function renderTab({ jira = true, outcomes = [assigned, written] }: Site = {}, query = '') {
  frameIn('admin');
  const bodies: SettingsInput[] = [];
  const asked: Record<string, unknown>[] = [];
  const api = [
    answers(getSettings, () => settings),
    answers(putSettings, ({ body }) => {
      bodies.push(body);
      return { ...settings, issueFields: body.issueFields ?? settings.issueFields };
    }),
    answers(getAtlassianProducts, () => ({ jira, confluence: false, forge: [] })),
    answers(getSharing, () => ({ here: null, products: [], isEmpty: true })),
    answers(listIssueOutcomes, (request) => {
      asked.push(request.query);
      const items = outcomes.filter(({ action }) => (request.query.action ?? action) === action);
      return { items: [...items], total: items.length };
    }),
  ];
  return { ...renderApp(`/settings?tab=issues${query}`, { api }), bodies, asked };
}

describe('the settings of issues', () => {
  it('say which fields are filled, and from whose profile', async () => {
    const { user, bodies } = renderTab();
    await user.click(await screen.findByRole('radio', { name: 'The assignee' }));
    await user.click(screen.getByLabelText('Location'));
    await user.click(screen.getByLabelText('Manager'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The settings were saved')).toBeVisible();
    expect(bodies[0]?.issueFields).toEqual({
      ...{ enabled: true, of: 'assignee', updateOpenIssues: true },
      fields: ['department', 'location'],
    });
  });

  it('say when no field is chosen', async () => {
    const { user } = renderTab();
    await user.click(await screen.findByLabelText('Department'));
    await user.click(screen.getByLabelText('Manager'));
    expect(screen.getByText('Choose at least one field, or switch this off.')).toBeVisible();
  });

  it('show nothing more once they are switched off', async () => {
    const { user } = renderTab();
    await user.click(await screen.findByLabelText('Fill fields of issues'));
    expect(screen.queryByLabelText('Department')).not.toBeInTheDocument();
  });

  it('are there only where Roster is installed in Jira', async () => {
    renderTab({ jira: false });
    expect(await screen.findByRole('tab', { name: 'General' })).toBeVisible();
    expect(await screen.findByLabelText(/Site name/)).toBeVisible();
    expect(screen.queryByRole('tab', { name: 'Issues' })).not.toBeInTheDocument();
  });
});

describe('what Roster did in issues', () => {
  it('is listed with the outcome in words', async () => {
    renderTab();
    const table = within(await screen.findByRole('table', { name: 'What Roster did in issues' }));
    const [, first, second] = table.getAllByRole('row');
    expect(first).toHaveTextContent(/ROS-1.*Assign to the manager.*Assigned.*Roster assigned this issue to Maja Lind/);
    expect(second).toHaveTextContent(/Several.*Fields of open issues.*Written.*3 issues/);
  });

  it('is filtered by what was done, and the filter stays in the address', async () => {
    const { asked } = renderTab({}, '&action=assign');
    expect(await screen.findByText('ROS-1')).toBeVisible();
    expect(screen.queryByText('Several')).not.toBeInTheDocument();
    expect(asked).toMatchObject([{ action: 'assign', page: 1 }]);
  });

  it('says when there is nothing yet', async () => {
    renderTab({ outcomes: [] });
    expect(await screen.findByText('Nothing was done yet')).toBeVisible();
  });
});
