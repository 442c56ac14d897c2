import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { listPeople, listDepartments } from '#contract/people.ts';
import { createSession, getSignInOptions } from '#contract/session.ts';
import { aSession } from '../../testing/builders.ts';
import { answers, refuses } from '../../testing/fake-api.ts';
import { renderApp } from '../../testing/render-app.tsx';

const noPeople = [
  answers(listPeople, () => ({ items: [], total: 0 })),
  answers(listDepartments, () => ({ items: [], total: 0 })),
];

async function signInAs(user: ReturnType<typeof renderApp>['user'], email: string, password: string) {
  await user.type(await screen.findByLabelText(/E-mail address/), email);
  await user.type(screen.getByLabelText(/Password/), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('the sign-in page', () => {
  it('signs in and goes on to the page that was asked for', async () => {
    const api = [answers(createSession, () => aSession('user')), ...noPeople];
    const { user, address } = renderApp('/people?search=berg', { session: null, api });
    await signInAs(user, 'ada@example.com', 'correct horse battery');
    await screen.findByRole('heading', { name: 'People' });
    expect(address()).toBe('/people?search=berg');
  });

  it('shows the server’s sentence when the password is wrong', async () => {
    const detail = 'The e-mail address or the password is wrong.';
    const api = [refuses(createSession, { code: 'not-signed-in', detail })];
    const { user } = renderApp('/sign-in', { session: null, api });
    await signInAs(user, 'ada@example.com', 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
  });

  it('says at the field what is not an e-mail address, without asking the server', async () => {
    const { user } = renderApp('/sign-in', { session: null });
    await signInAs(user, 'ada', 'secret');
    expect(await screen.findByText('Type an e-mail address such as ann@example.com.')).toBeVisible();
    expect(screen.getByLabelText(/E-mail address/)).toBeInvalid();
  });

  it('offers the identity provider and tells it where to come back to', async () => {
    const options = { needsSetup: false, oidc: { label: 'Entra' }, siteName: 'Acme' };
    renderApp('/sign-in?returnTo=%2Fruns', { session: null, api: [answers(getSignInOptions, () => options)] });
    const link = await screen.findByRole('link', { name: 'Continue with Entra' });
    expect(link).toHaveAttribute('href', '/api/session/oidc?returnTo=%2Fruns');
  });

  it('says why the identity provider sent the browser back', async () => {
    renderApp('/sign-in?problem=no-account', { session: null });
    expect(await screen.findByText(/There is no account for you yet/)).toBeVisible();
  });
});
