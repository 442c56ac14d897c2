import { act, screen, waitFor, within } from '@testing-library/react';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import {
  cancelPush,
  getPush,
  listPushPeople,
  pushEvents,
  type Push,
  type PushLine,
  type RefusalCount,
} from '#contract/pushes.ts';
import { getTarget, listTargetKinds } from '#contract/targets.ts';
import { addressOf } from '../../../api/call.ts';
import { FakeEventSource } from '../../../testing/fake-event-source.ts';
import { anId } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { aPush, aPushLine, aTarget, aTargetKind } from '../../../testing/target-builders.ts';

interface Shown {
  readonly push: Push;
  readonly lines?: readonly PushLine[];
  readonly refusals?: readonly RefusalCount[];
}

function renderPush({ push, lines = [], refusals = [] }: Shown, ...api: readonly RequestHandler[]) {
  return renderApp(`/pushes/${push.id}`, {
    api: [
      ...api,
      answers(getPush, () => ({ ...push, refusals: [...refusals] })),
      answers(getTarget, () => aTarget()),
      answers(listTargetKinds, () => ({ items: [aTargetKind()], total: 1 })),
      answers(listPushPeople, ({ query }) => {
        const items = lines.filter(
          ({ outcome, code }) =>
            (query.outcome === undefined || outcome === query.outcome) &&
            (query.code === undefined || code === query.code),
        );
        return { items, total: items.length };
      }),
    ],
  });
}

const counts = aPush().counts;

describe('a push', () => {
  it('shows what was written of each person, before and after, under the target’s own names', async () => {
    const fields = [
      { name: 'caption', before: 'Clerk', after: 'Chief' },
      { name: 'picture', before: 'v1', after: 'v2' },
      { name: 'active', before: 'true', after: 'false' },
    ];
    renderPush({ push: aPush({ counts: { ...counts, applied: 1 } }), lines: [aPushLine({ fields })] });
    const row = within(await screen.findByRole('row', { name: /Ann Berg/ }));
    expect(await row.findByText('Caption')).toBeVisible();
    expect(row.getByText('Clerk').tagName).toBe('DEL');
    expect(row.getByText('Chief')).toBeVisible();
    expect(row.getByText('another picture')).toBeVisible();
    expect(row.getByText('deactivated')).toBeVisible();
    expect(row.getByRole('link', { name: 'Ann Berg' })).toHaveAttribute('href', `/people/${anId(1)}`);
  });

  it('says that a dry run has written nothing', async () => {
    renderPush({ push: aPush({ type: 'dryRun', counts: { ...counts, wouldChange: 4 } }) });
    expect(await screen.findByText('This is a dry run: nothing has been written by it.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'What would be written' })).toBeVisible();
  });

  it('says one reason once, and shows its people alone when asked', async () => {
    const message = 'There is no room for them.';
    const refusals = [{ code: 'full', message, people: 250 }];
    const lines = [
      aPushLine(),
      aPushLine({ personId: anId(2), displayName: 'Bo Ek', outcome: 'refused', code: 'full' }),
    ];
    const { user, address } = renderPush({ push: aPush(), lines, refusals });
    expect(await screen.findAllByText(message)).toHaveLength(1);
    expect(screen.getByText('250 people')).toBeVisible();
    await user.click(screen.getByRole('button', { name: `Show the 250 people: ${message}` }));
    await waitFor(() => {
      expect(screen.queryByText('Ann Berg')).toBeNull();
    });
    expect(screen.getByText('Bo Ek')).toBeVisible();
    expect(address()).toBe(`/pushes/${anId(800)}?code=full`);
  });

  it('leads from a figure to its people', async () => {
    const lines = [aPushLine(), aPushLine({ personId: anId(2), displayName: 'Bo Ek', outcome: 'failed' })];
    const { user } = renderPush({ push: aPush({ counts: { ...counts, applied: 40, failed: 1 } }), lines });
    const figures = within(await screen.findByLabelText('What came of the people'));
    await user.click(figures.getByRole('link', { name: '1' }));
    await waitFor(() => {
      expect(screen.queryByText('Ann Berg')).toBeNull();
    });
    expect(screen.getByText('Bo Ek')).toBeVisible();
  });

  it('shows its progress, and can be cancelled', async () => {
    let push = aPush({ status: 'working', counts: { ...counts, applied: 5 }, expected: 20, finishedAt: null });
    const cancel = answers(cancelPush, () => {
      push = { ...push, status: 'cancelled' };
      return push;
    });
    const { user } = renderPush(
      { push },
      cancel,
      answers(getPush, () => ({ ...push, refusals: [] })),
    );
    const progress = await screen.findByRole('region', { name: 'Progress of the push' });
    expect(within(progress).getByText('Push of everyone: 5 of 20 people')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel push' }));
    const question = within(await screen.findByRole('dialog'));
    await user.click(question.getByRole('button', { name: 'Cancel push' }));
    expect(await screen.findByText('Cancelled')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Progress of the push' })).toBeNull();
  });

  it('moves as the server says, and stops listening at its end', async () => {
    const push = aPush({ status: 'working', counts: { ...counts, applied: 5 }, expected: 20, finishedAt: null });
    renderPush({ push });
    expect(await screen.findByText('Push of everyone: 5 of 20 people')).toBeVisible();
    const address = addressOf(pushEvents, { params: { id: push.id } });
    const refusals = [{ code: 'full', message: 'There is no room for them.', people: 3 }];
    act(() => {
      FakeEventSource.send(address, 'push', { ...push, counts: { ...counts, applied: 9, refused: 3 }, refusals });
    });
    expect(await screen.findByText('Push of everyone: 12 of 20 people')).toBeVisible();
    expect(screen.getByText('There is no room for them.')).toBeVisible();
    act(() => {
      FakeEventSource.send(address, 'push', { ...push, status: 'succeeded', refusals });
    });
    expect(await screen.findByText('Succeeded')).toBeVisible();
    expect(FakeEventSource.openAddresses).toEqual([]);
  });

  it('says what the target takes of nobody, and why it failed', async () => {
    const leftOut = [{ field: 'caption', code: 'off', message: 'Captions are switched off.' }];
    const problem = { reason: 'unavailable', message: 'The wall could not be reached.' };
    renderPush({ push: aPush({ status: 'failed', leftOut, problem, pauses: 3 }) });
    expect(await screen.findByText('waited for the target 3 times')).toBeVisible();
    expect(await screen.findByText('The wall could not be reached.')).toBeVisible();
    expect(screen.getByText('Captions are switched off.', { exact: false })).toBeVisible();
  });

  it('says that there is none at its address', async () => {
    renderPush({ push: aPush() }, refuses(getPush, { code: 'not-found', detail: 'There is no such push.' }));
    expect(await screen.findByRole('heading', { name: 'There is no such push' })).toBeVisible();
  });
});
