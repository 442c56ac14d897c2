import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getPerson, listDepartments, listPeople } from '#contract/people.ts';
import { aPerson, aSession, anId } from '../testing/builders.ts';
import { answers } from '../testing/fake-api.ts';
import { renderApp } from '../testing/render-app.tsx';

const api = [
  answers(getPerson, () => aPerson()),
  answers(listPeople, () => ({ items: [], total: 0 })),
  answers(listDepartments, () => ({ items: [], total: 0 })),
];
const person = `/people/${anId(1)}`;

describe('the application', () => {
  it('begins with the people', async () => {
    const { address } = renderApp('/', { api });
    expect(await screen.findByRole('heading', { name: 'People' })).toBeVisible();
    expect(address()).toBe('/people');
    expect(document.title).toBe('People · Roster');
  });

  it.each([
    ['admin', ['People', 'Connectors', 'Targets', 'Photos', 'Runs', 'Settings']],
    ['user', ['People']],
  ] as const)('shows the way that an account with the role %s may go', async (role, names) => {
    renderApp('/people', { session: aSession(role), api });
    const navigation = await screen.findByRole('navigation', { name: 'Main' });
    const links = within(navigation).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(names);
  });

  it('leads from the search in the top bar to the directory, and moves the focus there', async () => {
    const { user, address } = renderApp(person, { api });
    await user.type(await screen.findByRole('searchbox', { name: 'Search people' }), ' berg {Enter}');
    expect(await screen.findByRole('heading', { name: 'People' })).toBeVisible();
    expect(address()).toBe('/people?search=berg');
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('remembers the theme that was chosen in this browser', async () => {
    const { user } = renderApp(person, { api });
    await user.click(await screen.findByRole('button', { name: 'Account menu of Ada Admin' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));
    await waitFor(() => {
      expect(document.documentElement).toHaveAttribute('data-color-mode', 'dark');
    });
    expect(window.localStorage.getItem('roster.color-mode')).toBe('dark');
  });

  it('says when there is nothing at an address', async () => {
    renderApp('/nowhere', { api });
    expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeVisible();
  });
});
