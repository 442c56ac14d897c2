import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getPerson } from '#contract/people.ts';
import { startPush } from '#contract/pushes.ts';
import { listTargetKinds, listTargetPeople, listTargets } from '#contract/targets.ts';
import { aPerson, anId, aSession } from '../../../testing/builders.ts';
import { answers } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { aPush, aTarget, aTargetKind, aTargetPerson } from '../../../testing/target-builders.ts';

const address = `/people/${anId(1)}`;
const notTaken = [{ field: 'caption', code: 'long', message: 'Too long for the frame.' }];
const api = [
  answers(getPerson, () => aPerson()),
  answers(listTargets, () => ({
    items: [aTarget(), aTarget({ id: anId(701), name: 'Old wall', enabled: false })],
    total: 2,
  })),
  answers(listTargetKinds, () => ({ items: [aTargetKind()], total: 1 })),
  answers(listTargetPeople, ({ params, query }) => {
    const has = params.id === anId(700) && query.personId === anId(1);
    return has ? { items: [aTargetPerson({ notTaken })], total: 1 } : { items: [], total: 0 };
  }),
];

describe('a person’s targets', () => {
  it('say how the person stands at each, and what was not taken of them', async () => {
    renderApp(address, { api });
    const targets = within(await screen.findByRole('region', { name: 'Targets' }));
    const [wall, old] = targets.getAllByRole('listitem').map((item) => within(item));
    expect(await wall?.findByText('Caption: Too long for the frame.')).toBeVisible();
    expect(wall?.getByText('Applied', { selector: 'span' })).toBeVisible();
    expect(old?.getByText(/not pushed yet/)).toBeVisible();
    expect(old?.getByRole('button', { name: 'Push to Old wall now' })).toHaveAccessibleDescription(/switched off/);
  });

  it('can each be pushed to at once', async () => {
    const orders: unknown[] = [];
    const start = answers(startPush, ({ params, body }) => {
      orders.push([params.id, body]);
      return aPush({ type: 'person' });
    });
    const { user } = renderApp(address, { api: [start, ...api] });
    await user.click(await screen.findByRole('button', { name: 'Push to Portrait wall now' }));
    expect(await screen.findByText('Push of one person started: Portrait wall')).toBeVisible();
    expect(orders).toEqual([[anId(700), { type: 'person', person: anId(1) }]]);
  });

  it('are for admins alone', async () => {
    renderApp(address, { api, session: aSession('user') });
    await screen.findByRole('region', { name: 'Contact' });
    expect(screen.queryByRole('region', { name: 'Targets' })).toBeNull();
  });
});
