import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { getPerson } from '#contract/people.ts';
import { anId, aPerson } from '../../../testing/builders.ts';
import { answers } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const person = `/people/${anId(1)}`;

it('tells admins the address of a person’s hosted photo, and leads to who fetched it', async () => {
  const photoAddress = 'https://photos.example/photos/abc.jpg';
  renderApp(person, { api: [answers(getPerson, () => aPerson({ photoAddress }))] });
  expect(await screen.findByText(photoAddress)).toBeVisible();
  const link = screen.getByRole('link', { name: 'Who fetched it' });
  expect(link).toHaveAttribute('href', '/hosted-photos?tab=list&search=Ann%20Berg');
});

it('says nothing of a photo that there is not', async () => {
  renderApp(person, { api: [answers(getPerson, () => aPerson())] });
  expect(await screen.findByRole('heading', { name: 'Ann Berg', level: 1 })).toBeVisible();
  expect(screen.queryByText('Hosted photo')).not.toBeInTheDocument();
});
