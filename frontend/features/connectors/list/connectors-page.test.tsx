import { screen, within } from '@testing-library/react';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import { listConnectors, listSourceKinds, type Connector } from '#contract/connectors.ts';
import { getRun, listChanges, startRun, type RunType } from '#contract/runs.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { aConnector, anId, aRun } from '../../../testing/builders.ts';
import { aSourceKind } from '../../../testing/connector-builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const kinds = answers(listSourceKinds, () => ({ items: [aSourceKind()], total: 1 }));
const runPage = [answers(getRun, () => aRun()), answers(listChanges, () => ({ items: [], total: 0 }))];

function renderList(connectors: readonly Connector[], ...api: readonly RequestHandler[]) {
  const list = answers(listConnectors, () => ({ items: [...connectors], total: connectors.length }));
  return renderApp('/connectors', { api: [list, kinds, ...api] });
}

const card = async (name: string) => {
  const heading = await screen.findByRole('heading', { name });
  const item = heading.closest('li');
  if (!item) throw new Error('The heading is in no card.');
  return within(item);
};

describe('a connector’s card', () => {
  it('shows state, last and next run, people and pictures', async () => {
    const lastRun = aRun({ type: 'changes', finishedAt: '2026-11-20T08:00:00.000Z' });
    renderList([aConnector({ lastRun, people: 4211, pictureCount: 231, nextRunAt: '2027-01-01T00:00:00.000Z' })]);
    const shown = await card('Company directory');
    expect(shown.getByText('OK')).toBeVisible();
    expect(shown.getByRole('link', { name: 'Changes sync succeeded' })).toHaveAttribute('href', `/runs/${lastRun.id}`);
    expect(shown.getByText('4,211')).toBeVisible();
    expect(shown.getByText('231')).toBeVisible();
    const next = shown.getByText('Next run').nextElementSibling;
    expect(next?.querySelector('time')).toHaveAttribute('datetime', '2027-01-01T00:00:00.000Z');
  });

  it('starts a full sync and leads to the run', async () => {
    const started: RunType[] = [];
    const start = answers(startRun, ({ body }) => {
      started.push(body.type);
      return aRun({ type: body.type, status: 'queued' });
    });
    const { user, address } = renderList([aConnector()], start, ...runPage);
    await user.click((await card('Company directory')).getByRole('button', { name: 'Full sync' }));
    await user.click(await screen.findByRole('button', { name: 'Open the run' }));
    await screen.findByRole('heading', { level: 1, name: /run of/ });
    expect(started).toEqual(['full']);
    expect(address()).toBe(`/runs/${anId(500)}`);
  });

  it('says why a changes sync cannot be started yet', async () => {
    renderList([aConnector()]);
    const button = (await card('Company directory')).getByRole('button', { name: 'Changes sync' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(/Start a full sync first/);
  });

  it('says in a flag why a run was not started', async () => {
    const refusal = refuses(startRun, { code: 'conflict', detail: 'A run of this connector is under way.' });
    const { user } = renderList([aConnector()], refusal);
    await user.click((await card('Company directory')).getByRole('button', { name: 'Full sync' }));
    expect(await screen.findByText('A run of this connector is under way.')).toBeVisible();
  });

  it('shows how far a run has come, until it has ended', async () => {
    let activeRun: Connector['activeRun'] = aRun({
      status: 'reading',
      expected: 300,
      counts: { ...aRun().counts, read: 150 },
    });
    const list = answers(listConnectors, () => ({ items: [aConnector({ activeRun, lastRun: aRun() })], total: 1 }));
    renderApp('/connectors', { api: [list, kinds] });
    expect(await screen.findByRole('progressbar', { name: 'Reading: 150 of about 300 people read' })).toBeVisible();
    expect((await card('Company directory')).getByRole('button', { name: 'Full sync' })).toBeDisabled();
    activeRun = null;
    expect(await screen.findByText('OK', {}, { timeout: 5_000 })).toBeVisible();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });
});

describe('the page of connectors', () => {
  it('leads from nothing to adding one, or to the sample company', async () => {
    const sample = answers(loadSampleCompany, () => ({ connectorId: anId(400), runId: anId(500) }));
    const { user, address } = renderList([], sample, ...runPage);
    expect(await screen.findByRole('link', { name: 'Add connector' })).toHaveAttribute('href', '/connectors/new');
    await user.click(screen.getByRole('button', { name: 'Load the sample company' }));
    await screen.findByRole('heading', { level: 1, name: /run of/ });
    expect(address()).toBe(`/runs/${anId(500)}`);
  });

  it('says what went wrong, and asks again', async () => {
    const refusal = refuses(listConnectors, { code: 'internal', detail: 'Roster stumbled.' });
    renderApp('/connectors', { api: [refusal, kinds] });
    expect(await screen.findByRole('alert')).toHaveTextContent('Roster stumbled.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
