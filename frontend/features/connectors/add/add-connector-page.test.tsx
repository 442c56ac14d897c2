import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  checkNewConnector,
  createConnector,
  getConnector,
  listConnectors,
  listSourceKinds,
} from '#contract/connectors.ts';
import { getRun, listChanges, startRun } from '#contract/runs.ts';
import { aConnector, anId, aRun } from '../../../testing/builders.ts';
import { aCheckResult, aMappingRow, aSourceKind } from '../../../testing/connector-builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const other = { id: 'other', label: 'Other', rows: [aMappingRow({ target: { kind: 'profile', name: 'about' } })] };
const { guide, presets, settingsSchema } = aSourceKind();
const kind = aSourceKind({
  presets: [...presets, other],
  guide: { ...guide, permissions: [...guide.permissions, { name: 'Cabinet.Open', for: 'groups', optional: true }] },
  settingsSchema: {
    ...settingsSchema,
    properties: {
      ...(settingsSchema['properties'] as object),
      pageSize: { type: 'string', title: 'Page size', 'x-advanced': true },
    },
  },
});
const works = answers(checkNewConnector, () => aCheckResult());
const missing = answers(checkNewConnector, () =>
  aCheckResult({
    ok: false,
    findings: [{ status: 'missing', subject: 'Sign in', message: 'Type the password again.', setting: 'bindPassword' }],
  }),
);
const elsewhere = [
  answers(listSourceKinds, () => ({ items: [kind], total: 1 })),
  answers(listConnectors, () => ({ items: [], total: 0 })),
  answers(getConnector, () => aConnector()),
  answers(getRun, () => aRun()),
  answers(listChanges, () => ({ items: [], total: 0 })),
];

function renderWizard(...api: readonly RequestHandler[]) {
  return renderApp('/connectors/new', { api: [...api, ...elsewhere] });
}

const next = (user: UserEvent) => user.click(screen.getByRole('button', { name: 'Next' }));

async function fillSettings(user: UserEvent) {
  await user.click(await screen.findByRole('button', { name: /^LDAP/ }));
  await user.type(await screen.findByLabelText(/Base DN/), 'dc=corp');
  await user.type(screen.getByLabelText(/Password/), 'secret');
  await user.click(screen.getByRole('button', { name: 'Check' }));
}

