import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getPerson, listDepartments, listPeople } from '#contract/people.ts';
import { erasePerson, listPersonAccesses, type PersonAccess } from '#contract/privacy.ts';
import { aPerson, anId, aSession } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const address = `/people/${anId(1)}`;
const ann = aPerson({ displayName: 'Ann Reed', email: 'ann@example.com' });
const allowed = { ...ann, pictureOptOut: { chosen: false, mayChange: true } };
const anAccess: PersonAccess = {
  ...{ viewer: 'ben@example.com', viewerKind: 'account', what: 'profile', day: '2026-11-20', count: 3 },
  ...{ person: { id: anId(1), displayName: 'Ann Reed' }, lastAt: '2026-11-20T08:00:00Z' },
};
const besideAnIssue: PersonAccess = { ...anAccess, viewer: 'Cy', viewerKind: 'atlassian', what: 'issue' };
const looked = answers(listPersonAccesses, () => ({ items: [anAccess, besideAnIssue], total: 2 }));
const isAllowed = answers(getPerson, () => allowed);
const erased = {
  ...{ erasureId: anId(900), account: { email: 'ann@example.com' }, historyLines: 12, pictures: 1, photoAddresses: 2 },
  targets: [{ name: 'Jira', does: 'clear' as const }],
};

async function openErase(user: ReturnType<typeof renderApp>['user']) {
  await user.click(await screen.findByRole('button', { name: 'Erase…' }));
  return within(await screen.findByRole('dialog', { name: 'Erase Ann Reed?' }));
}

describe('what is kept of a person', () => {
  it('can be downloaded, and who looked is shown', async () => {
    const { user } = renderApp(address, { api: [isAllowed, looked], session: aSession('user') });
    const section = within(await screen.findByRole('region', { name: 'Personal data' }));
    expect(section.getByRole('link', { name: 'Download everything' })).toHaveAttribute(
      'href',
      `/api/people/${anId(1)}/export`,
    );
    expect(section.queryByRole('button', { name: 'Erase…' })).toBeNull();
    await user.click(section.getByRole('button', { name: 'Who has looked at this' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Who has looked at Ann Reed' }));
    expect(await dialog.findByRole('row', { name: /ben@example.com Profile 3/ })).toBeVisible();
    expect(dialog.getByRole('row', { name: /Cy in Atlassian Beside an issue/ })).toBeVisible();
  });

  it('is nobody else’s business', async () => {
    renderApp(address, { api: [answers(getPerson, () => ann)], session: aSession('user') });
    await screen.findByRole('region', { name: 'Contact' });
    expect(screen.queryByRole('region', { name: 'Personal data' })).toBeNull();
  });
});

describe('erasing a person', () => {
  it('asks for their address, then says what was done and what stays', async () => {
    const bodies: unknown[] = [];
    const erasing = answers(erasePerson, ({ body }) => {
      bodies.push(body);
      return erased;
    });
    const directory = [
      answers(listPeople, () => ({ items: [], total: 0 })),
      answers(listDepartments, () => ({ items: [], total: 0 })),
    ];
    const { user } = renderApp(address, { api: [isAllowed, erasing, ...directory] });
    const dialog = await openErase(user);
    await user.click(dialog.getByRole('button', { name: 'Erase for good' }));
    expect(bodies).toEqual([]);
    await user.type(dialog.getByLabelText(/Type the name/), 'ann@example.com');
    await user.type(dialog.getByLabelText('Reason'), 'Case 7');
    await user.click(dialog.getByLabelText('Also clear what Roster wrote at targets'));
    await user.click(dialog.getByRole('button', { name: 'Erase for good' }));
    const outcome = within(await screen.findByRole('dialog', { name: 'Erased' }));
    expect(bodies).toEqual([{ confirm: 'ann@example.com', reason: 'Case 7', clearTargets: true }]);
    expect(outcome.getByText(/1 picture and 12 lines of history/)).toBeVisible();
    expect(outcome.getByText('Jira: what Roster wrote is being cleared.')).toBeVisible();
    expect(outcome.getByText(/The account ann@example.com/)).toBeVisible();
    await user.click(outcome.getByRole('button', { name: 'Back to people' }));
    expect(await screen.findByRole('heading', { name: 'People' })).toBeVisible();
  });

  it('stays open with what is wrong', async () => {
    const refused = refuses(erasePerson, { code: 'unavailable', detail: 'The database is away.' });
    const { user } = renderApp(address, { api: [isAllowed, refused] });
    const dialog = await openErase(user);
    await user.type(dialog.getByLabelText(/Type the name/), 'ann@example.com');
    await user.click(dialog.getByRole('button', { name: 'Erase for good' }));
    expect(await dialog.findByText('The database is away.')).toBeVisible();
  });
});
