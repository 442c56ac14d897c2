import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getPerson, listPeople } from '#contract/people.ts';
import { aPerson, aPersonSummary, aSession } from '../../testing/builders.ts';
import { answers, refuses } from '../../testing/fake-api.ts';
import { frameIn } from '../../testing/frame-in.ts';
import { renderApp } from '../../testing/render-app.tsx';

const session = aSession('user');
const email = 'ann.berg@example.com';
const ann = aPersonSummary({ email });
const other = aPersonSummary({ id: '00000000-0000-4000-8000-0000000000ff', email: `x${email}` });

function renderCard(given: string, ...api: ReturnType<typeof answers>[]) {
  frameIn('person-card', { email: given });
  return renderApp('/person-card', { session, api });
}

describe('the card of a person in a page of Confluence', () => {
  it('shows who has the address, however it is written', async () => {
    const searched: (string | undefined)[] = [];
    renderCard(
      ' Ann.Berg@Example.com ',
      answers(listPeople, ({ query }) => {
        searched.push(query.search);
        return { items: [other, ann], total: 2 };
      }),
      answers(getPerson, ({ params }) => aPerson({ id: params.id, email })),
    );
    expect(await screen.findByRole('link', { name: 'Ann Berg' })).toBeVisible();
    expect(screen.getByRole('link', { name: email })).toHaveAttribute('href', `mailto:${email}`);
    expect(searched).toEqual(['Ann.Berg@Example.com']);
  });

  it('says that nobody has the address', async () => {
    renderCard(
      email,
      answers(listPeople, () => ({ items: [other], total: 1 })),
    );
    expect(await screen.findByText(`Nobody in the directory has the e-mail address ${email}.`)).toBeVisible();
  });

  it('takes an address that two people have for nobody’s', async () => {
    renderCard(
      email,
      answers(listPeople, () => ({ items: [ann, { ...other, email }], total: 2 })),
    );
    expect(await screen.findByText(/Nobody in the directory/)).toBeVisible();
  });

  it('asks for an address where there is none', async () => {
    renderCard('');
    expect(await screen.findByText(/This card is for nobody yet/)).toBeVisible();
  });

  it('says that the directory does not answer', async () => {
    renderCard(email, refuses(listPeople, { code: 'not-allowed', detail: 'Not here.' }));
    expect(await screen.findByText('Not here.')).toBeVisible();
  });
});
