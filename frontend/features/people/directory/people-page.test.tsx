import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listDepartments, listPeople } from '#contract/people.ts';
import { anId, aPersonSummary, aSession } from '../../../testing/builders.ts';
import { answers, fakeApi, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const departments = answers(listDepartments, () => ({ items: [{ name: 'Research', people: 12 }], total: 1 }));

/** A directory of any size, that remembers what it was asked for. */
function aDirectory(size: number) {
  const asked: Record<string, unknown>[] = [];
  const people = answers(listPeople, ({ query }) => {
    asked.push(query);
    const first = (query.page - 1) * query.pageSize;
    const names = Array.from({ length: size }, (_, index) => `Person ${String(index)}`);
    const found = names.map((name, index) => ({ name, index })).filter(({ name }) => name.includes(query.search));
    const items = found
      .slice(first, first + query.pageSize)
      .map(({ name, index }) => aPersonSummary({ id: anId(index), displayName: name }));
    return { items, total: found.length };
  });
  return { asked, api: [people, departments] };
}

describe('the directory', () => {
  afterEach(() => {
    vi.stubGlobal('scrollY', 0);
  });

  it('shows people with face, title, department, phone and e-mail', async () => {
    renderApp('/people', { api: aDirectory(1).api });
    const card = await screen.findByRole('listitem');
    expect(screen.getByText('1 person')).toBeVisible();
    expect(within(card).getByRole('link', { name: 'Person 0' })).toHaveAttribute('href', `/people/${anId(0)}`);
    expect(card).toHaveTextContent('Engineer');
    expect(card).toHaveTextContent('Research');
    expect(within(card).getByRole('link', { name: '+46 8 123 45' })).toHaveAttribute('href', 'tel:+46812345');
    expect(within(card).getByRole('link', { name: 'ann.berg@example.com' })).toBeVisible();
  });

  it('keeps to the cards in sight, and to their pages, however many people there are', async () => {
    const { asked, api } = aDirectory(50_000);
    renderApp('/people', { api });
    expect(await screen.findByText('50,000 people')).toBeVisible();
    expect((await screen.findAllByRole('listitem')).length).toBeLessThan(40);
    expect(screen.getAllByRole('listitem')[0]).toHaveAttribute('aria-setsize', '50000');
    expect(new Set(asked.map(({ page }) => page))).toEqual(new Set([1]));
  });

  it('asks for the page that is scrolled to, and not for those in between', async () => {
    const { asked, api } = aDirectory(50_000);
    renderApp('/people', { api });
    await screen.findByText('50,000 people');
    vi.stubGlobal('scrollY', 2_000_000);
    fireEvent.scroll(window);
    expect(await screen.findByRole('link', { name: 'Person 15160' })).toBeVisible();
    expect(asked.map(({ page }) => page)).toEqual([1, 253]);
  });

  it('moves between cards with the arrow keys', async () => {
    const { user } = renderApp('/people', { api: aDirectory(3).api });
    (await screen.findByRole('link', { name: 'Person 0' })).focus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'Person 1' })).toHaveFocus();
    await user.keyboard('{End}');
    expect(screen.getByRole('link', { name: 'Person 2' })).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'Person 2' })).toHaveFocus();
  });

  it('searches as one types, and keeps the search in the address', async () => {
    const { asked, api } = aDirectory(200);
    const { user, address } = renderApp('/people', { api });
    await screen.findByText('200 people');
    await user.type(screen.getByRole('searchbox'), 'Person 17');
    expect(await screen.findByText('11 people')).toBeVisible();
    expect(address()).toBe('/people?search=Person+17');
    expect(asked.map(({ search }) => search)).not.toContain('P');
  });

  it('narrows to a department and says so in the address', async () => {
    const { asked, api } = aDirectory(3);
    const { user, address } = renderApp('/people', { api });
    await screen.findByText('3 people');
    await user.click(screen.getByRole('combobox', { name: 'Department' }));
    await user.click(await screen.findByText('Research (12)'));
    await waitFor(() => {
      expect(asked.at(-1)).toMatchObject({ department: 'Research' });
    });
    expect(address()).toBe('/people?department=Research');
  });

  it('asks only for active people unless an admin wants others', async () => {
    const { asked, api } = aDirectory(3);
    renderApp('/people?status=inactive', { api });
    await screen.findByText('3 people');
    expect(asked.map(({ active }) => active)).toEqual([false]);
  });

  it('leaves the choice of inactive people to admins', async () => {
    const { asked, api } = aDirectory(3);
    renderApp('/people?status=inactive', { session: aSession('user'), api });
    await screen.findByText('3 people');
    expect(screen.queryByRole('combobox', { name: 'Status' })).not.toBeInTheDocument();
    expect(asked.map(({ active }) => active)).toEqual([undefined]);
  });

  it('offers to clear a search that nobody matches', async () => {
    const { user, address } = renderApp('/people?search=zzz', { api: aDirectory(3).api });
    await user.click(await screen.findByRole('button', { name: 'Clear search and filters' }));
    expect(await screen.findByText('3 people')).toBeVisible();
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(address()).toBe('/people');
  });

  it('sends an admin of an empty directory to the connectors', async () => {
    renderApp('/people', { api: aDirectory(0).api });
    expect(await screen.findByRole('link', { name: 'Go to Connectors' })).toHaveAttribute('href', '/connectors');
  });

  it('shows the server’s sentence when people cannot be loaded, and tries again', async () => {
    const { asked, api } = aDirectory(2);
    const refusal = refuses(listPeople, { code: 'internal', detail: 'Something went wrong inside Roster.' });
    const { user } = renderApp('/people', { api: [refusal, departments] });
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong inside Roster.');
    fakeApi.use(...api);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 people')).toBeVisible();
    expect(asked).not.toHaveLength(0);
  });

  it('shows initials when a picture does not load', async () => {
    const picture = { url: '/photos/a.jpg', sizes: [64], source: 'connector' as const };
    const one = answers(listPeople, () => ({ items: [aPersonSummary({ picture })], total: 1 }));
    renderApp('/people', { api: [one, departments] });
    const card = await screen.findByRole('listitem');
    const image = card.querySelector('img');
    if (image) fireEvent.error(image);
    expect(card).toHaveTextContent('AB');
  });
});
