import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import { getMappings, listConnectors } from '#contract/connectors.ts';
import { getPush, listPushPeople, listTargetPushes, startPush } from '#contract/pushes.ts';
import {
  checkTarget,
  deleteTarget,
  getTarget,
  listTargetKinds,
  listTargetPeople,
  updateTarget,
  type TargetKind,
  type TargetPerson,
  type TargetView,
} from '#contract/targets.ts';
import { aConnector, anId } from '../../../testing/builders.ts';
import { aCheckResult } from '../../../testing/connector-builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { aPush, aTarget, aTargetKind, aTargetPerson } from '../../../testing/target-builders.ts';

interface Shown {
  readonly target?: TargetView;
  readonly kind?: TargetKind;
  readonly people?: readonly TargetPerson[];
  readonly tab?: string;
}

function renderTarget({ target = aTarget(), kind = aTargetKind(), people = [], tab }: Shown, ...api: RequestHandler[]) {
  return renderApp(`/targets/${target.id}${tab === undefined ? '' : `?tab=${tab}`}`, {
    api: [
      ...api,
      answers(getTarget, () => target),
      answers(listTargetKinds, () => ({ items: [kind], total: 1 })),
      answers(listTargetPeople, ({ query }) => {
        const items = people.filter(
          ({ status, code, notTaken }) =>
            (query.status === undefined || status === query.status) &&
            (query.code === undefined || [code, ...notTaken.map((one) => one.code)].includes(query.code)),
        );
        return { items, total: items.length };
      }),
      answers(listTargetPushes, () => ({ items: [], total: 0 })),
      answers(listConnectors, () => ({ items: [aConnector()], total: 1 })),
      answers(getMappings, () => ({ items: [], total: 0 })),
      answers(getPush, () => ({ ...aPush(), refusals: [] })),
      answers(listPushPeople, () => ({ items: [], total: 0 })),
    ],
  });
}

/** Keeps what is sent, and answers with the target changed by it. */
function keepsPatches(patches: unknown[], target: TargetView = aTarget()): RequestHandler {
  return answers(updateTarget, ({ body }) => {
    patches.push(body);
    const given = Object.entries(body).filter(([, value]) => value !== undefined);
    return { ...target, ...(Object.fromEntries(given) as Partial<TargetView>) };
  });
}

const save = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Save' }));

describe('the people of a target', () => {
  const refused = aTargetPerson({
    personId: anId(2),
    displayName: 'Bo Ek',
    status: 'refused',
    code: 'full',
    message: 'There is no room for them.',
    appliedAt: null,
  });
  const drifted = aTargetPerson({
    personId: anId(3),
    displayName: 'Cy Moe',
    status: 'drifted',
    notTaken: [{ field: 'caption', code: 'long', message: 'Too long for the frame.' }],
    drift: [{ name: 'extension', before: '12', after: '99' }],
  });
  const people = [aTargetPerson(), refused, drifted];

  it('each say how they stand, and why', async () => {
    renderTarget({ people });
    const bo = within(await screen.findByRole('row', { name: /Bo Ek/ }));
    expect(bo.getByText('Refused')).toBeVisible();
    expect(bo.getByText('There is no room for them.')).toBeVisible();
    const cy = within(screen.getByRole('row', { name: /Cy Moe/ }));
    expect(cy.getByText('Changed over there')).toBeVisible();
    expect(cy.getByText('Caption: Too long for the frame.')).toBeVisible();
    expect(cy.getByText('12').tagName).toBe('DEL');
    expect(cy.getByText('99')).toBeVisible();
  });

  it('are narrowed by state in the address', async () => {
    const { user, address } = renderTarget({ people });
    await screen.findByText('Bo Ek');
    await user.click(screen.getByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: 'Refused' }));
    await waitFor(() => {
      expect(screen.queryByText('Cy Moe')).toBeNull();
    });
    expect(address()).toBe(`/targets/${anId(700)}?status=refused`);
  });

  it('are counted by reason, one line each, leading to them', async () => {
    const target = aTarget({
      refusals: [
        { code: 'full', message: 'There is no room for them.', people: 250 },
        { code: 'long', field: 'caption', message: 'Too long for the frame.', people: 1 },
      ],
    });
    const { user } = renderTarget({ target, people });
    const reasons = within(await screen.findByRole('region', { name: 'Refused, or not taken' }));
    expect(reasons.getAllByRole('listitem')).toHaveLength(2);
    expect(reasons.getByText('250 people')).toBeVisible();
    expect(reasons.getByText('Caption:')).toBeVisible();
    await user.click(reasons.getByRole('button', { name: 'Show the 1 person: Too long for the frame.' }));
    await waitFor(() => {
      expect(screen.queryByText('Bo Ek')).toBeNull();
    });
    expect(screen.getByText('Cy Moe')).toBeVisible();
    await user.click(reasons.getByRole('button', { name: /Too long for the frame/ }));
    expect(await screen.findByText('Bo Ek')).toBeVisible();
  });

  it('can be pushed one by one', async () => {
    const orders: unknown[] = [];
    const start = answers(startPush, ({ body }) => {
      orders.push(body);
      return aPush({ type: 'person' });
    });
    const { user } = renderTarget({ people }, start);
    await user.click(await screen.findByRole('button', { name: 'Push Bo Ek now' }));
    expect(await screen.findByText('Push of one person started: Portrait wall')).toBeVisible();
    expect(orders).toEqual([{ type: 'person', person: anId(2) }]);
  });
});

