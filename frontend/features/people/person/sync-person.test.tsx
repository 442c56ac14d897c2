import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getPerson } from '#contract/people.ts';
import { getRun, startRun } from '#contract/runs.ts';
import { aPerson, aRun, anId } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { FakeEventSource } from '../../../testing/fake-event-source.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const entra = {
  id: anId(401),
  name: 'Entra ID',
  kind: 'entra',
  sourceId: 'e-1',
  lastSeenAt: '2026-11-20T08:00:00Z',
  active: true,
  values: {},
};
const ldap = { ...entra, id: anId(402), name: 'Company directory', kind: 'ldap', sourceId: 'l-1' };
const address = `/people/${anId(1)}`;

describe('sync this person', () => {
  it('starts a run at every connector, follows it live, and shows the person anew', async () => {
    const runs = [entra, ldap].map(({ id, name }, index) =>
      aRun({ id: anId(500 + index), connectorId: id, connectorName: name, status: 'reading' }),
    );
    let title = 'Engineer';
    const api = [
      answers(getPerson, () => aPerson({ connectors: [entra, ldap], fields: { jobTitle: title } })),
      answers(startRun, ({ params, body }) => {
        expect(body).toEqual({ type: 'person', person: anId(1) });
        return runs.find(({ connectorId }) => connectorId === params.id) ?? aRun();
      }),
      answers(getRun, ({ params }) => runs.find(({ id }) => id === params.id) ?? aRun()),
    ];
    const { user } = renderApp(address, { api });
    await user.click(await screen.findByRole('button', { name: 'Sync this person' }));
    expect(await screen.findByText(/Entra ID: Reading…/)).toBeVisible();
    expect(await screen.findByText(/Company directory: Reading…/)).toBeVisible();
    title = 'Chief Engineer';
    const done = aRun({ ...runs[0], status: 'succeeded' });
    runs[0] = done;
    act(() => {
      FakeEventSource.send(`/api/runs/${done.id}/events`, 'run', done);
    });
    expect(await screen.findByText(/Entra ID: up to date\./)).toBeVisible();
    expect((await screen.findAllByText('Chief Engineer'))[0]).toBeVisible();
    await waitFor(() => {
      expect(FakeEventSource.openAddresses).toEqual([`/api/runs/${anId(501)}/events`]);
    });
  });

  it('says why a run could not be started', async () => {
    const refusal = refuses(startRun, { code: 'conflict', detail: 'A run of Entra ID is active. Wait for its end.' });
    const { user } = renderApp(address, { api: [answers(getPerson, () => aPerson({ connectors: [entra] })), refusal] });
    await user.click(await screen.findByRole('button', { name: 'Sync this person' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('A run of Entra ID is active.');
  });
});
