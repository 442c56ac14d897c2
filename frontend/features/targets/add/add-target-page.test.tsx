import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import { getMappings, listConnectors } from '#contract/connectors.ts';
import { getPush, listPushPeople, startPush } from '#contract/pushes.ts';
import {
  checkNewTarget,
  createTarget,
  getTarget,
  listTargetKinds,
  listTargetPeople,
  type TargetKind,
} from '#contract/targets.ts';
import { aConnector, anId } from '../../../testing/builders.ts';
import { aCheckResult, aMappingRow } from '../../../testing/connector-builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { aPush, aTarget, aTargetKind } from '../../../testing/target-builders.ts';

const desk = aMappingRow({ target: { kind: 'userProperty', name: 'Desk' } });
const works = answers(checkNewTarget, () => aCheckResult());

function renderWizard(kind: TargetKind, ...api: readonly RequestHandler[]) {
  return renderApp('/targets/new', {
    api: [
      ...api,
      answers(listTargetKinds, () => ({ items: [kind], total: 1 })),
      answers(listConnectors, () => ({ items: [aConnector()], total: 1 })),
      answers(getMappings, () => ({ items: [desk], total: 1 })),
      answers(getTarget, () => aTarget()),
      answers(getPush, () => ({ ...aPush({ type: 'dryRun' }), refusals: [] })),
      answers(listPushPeople, () => ({ items: [], total: 0 })),
      answers(listTargetPeople, () => ({ items: [], total: 0 })),
    ],
  });
}

const next = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Next' }));

async function fillSettings(user: UserEvent) {
  await user.click(await screen.findByRole('button', { name: /^Wall/ }));
  await user.type(await screen.findByLabelText(/^Room/), 'Hall');
  await user.type(screen.getByLabelText(/^Key of the room/), 'secret');
  await user.click(screen.getByRole('button', { name: 'Check' }));
}

async function goToContent(user: UserEvent) {
  await fillSettings(user);
  await screen.findByText('Everything works');
  await next(user);
  await screen.findByRole('heading', { name: 'Whose people, and what of them' });
}

async function goToFinish(user: UserEvent) {
  await goToContent(user);
  await next(user);
  await screen.findByRole('heading', { name: /^Who is who/ });
  await next(user);
  await screen.findByRole('heading', { name: 'Name and first push' });
}

