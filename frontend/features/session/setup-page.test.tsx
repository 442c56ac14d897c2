import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getRun } from '#contract/runs.ts';
import { completeSetup, deleteSession, getSession, useSignInLink as signInLink } from '#contract/session.ts';
import { loadSampleCompany } from '#contract/system.ts';
import { listDepartments, listPeople } from '#contract/people.ts';
import { aRun, aSession, anId } from '../../testing/builders.ts';
import { answers, fakeApi, refuses } from '../../testing/fake-api.ts';
import { FakeEventSource } from '../../testing/fake-event-source.ts';
import { renderApp } from '../../testing/render-app.tsx';

const people = [
  answers(listPeople, () => ({ items: [], total: 0 })),
  answers(listDepartments, () => ({ items: [], total: 0 })),
];

describe('set-up', () => {
  it('creates the first admin with the link’s token and leads on to the welcome page', async () => {
    const setUp = answers(completeSetup, ({ body }) => {
      expect(body).toEqual({
        token: 'one-time',
        name: 'Ada',
        email: 'ada@example.com',
        password: 'correct horse battery',
      });
      return aSession();
    });
    const { user } = renderApp('/setup#one-time', { session: null, api: [setUp] });
    await user.type(await screen.findByLabelText(/Your name/), 'Ada');
    await user.type(screen.getByLabelText(/E-mail/), 'ada@example.com');
    await user.type(screen.getByLabelText(/Password/), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Create admin' }));
    expect(await screen.findByRole('heading', { name: 'Welcome to Roster' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Connect' })).toHaveAttribute('href', '/connectors/new');
  });

  it('says why the server refused the link', async () => {
    const detail = 'This set-up link has been used.';
    const refusal = refuses(completeSetup, { code: 'not-allowed', detail });
    const { user } = renderApp('/setup?token=one-time', { session: null, api: [refusal] });
    await user.type(await screen.findByLabelText(/Your name/), 'Ada');
    await user.type(screen.getByLabelText(/E-mail/), 'ada@example.com');
    await user.type(screen.getByLabelText(/Password/), 'correct horse battery');
    await user.click(screen.getByRole('button', { name: 'Create admin' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
  });

  it('asks for the link when the address has no token', async () => {
    renderApp('/setup', { session: null });
    expect(await screen.findByRole('heading', { name: 'Open the set-up link' })).toBeVisible();
  });
});

describe('the welcome page', () => {
  it('loads the sample company and follows its run to the people', async () => {
    const api = [
      answers(loadSampleCompany, () => ({ connectorId: anId(400), runId: anId(500) })),
      answers(getRun, () => aRun({ status: 'reading', counts: { ...aRun().counts, read: 120 } })),
    ];
    const { user } = renderApp('/welcome', { api });
    await user.click(await screen.findByRole('button', { name: 'Load the sample company' }));
    expect(await screen.findByText('120 people read so far…')).toBeVisible();
    act(() => {
      const done = aRun({ status: 'succeeded', counts: { ...aRun().counts, read: 300 } });
      FakeEventSource.send(`/api/runs/${anId(500)}/events`, 'run', done);
    });
    expect(await screen.findByText('300 people were read.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the people' })).toHaveAttribute('href', '/people');
  });
});

describe('a sign-in link', () => {
  it('is used up once and leads to the people', async () => {
    const used: string[] = [];
    const link = answers(signInLink, ({ body }) => {
      used.push(body.token);
      return aSession();
    });
    const token = 'a-token-of-twenty-chars';
    renderApp(`/sign-in/link#${token}`, { session: null, api: [link, ...people] });
    expect(await screen.findByRole('heading', { name: 'People' })).toBeVisible();
    expect(used).toEqual([token]);
  });

  it('that was used before says so and offers another way', async () => {
    const detail = 'This link has been used or has expired.';
    const refusal = refuses(signInLink, { code: 'not-signed-in', detail });
    renderApp('/sign-in/link#a-token-of-twenty-chars', { session: null, api: [refusal] });
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
    expect(screen.getByRole('link', { name: 'Sign in another way' })).toHaveAttribute('href', '/sign-in');
  });
});

describe('the end of a session', () => {
  it('by signing out leads to the sign-in page, with no way back', async () => {
    const { user, address } = renderApp('/people', { api: [answers(deleteSession, () => null), ...people] });
    await user.click(await screen.findByRole('button', { name: 'Account menu of Ada Admin' }));
    await user.click(await screen.findByText('Sign out'));
    expect(await screen.findByRole('heading', { name: 'Sign in to Roster' })).toBeVisible();
    expect(address()).toBe('/sign-in');
  });

  it('at the server leads to the sign-in page and back to where one was', async () => {
    const ended = { code: 'not-signed-in', detail: 'Your session has ended.' } as const;
    const { user, address } = renderApp('/people', { api: people });
    await screen.findByText('Nobody is here yet');
    fakeApi.use(refuses(listPeople, ended), refuses(getSession, ended));
    await user.type(screen.getByRole('searchbox'), 'berg');
    expect(await screen.findByRole('heading', { name: 'Sign in to Roster' })).toBeVisible();
    expect(address()).toBe('/sign-in?returnTo=%2Fpeople%3Fsearch%3Dberg');
  });
});
