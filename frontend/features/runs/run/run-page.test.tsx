import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { applyRun, getRun, listChanges, undoRun, type Change, type Run } from '#contract/runs.ts';
import { listPushes } from '#contract/pushes.ts';
import { anId, aRun } from '../../../testing/builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { aPush } from '../../../testing/target-builders.ts';

function aChange(over: Partial<Change> = {}): Change {
  return {
    id: '1',
    person: { id: anId(1), sourceId: 'guid-1', displayName: 'Ann Berg' },
    outcome: 'updated',
    fields: [{ name: 'field:phone', before: '+46 8 1', after: '+46 8 2' }],
    ...over,
  };
}

function renderRun(run: Run, changes: readonly Change[] = [], more: Parameters<typeof renderApp>[1] = {}) {
  return renderApp(`/runs/${run.id}`, {
    api: [
      answers(getRun, () => run),
      answers(listChanges, () => ({ items: [...changes], total: changes.length })),
      ...(more.api ?? []),
    ],
  });
}

describe('a finished run', () => {
  test('shows each change, before and after', async () => {
    renderRun(aRun({ finishedAt: '2026-11-20T08:00:05.000Z' }), [aChange()]);

    const row = await screen.findByRole('row', { name: /Ann Berg/ });

    expect(within(row).getByText('+46 8 1').tagName).toBe('DEL');
    expect(within(row).getByText('+46 8 2')).toBeVisible();
    expect(screen.getByText('took 5 s')).toBeVisible();
  });

  test('shows the picture before and after', async () => {
    const picture = { outcome: 'changed', before: null, after: '/api/pictures/b?size=48' } as const;
    renderRun(aRun(), [aChange({ outcome: 'picture', fields: [], picture })]);

    expect(await screen.findByRole('img', { name: 'Picture after: Ann Berg' })).toHaveAttribute('src', picture.after);
    expect(screen.getByText('no picture')).toBeVisible();
  });

  test('shows the first fields of a new person, and the rest when asked', async () => {
    const fields = Array.from({ length: 6 }, (_, index) => ({
      name: `property:P${String(index)}`,
      before: null,
      after: `value ${String(index)}`,
    }));
    const { user } = renderRun(aRun(), [aChange({ outcome: 'created', fields })]);

    await user.click(await screen.findByRole('button', { name: 'Show 2 more' }));

    expect(screen.getByText('value 5')).toBeVisible();
  });

  test('lists the pushes that followed it, with what came of them', async () => {
    const asked: unknown[] = [];
    const push = aPush({ counts: { ...aPush().counts, applied: 1200, refused: 3 } });
    const failed = aPush({
      id: anId(801),
      targetName: 'Old wall',
      status: 'failed',
      problem: { reason: 'unavailable', message: 'It could not be reached.' },
    });
    renderRun(aRun(), [], {
      api: [
        answers(listPushes, ({ query }) => {
          asked.push(query.runId);
          return { items: [push, failed], total: 2 };
        }),
      ],
    });

    const pushes = within(await screen.findByRole('region', { name: 'Pushes that followed' }));

    expect(pushes.getByRole('link', { name: 'Portrait wall' })).toHaveAttribute('href', `/pushes/${anId(800)}`);
    expect(pushes.getByText('1,200 applied, 3 refused')).toBeVisible();
    expect(pushes.getByText('It could not be reached.')).toBeVisible();
    expect(asked).toEqual([aRun().id]);
  });

  test('tells how pushes go on that the run does not wait for', async () => {
    const underWay = { status: 'working', counts: { ...aPush().counts, applied: 40 }, expected: 1200 } as const;
    const waiting = { ...underWay, id: anId(801), targetName: 'Old wall', waitingUntil: '2026-11-20T09:00:00.000Z' };
    const items = [aPush(underWay), aPush(waiting), aPush({ ...underWay, id: anId(802), expected: null })];
    renderRun(aRun(), [], { api: [answers(listPushes, () => ({ items, total: items.length }))] });

    const pushes = within(await screen.findByRole('region', { name: 'Pushes that followed' }));

    expect(pushes.getByText('40 of 1,200 people so far')).toBeVisible();
    expect(
      pushes.getByText(/^40 of 1,200 people so far; the target is left alone until .*goes on by itself$/),
    ).toBeVisible();
    expect(pushes.getByText('Not begun yet')).toBeVisible();
    expect(pushes.getByText(/^The run itself is done\./)).toBeVisible();
  });

  test('filters by outcome in the address', async () => {
    const { user, address } = renderRun(aRun(), [aChange()]);

    await user.click(await screen.findByRole('combobox', { name: 'Outcome' }));
    await user.click(await screen.findByRole('option', { name: 'Gone' }));

    expect(address()).toContain('outcome=gone');
  });

  test('can be downloaded as it is filtered', async () => {
    const { user } = renderRun(aRun(), [aChange()]);

    await user.click(await screen.findByText('Failed only'));

    const link = screen.getByRole('link', { name: 'Download CSV' });
    expect(link).toHaveAttribute('href', expect.stringMatching(/changes\?failed=true&format=csv$/));
  });

  test('says why it failed', async () => {
    const problem = { reason: 'credentials-rejected', message: 'The password is wrong.', setting: 'bindPassword' };
    renderRun(aRun({ status: 'failed', problem }));

    expect(await screen.findByText('The password is wrong.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'bindPassword' })).toHaveAttribute('href', `/connectors/${anId(400)}`);
  });

  test('is undone after a question, and the undoing run is shown', async () => {
    const undoing = aRun({ id: anId(501), undoes: anId(500), trigger: 'undo' });
    const { user, address } = renderRun(aRun({ undo: { possible: true } }), [], {
      api: [answers(undoRun, () => undoing)],
    });

    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Undo' }));

    await expect.poll(address).toBe(`/runs/${anId(501)}`);
  });
});

describe('a held run', () => {
  const reason = { limit: 'gone', affected: 90, known: 300, message: '90 of 300 people would be gone.' } as const;
  const held = aRun({ status: 'held', guard: [reason] });

  test('says why, and what would change', async () => {
    renderRun(held, [aChange({ outcome: 'gone', fields: [] })]);

    expect(await screen.findByText(reason.message)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'What would change' })).toBeVisible();
  });

  test('says, once it is discarded, that nothing came of it', async () => {
    renderRun({ ...held, status: 'discarded' }, [aChange({ outcome: 'gone', fields: [] })]);

    expect(await screen.findByText('This run was discarded: nothing has been changed by it.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'What would have changed' })).toBeVisible();
  });

  test('stays open with the problem when it cannot be applied', async () => {
    const refusal = { code: 'conflict', detail: 'Another run of this connector is active.' } as const;
    const { user } = renderRun(held, [], { api: [refuses(applyRun, refusal)] });

    await user.click(await screen.findByRole('button', { name: 'Apply' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Apply' }));

    expect(await screen.findByText(refusal.detail)).toBeVisible();
  });
});

test('a run under way shows its progress and can be cancelled', async () => {
  const counts = { ...aRun().counts, read: 150 };
  renderRun(aRun({ status: 'reading', counts, expected: 300, startedAt: new Date(Date.now() - 60_000).toISOString() }));

  expect(await screen.findByText('150 of about 300 people')).toBeVisible();
  expect(screen.getByRole('progressbar', { name: 'Progress of the run' })).toHaveAttribute('aria-valuenow', '0.5');
  expect(screen.getByRole('button', { name: 'Cancel run' })).toBeVisible();
});

test('a run that is not there says so', async () => {
  renderApp(`/runs/${anId(9)}`, { api: [refuses(getRun, { code: 'not-found', detail: 'There is no such run.' })] });

  expect(await screen.findByRole('heading', { name: 'There is no such run' })).toBeVisible();
});
