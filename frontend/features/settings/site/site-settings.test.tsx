import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getSettings, putSettings } from '#contract/accounts.ts';
import { listDepartments, listPeople } from '#contract/people.ts';
import { aSession } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import type { SavedSettings, SettingsInput } from '../settings-queries.ts';

const settings: SavedSettings = {
  siteName: 'Roster',
  oidc: { enabled: false, label: 'Company sign-in', issuer: '', clientId: '', newAccountRole: null },
  pictures: { ownUploads: true },
  photos: { baseUrl: '' },
  history: { keepDays: 90 },
  issueFields: { enabled: false, of: 'reporter', fields: ['department'], updateOpenIssues: true },
  signInSync: { enabled: false, everyMinutes: 15 },
  privacy: { accessDays: 180 },
  oidcClientSecret: { set: true },
};
const saved = answers(getSettings, () => settings);

/** Keeps what was saved, as the server would. */
function savingTo(bodies: SettingsInput[]) {
  return answers(putSettings, ({ body }) => {
    bodies.push(body);
    return {
      ...settings,
      ...body,
      photos: body.photos ?? settings.photos,
      issueFields: body.issueFields ?? settings.issueFields,
      signInSync: body.signInSync ?? settings.signInSync,
      privacy: body.privacy ?? settings.privacy,
      oidcClientSecret: { set: body.oidcClientSecret !== '' },
    };
  });
}

describe('the site’s settings', () => {
  it('are saved whole, and there is nothing to save afterwards', async () => {
    const bodies: SettingsInput[] = [];
    const { user } = renderApp('/settings', { api: [saved, savingTo(bodies)] });
    const name = await screen.findByLabelText(/Site name/);
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    await user.clear(name);
    await user.type(name, 'Northwind');
    await user.click(screen.getByLabelText('People may upload their own picture'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The settings were saved')).toBeVisible();
    expect(bodies).toMatchObject([
      { siteName: 'Northwind', pictures: { ownUploads: false }, history: { keepDays: 90 } },
    ]);
    expect(bodies[0]).not.toHaveProperty('oidcClientSecret');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('are not saved while a field is wrong, which is said at the field', async () => {
    const bodies: SettingsInput[] = [];
    const { user } = renderApp('/settings', { api: [saved, savingTo(bodies)] });
    await user.clear(await screen.findByLabelText(/Site name/));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Give the site a name.')).toBeVisible();
    expect(bodies).toEqual([]);
  });

  it('ask before they are left unsaved for another tab or page', async () => {
    const people = [
      answers(listPeople, () => ({ items: [], total: 0 })),
      answers(listDepartments, () => ({ items: [], total: 0 })),
    ];
    const { user, address } = renderApp('/settings', { api: [saved, ...people] });
    await user.type(await screen.findByLabelText(/Site name/), '!');
    await user.click(screen.getByRole('tab', { name: 'Sign-in' }));
    const question = within(await screen.findByRole('dialog'));
    await user.click(question.getByRole('button', { name: 'Stay on this page' }));
    expect(address()).toBe('/settings');
    expect(screen.getByLabelText(/Site name/)).toHaveValue('Roster!');
    await user.click(screen.getByRole('link', { name: 'People' }));
    await user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    expect(await screen.findByRole('heading', { name: 'People' })).toBeVisible();
  });

  it('replace the client secret without ever showing it', async () => {
    const bodies: SettingsInput[] = [];
    const { user } = renderApp('/settings?tab=sign-in', { api: [saved, savingTo(bodies)] });
    await user.click(await screen.findByRole('button', { name: 'Client secret' }));
    await user.type(screen.getByLabelText('Client secret'), 'fresh');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The settings were saved')).toBeVisible();
    expect(bodies[0]?.oidcClientSecret).toBe('fresh');
    expect(screen.getByText('Set')).toBeVisible();
  });

  it('bring people up to date when they sign in, at most once in so many minutes', async () => {
    const bodies: SettingsInput[] = [];
    const { user } = renderApp('/settings', { api: [saved, savingTo(bodies)] });
    await user.click(await screen.findByLabelText('Bring people up to date when they sign in'));
    const minutes = screen.getByLabelText('At most once in so many minutes');
    await user.clear(minutes);
    expect(screen.getByText(/Type a whole number from 1 to/)).toBeVisible();
    await user.type(minutes, '60');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The settings were saved')).toBeVisible();
    expect(bodies[0]?.signInSync).toEqual({ enabled: true, everyMinutes: 60 });
  });

  it('say what the server found wrong with them', async () => {
    const detail = 'The issuer cannot be reached.';
    const errors = [{ path: 'oidc.issuer', message: 'Nothing answers at this address.' }];
    const refusal = refuses(putSettings, { code: 'invalid-input', detail, errors });
    const { user } = renderApp('/settings?tab=sign-in', { api: [saved, refusal] });
    await user.type(await screen.findByLabelText(/Issuer/), 'https://login.example.com');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Nothing answers at this address.')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(detail);
  });

  it('are for admins only', async () => {
    renderApp('/settings', { session: aSession('user') });
    expect(await screen.findByRole('heading', { name: 'For admins only' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Settings' })).not.toBeInTheDocument();
  });
});
