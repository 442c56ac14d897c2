import { screen, within } from '@testing-library/react';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import { getPush, listPushPeople, startPush } from '#contract/pushes.ts';
import { getTarget, listTargetKinds, listTargets, type TargetView } from '#contract/targets.ts';
import { anId } from '../../../testing/builders.ts';
import { answers, fakeApi, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { aPush, aTarget, aTargetKind } from '../../../testing/target-builders.ts';

function renderList(targets: readonly TargetView[], ...api: readonly RequestHandler[]) {
  return renderApp('/targets', {
    api: [
      ...api,
      answers(listTargets, () => ({ items: [...targets], total: targets.length })),
      answers(listTargetKinds, () => ({ items: [aTargetKind()], total: 1 })),
    ],
  });
}

async function card(name: string) {
  const found = (await screen.findByRole('heading', { name })).closest('li');
  if (!found) throw new Error(`There is no card ${name}.`);
  return within(found);
}

describe('the targets', () => {
  it('say what they are, and lead to the first, while there is none', async () => {
    renderList([]);
    expect(await screen.findByRole('heading', { name: 'No target is set up' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Add target' })).toHaveAttribute('href', '/targets/new');
  });

  it('show how people stand, each figure leading to them, and the last push', async () => {
    const states = { applied: 1200, pending: 3, refused: 2, failed: 0, drifted: 0 };
    renderList([aTarget({ states, lastPush: aPush() })]);
    const wall = await card('Portrait wall');
    expect(wall.getByText('Wall')).toBeVisible();
    expect(wall.getByText('Needs a look')).toBeVisible();
    expect(wall.getByRole('link', { name: '1,200' })).toHaveAttribute('href', `/targets/${anId(700)}?status=applied`);
    expect(wall.getByRole('link', { name: '2' })).toHaveAttribute('href', `/targets/${anId(700)}?status=refused`);
    expect(wall.queryByText('Changed over there')).toBeNull();
    expect(wall.getByRole('link', { name: 'Push of everyone succeeded' })).toBeVisible();
  });

  it('show how far a push has come, and until when the target has asked to wait', async () => {
    const waitingUntil = '2099-01-01T08:00:00.000Z';
    const counts = { ...aPush().counts, applied: 30 };
    const activePush = aPush({ status: 'working', counts, expected: 120, waitingUntil });
    renderList([aTarget({ activePush, pausedUntil: waitingUntil })]);
    const wall = await card('Portrait wall');
    expect(wall.getByText('Paused')).toBeVisible();
    expect(wall.getByText(/^Paused until Jan 1, 2099/)).toBeVisible();
    expect(wall.getByText('Push of everyone: 30 of 120 people')).toBeVisible();
    expect(wall.getByText(/asked to be left alone/)).toBeVisible();
    expect(wall.getByRole('button', { name: 'Push now' })).toBeDisabled();
    expect(wall.getByRole('button', { name: 'Push now' })).toHaveAccessibleDescription(/under way/);
  });

  it('say what a push is waiting for before anybody is dealt with', async () => {
    const queued = aPush({ status: 'queued' });
    const finding = aPush({ status: 'working', expected: 120 });
    renderList([aTarget({ activePush: queued }), aTarget({ id: anId(701), name: 'Old wall', activePush: finding })]);
    expect((await card('Portrait wall')).getByText('Push of everyone: waiting for a worker')).toBeVisible();
    expect((await card('Old wall')).getByText(/finding out who of 120 people is who there/)).toBeVisible();
  });

  it('are not pushed to while switched off, but can be tried', async () => {
    const types: string[] = [];
    const start = answers(startPush, ({ body }) => {
      types.push(body.type);
      return aPush({ type: body.type, status: 'queued' });
    });
    const { user, address } = renderList(
      [aTarget({ enabled: false })],
      start,
      answers(getTarget, () => aTarget()),
      answers(getPush, () => ({ ...aPush({ type: 'dryRun' }), refusals: [] })),
      answers(listPushPeople, () => ({ items: [], total: 0 })),
    );
    const wall = await card('Portrait wall');
    expect(wall.getByText('Switched off')).toBeVisible();
    expect(wall.getByRole('button', { name: 'Push now' })).toHaveAccessibleDescription(/switched off/);
    await user.click(wall.getByRole('button', { name: 'Dry run' }));
    await screen.findByRole('heading', { level: 1, name: 'Dry run: Portrait wall' });
    expect(address()).toBe(`/pushes/${anId(800)}`);
    expect(types).toEqual(['dryRun']);
  });

  it('tell in a sentence why a push was not started', async () => {
    const detail = 'Another push is under way.';
    const { user } = renderList([aTarget()], refuses(startPush, { code: 'conflict', detail }));
    await user.click((await card('Portrait wall')).getByRole('button', { name: 'Push now' }));
    expect(await screen.findByText(detail)).toBeVisible();
  });

  it('can be asked for again when they could not be loaded', async () => {
    const { user } = renderList([aTarget()], refuses(listTargets, { code: 'internal', detail: 'Something broke.' }));
    expect(await screen.findByText('Something broke.')).toBeVisible();
    fakeApi.use(answers(listTargets, () => ({ items: [aTarget()], total: 1 })));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Portrait wall' })).toBeVisible();
    expect(screen.queryByText('Something broke.')).toBeNull();
  });

  it('warn of a secret that expires, with the way to it', async () => {
    const secret = {
      setting: 'key',
      label: 'Key',
      expiresAt: '2026-12-04T23:59:59.000Z',
      expired: false,
      daysLeft: 12,
    };
    renderList([aTarget({ expiringSecrets: [secret] })]);
    expect(await screen.findByRole('link', { name: 'Enter a new key for Portrait wall' })).toHaveAttribute(
      'href',
      `/targets/${anId(700)}?tab=connection#key`,
    );
  });
});
