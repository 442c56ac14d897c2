import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getChartPath, getPerson, listChartTop, listReports, type ChartPerson } from '#contract/people.ts';
import { aPerson, aPersonLink, anId } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

function one(number: number, displayName: string, reports = 0): ChartPerson {
  return { ...aPersonLink({ id: anId(number), displayName, jobTitle: null }), department: 'Sales', reports };
}

const tove = one(1, 'Tove Top', 2);
const maja = one(2, 'Maja Lind', 1);
const bo = one(3, 'Bo Ek');
const ann = one(4, 'Ann Berg');

const listed = (...items: ChartPerson[]) => ({ items, total: items.length });
const top = answers(listChartTop, () => listed(tove));
const teams: Readonly<Record<string, readonly ChartPerson[]>> = { [tove.id]: [bo, maja], [maja.id]: [ann] };

/** The reports of each, and whose were asked for. */
function reports() {
  const asked: string[] = [];
  const handler = answers(listReports, ({ params: { id } }) => {
    asked.push(id);
    return listed(...(teams[id] ?? []));
  });
  return { asked, handler };
}

const rows = () =>
  screen.getAllByRole('treeitem').map((row) => `${row.getAttribute('aria-level') ?? ''} ${row.ariaLabel ?? ''}`);
const row = (name: RegExp) => screen.findByRole('treeitem', { name });

describe('the org chart', () => {
  it('opens at the top, and asks for a level when it is opened', async () => {
    const { asked, handler } = reports();
    const { user } = renderApp('/people/chart', { api: [top, handler] });
    await row(/^Bo Ek/);
    expect(rows()).toEqual(['1 Tove Top, Sales, 2 reports', '2 Bo Ek, Sales', '2 Maja Lind, Sales, 1 report']);
    expect(asked).toEqual([tove.id]);
    await user.click(screen.getByRole('button', { name: 'Show who reports to Maja Lind' }));
    expect(await row(/^Ann Berg/)).toHaveAttribute('aria-level', '3');
    await user.click(screen.getByRole('button', { name: 'Hide who reports to Tove Top' }));
    expect(rows()).toEqual(['1 Tove Top, Sales, 2 reports']);
  });

  it('shows the way down to the person in the address, and their colleagues on request', async () => {
    const path = answers(getChartPath, () => listed(tove, maja, ann));
    const { asked, handler } = reports();
    const { user } = renderApp(`/people/chart?person=${ann.id}`, { api: [top, handler, path] });
    expect(await row(/^Ann Berg/)).toHaveAttribute('aria-selected', 'true');
    expect(asked).toEqual([]);
    await user.click(screen.getByRole('treeitem', { name: 'Show the 1 other person at this level' }));
    await row(/^Bo Ek/);
    expect(rows()).toContain('3 Ann Berg, Sales');
  });

  it('keeps the person who is looked at in the address, and everything open', async () => {
    const { user, address } = renderApp('/people/chart', { api: [top, reports().handler] });
    await user.click(await row(/^Maja Lind/));
    expect(address()).toBe(`/people/chart?person=${maja.id}`);
    await row(/^Ann Berg/);
    expect(rows().map((text) => text.slice(0, 4))).toEqual(['1 To', '2 Bo', '2 Ma', '3 An']);
    expect(screen.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^Maja Lind/);
  });

  it('is walked, opened and closed with the keyboard', async () => {
    const { user, address } = renderApp('/people/chart', {
      api: [top, reports().handler, answers(getPerson, () => aPerson({ id: bo.id, displayName: 'Bo Ek' }))],
    });
    const first = await row(/^Tove Top/);
    await row(/^Bo Ek/);
    first.focus();
    await user.keyboard('{End}{ArrowRight}');
    await row(/^Ann Berg/);
    await user.keyboard('{ArrowRight}');
    expect(await row(/^Ann Berg/)).toHaveFocus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(screen.queryByRole('treeitem', { name: /^Ann Berg/ })).not.toBeInTheDocument();
    expect(await row(/^Maja Lind/)).toHaveFocus();
    await user.keyboard('{Home}{ArrowDown} ');
    expect(address()).toBe(`/people/chart?person=${bo.id}`);
    await user.keyboard('t');
    expect(await row(/^Tove Top/)).toHaveFocus();
    await user.keyboard('{ArrowDown}{Enter}');
    await expect.poll(address).toBe(`/people/${bo.id}`);
  });

  it('has one row that the Tab key stops at, also after that row is gone', async () => {
    const { user } = renderApp('/people/chart', { api: [top, reports().handler] });
    (await row(/^Bo Ek/)).focus();
    await user.click(screen.getByRole('button', { name: 'Hide who reports to Tove Top' }));
    const stops = screen.getAllByRole('treeitem').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toEqual([await row(/^Tove Top/)]);
  });

  it('shows a circle of managers once', async () => {
    const leading = { ...ann, reports: 1 };
    const path = answers(getChartPath, () => listed(maja, leading));
    const circle = answers(listReports, ({ params: { id } }) => listed(id === maja.id ? leading : maja));
    const { user } = renderApp(`/people/chart?person=${ann.id}`, { api: [top, circle, path] });
    const again = await screen.findByText(/^Stands above already/);
    expect(rows()).toHaveLength(4);
    expect(again.closest('[role=treeitem]')).not.toHaveAttribute('aria-expanded');
    expect(within(again.closest<HTMLElement>('[role=treeitem]') ?? document.body).queryByRole('button')).toBeNull();
    await user.click(again);
    expect(screen.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^Ann Berg/);
  });

  it('says when a level cannot be loaded, and loads it on request', async () => {
    const broken = refuses(listReports, { code: 'internal', detail: 'Broken.' });
    const { user } = renderApp('/people/chart', { api: [top, broken] });
    const retry = await row(/could not be loaded/);
    expect(retry).toBeVisible();
    await user.click(retry);
    expect(await row(/could not be loaded/)).toBeVisible();
  });

  it('says when nobody has a manager, and when the person is not in it', async () => {
    renderApp('/people/chart', { api: [answers(listChartTop, () => listed())] });
    expect(await screen.findByRole('heading', { name: 'Nobody has a manager yet' })).toBeVisible();
    const missing = refuses(getChartPath, { code: 'not-found', detail: 'There is no such person.' });
    renderApp(`/people/chart?person=${ann.id}`, { api: [missing] });
    expect(await screen.findByRole('heading', { name: 'This person is not in the org chart' })).toBeVisible();
  });
});