describe('adding a connector', () => {
  it('creates it as it was set, starts the first run and shows it', async () => {
    const created: z.output<(typeof createConnector)['body']>[] = [];
    const create = answers(createConnector, ({ body }) => {
      created.push(body);
      return aConnector({ name: body.name });
    });
    const start = answers(startRun, ({ body }) => aRun({ type: body.type }));
    const { user, address } = renderWizard(works, create, start);
    await fillSettings(user);
    await screen.findByText('Everything works');
    await next(user);
    await user.click(await screen.findByLabelText('Members of groups'));
    await user.type(screen.getByLabelText(/Distinguished names/), 'cn=staff{Enter}');
    await next(user);
    await user.click(await screen.findByRole('radio', { name: 'Other' }));
    expect(screen.getByRole('rowheader', { name: 'About' })).toBeVisible();
    await next(user);
    await user.clear(await screen.findByLabelText(/^Name/));
    await user.type(screen.getByLabelText(/^Name/), 'Corp');
    await user.click(screen.getByRole('button', { name: 'Add and start full sync' }));
    await screen.findByText('Corp was added');
    await screen.findByRole('heading', { level: 1, name: /run of/ });
    expect(address()).toBe(`/runs/${anId(500)}`);
    expect(created).toEqual([
      {
        kind: 'ldap',
        name: 'Corp',
        settings: { baseDn: 'dc=corp', bindPassword: 'secret' },
        scope: { groups: ['cn=staff'], nestedGroups: true, filter: '', includeDisabled: false, includeGuests: false },
        preset: 'other',
        schedule: expect.objectContaining({ cron: '0 * * * *', fullEveryDays: 7 }) as unknown,
      },
    ]);
  });

  it('says nothing of one kind’s settings when another kind is chosen', async () => {
    const another = aSourceKind({ kind: 'entra', label: 'Entra' });
    const detail = 'Some settings need attention.';
    const { user } = renderWizard(
      refuses(checkNewConnector, { code: 'invalid-input', detail }),
      answers(listSourceKinds, () => ({ items: [kind, another], total: 2 })),
    );
    await fillSettings(user);
    expect(await screen.findByText(detail)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await user.click(await screen.findByRole('button', { name: /^Entra/ }));
    expect(await screen.findByRole('heading', { name: 'Connect Entra' })).toBeVisible();
    expect(screen.queryByText(detail)).not.toBeInTheDocument();
  });

  it('says at the field what the server refuses, without leaving the step', async () => {
    const errors = [{ path: 'settings.baseDn', message: 'This is not a distinguished name.' }];
    const { user, address } = renderWizard(
      refuses(checkNewConnector, { code: 'invalid-input', detail: 'Some settings need another look.', errors }),
    );
    await fillSettings(user);
    expect(await screen.findByText('This is not a distinguished name.')).toBeVisible();
    expect(screen.getByLabelText(/Base DN/)).toBeInvalid();
    expect(screen.getByLabelText(/Base DN/)).toHaveFocus();
    expect(address()).toBe('/connectors/new?step=settings');
  });

  it('goes on although something is missing only after a question', async () => {
    const { user } = renderWizard(missing);
    await fillSettings(user);
    await screen.findByText('Something is missing');
    expect(screen.getByText('Type the password again.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Next' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Continue anyway' }));
    const question = await screen.findByRole('dialog');
    await user.click(within(question).getByRole('button', { name: 'Continue anyway' }));
    expect(await screen.findByRole('heading', { name: 'Who comes in' })).toBeVisible();
  });

  it('keeps what was typed on the way back, and says at the setting what is missing', async () => {
    const { user } = renderWizard(missing);
    await fillSettings(user);
    await screen.findByText('Something is missing');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByLabelText(/Base DN/)).toHaveValue('dc=corp');
    expect(screen.getByLabelText(/Password/)).toHaveValue('secret');
    expect(screen.getByText('Type the password again.')).toBeVisible();
  });

  it('leads from what is missing to its field, folded away or not', async () => {
    const { user, address } = renderWizard(
      answers(checkNewConnector, () =>
        aCheckResult({
          ok: false,
          findings: [
            { status: 'missing', subject: 'Find people', message: 'Nobody matches.', setting: 'pageSize' },
            { status: 'missing', subject: 'Read groups', message: 'Grant it.' },
          ],
        }),
      ),
    );
    await fillSettings(user);
    await screen.findByText('Missing (2)');
    await user.click(screen.getByRole('link', { name: 'Go to “Page size”' }));
    expect(await screen.findByLabelText('Page size')).toHaveFocus();
    expect(screen.getByLabelText('Page size')).toBeVisible();
    expect(address()).toBe('/connectors/new?step=settings');
  });

  it('leaves pictures off where one wants none, and says first what they would cost', async () => {
    const created: z.output<(typeof createConnector)['body']>[] = [];
    const create = answers(createConnector, ({ body }) => {
      created.push(body);
      return aConnector({ name: body.name });
    });
    const { user } = renderWizard(works, create);
    await fillSettings(user);
    await screen.findByText('Everything works');
    await next(user);
    await screen.findByRole('heading', { name: 'Who comes in' });
    await next(user);
    await screen.findByRole('heading', { name: 'What is shown of them' });
    await next(user);
    expect(await screen.findByText(/^For every 1,000 people/)).toBeVisible();
    expect(screen.getByText('About 1,000 requests')).toBeVisible();
    await user.click(screen.getByLabelText('Bring pictures in, too'));
    await user.click(screen.getByLabelText('Not now'));
    await user.click(screen.getByRole('button', { name: 'Add connector' }));
    await screen.findByText('LDAP was added');
    expect(created[0]?.pictures).toMatchObject({ policy: 'off' });
  });

  it('shows a kind’s guide with its settings, to copy from', async () => {
    const { user } = renderWizard();
    await user.click(await screen.findByRole('button', { name: /^LDAP/ }));
    const guide = await screen.findByRole('complementary');
    await user.click(within(guide).getByText(/^What to prepare/));
    expect(within(guide).getByText('Open the cabinet.')).toBeVisible();
    await user.click(within(guide).getByRole('button', { name: 'Copy roster-key' }));
    expect(await window.navigator.clipboard.readText()).toBe('roster-key');
    await user.click(within(guide).getByRole('button', { name: 'Copy all' }));
    expect(await window.navigator.clipboard.readText()).toBe('Cabinet.Read, Cabinet.Open');
    expect(within(guide).getByText('for groups').closest('li')).toHaveTextContent('Optional');
    const link = within(guide).getByRole('link', { name: /Documentation of the provider/ });
    expect(link).toHaveAttribute('href', 'https://paper.example/cabinets');
    expect(link.getAttribute('rel')).toContain('noreferrer');
  });

  it('never shows a secret in the address', async () => {
    const { user, address } = renderWizard(works);
    await fillSettings(user);
    await screen.findByText('Everything works');
    expect(address()).toBe('/connectors/new?step=check');
  });

  it('leads back by the steps above', async () => {
    const { user, address } = renderWizard(works);
    await fillSettings(user);
    await screen.findByText('Everything works');
    await user.click(screen.getByRole('link', { name: 'Connection' }));
    expect(await screen.findByLabelText(/Base DN/)).toHaveValue('dc=corp');
    expect(address()).toBe('/connectors/new?step=settings');
  });

  it('does not jump to a step that nothing has led to', async () => {
    renderApp('/connectors/new?step=finish', { api: elsewhere });
    expect(await screen.findByRole('heading', { name: 'Where are your people?' })).toBeVisible();
  });

  it('asks before what was typed is left behind', async () => {
    const { user, address } = renderWizard(works);
    await fillSettings(user);
    await user.click(screen.getByRole('link', { name: 'Connectors' }));
    await user.click(await screen.findByRole('button', { name: 'Stay on this page' }));
    expect(address()).toMatch(/^\/connectors\/new/);
  });

  it('goes to the connector when its first run could not be started', async () => {
    const { user, address } = renderWizard(
      works,
      answers(createConnector, () => aConnector()),
      refuses(startRun, { code: 'unavailable', detail: 'The queue is asleep.' }),
    );
    await fillSettings(user);
    await screen.findByText('Everything works');
    await next(user);
    await screen.findByRole('heading', { name: 'Who comes in' });
    await next(user);
    await screen.findByRole('heading', { name: 'What is shown of them' });
    await next(user);
    await user.click(await screen.findByRole('button', { name: 'Add and start full sync' }));
    expect(await screen.findByText('The queue is asleep.')).toBeVisible();
    await screen.findByRole('heading', { level: 1, name: 'Company directory' });
    expect(address()).toBe(`/connectors/${anId(400)}`);
  });
});