async function pick(user: UserEvent, label: string, option: string) {
  await user.click(screen.getByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('adding a target', () => {
  it('creates it as it was set, switched off, and shows first what would be written', async () => {
    const created: unknown[] = [];
    const types: string[] = [];
    const create = answers(createTarget, ({ body }) => {
      created.push(body);
      return aTarget({ name: body.name });
    });
    const start = answers(startPush, ({ body }) => {
      types.push(body.type);
      return aPush({ type: body.type });
    });
    const { user, address } = renderWizard(aTargetKind(), works, create, start);
    await goToContent(user);
    await pick(user, 'People of these connectors', 'Company directory');
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    await pick(user, 'Field of the target, row 2', 'Extension');
    await pick(user, 'Filled from, row 2', 'Desk');
    await pick(user, 'When empty, row 2', 'Keep what is there');
    await user.click(screen.getByLabelText('Push the manager'));
    await user.click(screen.getByRole('radio', { name: 'Take away what Roster brought' }));
    await next(user);
    await user.click(await screen.findByRole('radio', { name: 'Number' }));
    await user.click(screen.getByRole('radio', { name: 'Take back what Roster wrote' }));
    await next(user);
    await user.clear(await screen.findByLabelText(/^Name/));
    await user.type(screen.getByLabelText(/^Name/), 'Lobby');
    await user.click(screen.getByRole('button', { name: 'Add and start dry run' }));
    await screen.findByText('Lobby was added');
    await screen.findByRole('heading', { level: 1, name: 'Dry run: Portrait wall' });
    expect(address()).toBe(`/pushes/${anId(800)}`);
    expect(types).toEqual(['dryRun']);
    expect(created).toEqual([
      {
        kind: 'wall',
        name: 'Lobby',
        enabled: false,
        settings: { room: 'Hall', key: 'secret' },
        people: { connectors: [anId(400)], inactive: false },
        fields: [
          { to: 'caption', from: 'field:jobTitle', whenEmpty: 'clear' },
          { to: 'extension', from: 'property:Desk', whenEmpty: 'keep' },
        ],
        manager: false,
        pictures: { send: true, whenMissing: 'clear' },
        matching: { by: 'number', from: 'sourceId' },
        removal: 'clear',
      },
    ]);
  });

  it('takes a property under a name of the admin’s choice, from a user property that nobody fills yet', async () => {
    const { user } = renderWizard(
      aTargetKind({ capabilities: { fields: [], properties: { maxNameLength: 20 } } }),
      works,
    );
    await goToContent(user);
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    await user.type(screen.getByRole('combobox', { name: 'Field of the target, row 1' }), 'badge');
    await user.click(await screen.findByRole('option', { name: 'Property “badge”' }));
    await user.type(screen.getByRole('combobox', { name: 'Filled from, row 1' }), 'Hat size');
    await user.click(await screen.findByRole('option', { name: 'User property “Hat size”' }));
    await next(user);
    expect(await screen.findByRole('heading', { name: /^Who is who/ })).toBeVisible();
  });

  it('says at the row what is missing, before it goes on', async () => {
    const { user, address } = renderWizard(
      aTargetKind({ capabilities: { fields: [{ name: 'x', label: 'X' }] } }),
      works,
    );
    await goToContent(user);
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    await next(user);
    expect(await screen.findByText('Name the field of the target.')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Filled from, row 1' })).toHaveAccessibleDescription(
      /Choose a profile field/,
    );
    expect(address()).toBe('/targets/new?step=content');
    await user.click(screen.getByRole('button', { name: 'Remove this row' }));
    await next(user);
    expect(await screen.findByRole('heading', { name: /^Who is who/ })).toBeVisible();
  });

  it('says at the field what the server refuses, without leaving the step', async () => {
    const errors = [{ path: 'settings.room', message: 'There is no such room.' }];
    const { user } = renderWizard(
      aTargetKind(),
      refuses(checkNewTarget, { code: 'invalid-input', detail: 'Some settings need another look.', errors }),
    );
    await fillSettings(user);
    expect(await screen.findByText('There is no such room.')).toBeVisible();
    expect(screen.getByLabelText(/^Room/)).toHaveFocus();
  });

  it('goes on after a question where something is missing, and leads back to the field', async () => {
    const findings = [{ status: 'missing' as const, subject: 'Door', message: 'It is locked.', setting: 'key' }];
    const { user } = renderWizard(
      aTargetKind(),
      answers(checkNewTarget, () => aCheckResult({ ok: false, findings })),
    );
    await fillSettings(user);
    expect(await screen.findByRole('link', { name: 'Go to “Key of the room”' })).toHaveAttribute(
      'href',
      '/targets/new?step=settings#key',
    );
    await user.click(screen.getByRole('button', { name: 'Continue anyway' }));
    const question = within(await screen.findByRole('dialog'));
    await user.click(question.getByRole('button', { name: 'Continue anyway' }));
    expect(await screen.findByRole('heading', { name: 'Whose people, and what of them' })).toBeVisible();
  });

  it('is switched on only once the kind’s warning was read', async () => {
    const enabled: (boolean | undefined)[] = [];
    const create = answers(createTarget, ({ body }) => {
      enabled.push(body.enabled);
      return aTarget();
    });
    const { user } = renderWizard(
      aTargetKind({ capabilities: { warning: 'Walls have ears.' } }),
      works,
      create,
      answers(startPush, ({ body }) => aPush({ type: body.type })),
    );
    await goToFinish(user);
    expect(screen.queryByText('Walls have ears.')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Switch it on and push everyone' }));
    expect(screen.getByText('Walls have ears.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add and push everyone' }));
    expect(await screen.findByText('Confirm that you have read the note above.')).toBeVisible();
    expect(enabled).toEqual([]);
    await user.click(screen.getByLabelText(/^I have read this/));
    await user.click(screen.getByRole('button', { name: 'Add and push everyone' }));
    await screen.findByText('Portrait wall was added');
    expect(enabled).toEqual([true]);
  });

  it('keeps the target when the first push could not be started', async () => {
    const { user, address } = renderWizard(
      aTargetKind(),
      works,
      answers(createTarget, () => aTarget()),
      refuses(startPush, { code: 'unavailable', detail: 'No worker is there.' }),
    );
    await goToFinish(user);
    await user.click(screen.getByRole('button', { name: 'Add and start dry run' }));
    expect(await screen.findByText('No worker is there.')).toBeVisible();
    await screen.findByRole('heading', { level: 1, name: 'Portrait wall' });
    expect(address()).toBe(`/targets/${anId(700)}`);
  });

  it('says at the name that another target has it', async () => {
    const message = 'Another target has this name.';
    const errors = [{ path: 'name', message }];
    const { user } = renderWizard(
      aTargetKind(),
      works,
      refuses(createTarget, { code: 'conflict', detail: 'Choose a different name.', errors }),
    );
    await goToFinish(user);
    await user.click(screen.getByRole('button', { name: 'Add and start dry run' }));
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.getByLabelText(/^Name/)).toBeInvalid();
  });

  it('asks before what was typed is left behind', async () => {
    const { user } = renderWizard(aTargetKind());
    await user.click(await screen.findByRole('button', { name: /^Wall/ }));
    await user.click(screen.getByRole('link', { name: 'Runs' }));
    expect(await screen.findByRole('dialog', { name: /Leave without saving/ })).toBeVisible();
  });
});