describe('the card of a person', () => {
  const about = aPerson({ id: tove.id, displayName: 'Tove Top', manager: aPersonLink({ displayName: 'Bea Board' }) });

  it('opens at a face that is pointed at, is asked for once, and closes with Escape', async () => {
    let asked = 0;
    const person = answers(getPerson, () => {
      asked += 1;
      return about;
    });
    const { user } = renderApp('/people/chart', { api: [top, reports().handler, person] });
    const name = await screen.findByRole('link', { name: 'Tove Top' });
    await user.hover(name);
    const card = within(await screen.findByRole('tooltip'));
    expect(await card.findByRole('link', { name: 'Bea Board' })).toBeVisible();
    expect(card.getByRole('link', { name: 'ann.berg@example.com' })).toBeVisible();
    expect(card.getByRole('link', { name: '+46 8 123 45' })).toBeVisible();
    await user.keyboard('{Escape}');
    await expect.poll(() => screen.queryByRole('tooltip')).toBeNull();
    await user.unhover(name);
    await user.hover(name);
    await screen.findByRole('tooltip');
    expect(asked).toBe(1);
  });

  it('says when the person is gone', async () => {
    const gone = refuses(getPerson, { code: 'not-found', detail: 'There is no such person.' });
    const { user } = renderApp('/people/chart', { api: [top, reports().handler, gone] });
    await user.hover(await screen.findByRole('link', { name: 'Tove Top' }));
    expect(await screen.findByText('This person is no longer here.')).toBeVisible();
  });
});
