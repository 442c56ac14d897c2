import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { listConnectors } from '#contract/connectors.ts';
import { listRuns } from '#contract/runs.ts';
import { aConnector, anId, aRun } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { barHeight } from './runs-chart.tsx';

const connectors = answers(listConnectors, () => ({ items: [aConnector()], total: 1 }));

test('lists runs with outcome, counts and duration', async () => {
  const counts = { ...aRun().counts, read: 300, updated: 12, failed: 2 };
  const run = aRun({ counts, finishedAt: '2026-11-20T08:00:04.000Z' });
  renderApp('/runs', { api: [connectors, answers(listRuns, () => ({ items: [run], total: 1 }))] });

  const row = await screen.findByRole('row', { name: /Company directory/ });

  for (const text of ['Succeeded', '300', '12', '2', '4 s']) expect(within(row).getByText(text)).toBeVisible();
  expect(within(row).getByRole('link')).toHaveAttribute('href', `/runs/${run.id}`);
});

test('a chosen filter goes into the address and to the server', async () => {
  const asked: (string | undefined)[] = [];
  const runs = answers(listRuns, ({ query }) => {
    asked.push(query.type);
    return { items: [aRun()], total: 1 };
  });
  const { user, address } = renderApp('/runs', { api: [connectors, runs] });

  await user.click(await screen.findByRole('combobox', { name: 'Type' }));
  await user.click(await screen.findByRole('option', { name: 'Changes' }));

  expect(address()).toBe('/runs?type=changes');
  await expect.poll(() => asked).toContain('changes');
});

test('without runs, leads to the connectors', async () => {
  renderApp('/runs', { api: [connectors, answers(listRuns, () => ({ items: [], total: 0 }))] });

  expect(await screen.findByRole('heading', { name: 'No run yet' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Go to Connectors' })).toBeVisible();
});

test('with filters that match nothing, offers to clear them', async () => {
  const { user, address } = renderApp('/runs?status=failed', {
    api: [connectors, answers(listRuns, () => ({ items: [], total: 0 }))],
  });

  await user.click(await screen.findByRole('button', { name: 'Clear filters' }));

  expect(address()).toBe('/runs');
});

test('a problem is shown in the server’s words, with a way to try again', async () => {
  const refusal = { code: 'unavailable', detail: 'The database is away. Try again in a minute.' } as const;
  renderApp('/runs', { api: [connectors, refuses(listRuns, refusal)] });

  expect(await screen.findByText(refusal.detail)).toBeVisible();
});

test('the chart leads to each of the last runs', async () => {
  const runs = [1, 2, 3].map((number) => aRun({ id: anId(500 + number) }));
  renderApp('/runs', { api: [connectors, answers(listRuns, () => ({ items: runs, total: 3 }))] });

  const chart = await screen.findByRole('region', { name: 'The last 3 runs' });

  expect(within(chart).getAllByRole('link')).toHaveLength(3);
});

test('a run of ten people can be seen beside one of a thousand', () => {
  expect(barHeight(1000, 1000)).toBe(100);
  expect(barHeight(10, 1000)).toBe(10);
  expect(barHeight(0, 0)).toBe(0);
});