describe('a target', () => {
  it('says until when it is paused', async () => {
    renderTarget({ target: aTarget({ pausedUntil: '2099-01-01T08:00:00.000Z' }) });
    expect(await screen.findByText(/^Paused until Jan 1, 2099/)).toBeVisible();
  });

  it('shows the push under way, and leads to it', async () => {
    const activePush = aPush({ status: 'working', counts: { ...aPush().counts, applied: 3 }, expected: 9 });
    renderTarget({ target: aTarget({ activePush }) });
    expect(await screen.findByText('Push of everyone: 3 of 9 people')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open the push' })).toHaveAttribute('href', `/pushes/${anId(800)}`);
  });

  it('is switched on only once the kind’s warning was read', async () => {
    const patches: unknown[] = [];
    const kind = aTargetKind({ capabilities: { warning: 'Walls have ears.' } });
    const { user } = renderTarget({ target: aTarget({ enabled: false }), kind }, keepsPatches(patches));
    await user.click(await screen.findByRole('button', { name: 'Switch on' }));
    const question = within(await screen.findByRole('dialog'));
    expect(question.getByText('Walls have ears.')).toBeVisible();
    await user.click(question.getByRole('button', { name: 'Switch on' }));
    expect(await question.findByText('Confirm that you have read the note above.')).toBeVisible();
    expect(patches).toEqual([]);
    await user.click(question.getByLabelText(/^I have read this/));
    await user.click(question.getByRole('button', { name: 'Switch on' }));
    expect(await screen.findByText('Portrait wall is switched on')).toBeVisible();
    expect(patches).toEqual([{ enabled: true }]);
  });

  it('looks for drift, and repairs it where that is asked for', async () => {
    const orders: unknown[] = [];
    const start = answers(startPush, ({ body }) => {
      orders.push(body);
      return aPush({ type: 'drift' });
    });
    const { user, address } = renderTarget({}, start);
    await user.click(await screen.findByRole('button', { name: 'Check for drift' }));
    await user.click(await screen.findByLabelText(/^Repair/));
    await user.click(screen.getByRole('button', { name: 'Start the check' }));
    await waitFor(() => {
      expect(address()).toBe(`/pushes/${anId(800)}`);
    });
    expect(orders).toEqual([{ type: 'drift', repair: true }]);
  });

  it('is deleted only by its name', async () => {
    const gone: string[] = [];
    const remove = answers(deleteTarget, ({ params }) => {
      gone.push(params.id);
      return null;
    });
    const { user, address } = renderTarget({}, remove);
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    const question = within(await screen.findByRole('dialog'));
    await user.type(question.getByRole('textbox'), 'wall');
    await user.click(question.getByRole('button', { name: 'Delete target' }));
    expect(await question.findByText('This is another name.')).toBeVisible();
    expect(gone).toEqual([]);
    await user.clear(question.getByRole('textbox'));
    await user.type(question.getByRole('textbox'), 'Portrait wall');
    await user.click(question.getByRole('button', { name: 'Delete target' }));
    expect(await screen.findByText('Portrait wall was deleted')).toBeVisible();
    expect(address()).toBe('/targets');
  });

  it('says that there is none at its address', async () => {
    renderTarget({}, refuses(getTarget, { code: 'not-found', detail: 'There is no such target.' }));
    expect(await screen.findByRole('heading', { name: 'There is no such target' })).toBeVisible();
  });

  it('says so when this Roster does not know its kind', async () => {
    renderTarget({ target: aTarget({ kind: 'ceiling' }), tab: 'connection' });
    expect(await screen.findByText(/does not know the kind “ceiling”/)).toBeVisible();
  });
});

describe('what is set of a target', () => {
  it('is checked as it stands in the form, and says at the setting what is missing', async () => {
    const checked: unknown[] = [];
    const check = answers(checkTarget, ({ body }) => {
      checked.push(body.settings);
      const findings = [{ status: 'missing' as const, subject: 'Door', message: 'It is locked.', setting: 'room' }];
      return aCheckResult({ ok: false, findings });
    });
    const { user } = renderTarget({ target: aTarget({ settings: { room: 'Hall' } }), tab: 'connection' }, check);
    await user.type(await screen.findByLabelText(/^Room/), ' 2');
    await user.click(screen.getByRole('button', { name: 'Check unsaved settings' }));
    expect(await screen.findByText('Something is missing')).toBeVisible();
    expect(screen.getByLabelText(/^Room/)).toBeInvalid();
    expect(checked).toEqual([{ room: 'Hall 2' }]);
  });

  it('is saved part by part', async () => {
    const patches: unknown[] = [];
    const { user } = renderTarget({ tab: 'content' }, keepsPatches(patches));
    await user.click(await screen.findByRole('button', { name: 'Put the usual fields back' }));
    await user.click(screen.getByLabelText('Push the picture'));
    await save(user);
    expect(await screen.findByText('Portrait wall was saved')).toBeVisible();
    expect(patches).toEqual([
      {
        people: { connectors: [], inactive: false },
        fields: [{ to: 'caption', from: 'field:jobTitle', whenEmpty: 'clear' }],
        manager: false,
        pictures: { send: true, whenMissing: 'keep' },
      },
    ]);
  });

  it('says at the row what the server refuses', async () => {
    const fields = [{ to: 'caption', from: 'field:jobTitle', whenEmpty: 'clear' as const }];
    const errors = [{ path: 'fields.0.to', message: 'Wall has no field “caption”.' }];
    const { user } = renderTarget(
      { target: aTarget({ fields }), tab: 'content' },
      refuses(updateTarget, { code: 'invalid-input', detail: 'It cannot be kept like this.', errors }),
    );
    await user.click(await screen.findByLabelText('Push the manager'));
    await save(user);
    expect(await screen.findByText('Wall has no field “caption”.')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Field of the target, row 1' })).toHaveAccessibleDescription(
      /Wall has no field/,
    );
  });

  it('is how people are found, with what usually fills each key', async () => {
    const patches: unknown[] = [];
    const { user } = renderTarget({ tab: 'matching' }, keepsPatches(patches));
    await user.click(await screen.findByRole('radio', { name: 'Number' }));
    expect(screen.getByText('The id at the identity provider')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Take back what Roster wrote' }));
    expect(screen.queryByRole('radio', { name: 'Deactivate their account there' })).toBeNull();
    await save(user);
    await screen.findByText('Portrait wall was saved');
    expect(patches).toEqual([{ matching: { by: 'number', from: 'sourceId' }, removal: 'clear' }]);
  });

  it('is when it looks for drift by itself', async () => {
    const patches: unknown[] = [];
    const { user } = renderTarget({ tab: 'drift' }, keepsPatches(patches));
    await user.click(await screen.findByRole('radio', { name: 'Every so many days' }));
    await user.clear(screen.getByLabelText('Days between two checks'));
    await user.type(screen.getByLabelText('Days between two checks'), '14');
    await user.click(screen.getByLabelText('Repair what was changed'));
    await save(user);
    await screen.findByText('Portrait wall was saved');
    expect(patches).toEqual([{ automatic: true, drift: { everyDays: 14, repair: true } }]);
  });

  it('is asked about before it is left unsaved, also for another tab', async () => {
    const { user, address } = renderTarget({ tab: 'matching' });
    await user.click(await screen.findByRole('radio', { name: 'Number' }));
    await user.click(screen.getByRole('tab', { name: 'Pushes' }));
    const question = within(await screen.findByRole('dialog', { name: /Leave without saving/ }));
    await user.click(question.getByRole('button', { name: 'Stay on this page' }));
    expect(address()).toBe(`/targets/${anId(700)}?tab=matching`);
    expect(screen.getByRole('radio', { name: 'Number' })).toBeChecked();
  });
});

describe('the pushes of a target', () => {
  it('are listed with what came of them', async () => {
    const counts = { ...aPush().counts, applied: 1500, refused: 2 };
    const push = aPush({ type: 'changes', trigger: 'run', counts });
    renderTarget(
      { tab: 'pushes' },
      answers(listTargetPushes, () => ({ items: [push], total: 1 })),
    );
    const row = within(await screen.findByRole('row', { name: /Push of changes/ }));
    expect(row.getByText('Succeeded')).toBeVisible();
    expect(row.getByText('1,500')).toBeVisible();
    expect(row.getByText('after a run, Ada Admin')).toBeVisible();
    expect(row.getByRole('link', { name: 'Push of changes' })).toHaveAttribute('href', `/pushes/${anId(800)}`);
  });
});
