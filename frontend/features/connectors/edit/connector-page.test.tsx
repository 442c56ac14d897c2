import { screen, within } from '@testing-library/react';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import {
  checkConnector,
  deleteConnector,
  getConnector,
  listConnectors,
  listSourceKinds,
  updateConnector,
  type Connector,
  type SourceKind,
} from '#contract/connectors.ts';
import { getRun, runEvents } from '#contract/runs.ts';
import { addressOf } from '../../../api/call.ts';
import { aConnector, anId, aRun } from '../../../testing/builders.ts';
import { aCheckResult, aSourceKind } from '../../../testing/connector-builders.ts';
import { answers, refuses } from '../../../testing/fake-api.ts';
import { FakeEventSource } from '../../../testing/fake-event-source.ts';
import { renderApp } from '../../../testing/render-app.tsx';

/** A connector that remembers what it is changed to. */
function renderConnector(tab: string, over: Partial<Connector> = {}, ...api: readonly RequestHandler[]) {
  let connector = aConnector({ settings: { baseDn: 'dc=corp', bindPassword: { set: true } }, people: 300, ...over });
  const patches: object[] = [];
  const rendered = renderApp(`/connectors/${anId(400)}${tab}`, {
    api: [
      ...api,
      answers(getConnector, () => connector),
      answers(listConnectors, () => ({ items: [connector], total: 1 })),
      answers(listSourceKinds, () => ({
        items: [aSourceKind(), aSourceKind({ kind: 'entra', label: 'Entra' })],
        total: 2,
      })),
      answers(updateConnector, async ({ request }) => {
        const patch = (await request.clone().json()) as Partial<Connector>;
        patches.push(patch);
        connector = { ...connector, ...patch };
        return connector;
      }),
    ],
  });
  return { ...rendered, patches };
}

describe('the tabs of a connector', () => {
  it('save what was changed, and keep a secret that was not', async () => {
    const { user, patches } = renderConnector('');
    await user.type(await screen.findByLabelText(/Base DN/), ',dc=example');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Company directory was saved')).toBeVisible();
    expect(patches).toEqual([
      { name: 'Company directory', settings: { baseDn: 'dc=corp,dc=example', bindPassword: { set: true } } },
    ]);
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });

  it('say at the field what the server refuses, and keep what was typed', async () => {
    const errors = [{ path: 'schedule.cron', message: 'This time never comes.' }];
    const refusal = refuses(updateConnector, { code: 'invalid-input', detail: 'Not like this.', errors });
    const schedule = { cron: '0 3 * * *', timeZone: 'Europe/Stockholm', fullEveryDays: 7 };
    const { user } = renderConnector('?tab=schedule', { schedule }, refusal);
    const cron = await screen.findByLabelText(/Cron expression/);
    await user.clear(cron);
    await user.type(cron, '0 3 30 2 *{Enter}');
    expect(await screen.findByText('This time never comes.')).toBeVisible();
    expect(screen.getByLabelText(/Cron expression/)).toBeInvalid();
    expect(screen.getByLabelText(/Cron expression/)).toHaveValue('0 3 30 2 *');
  });

  it('ask before unsaved changes are left for another tab', async () => {
    const { user, address } = renderConnector('?tab=pictures');
    await user.click(await screen.findByLabelText('Never'));
    await user.click(screen.getByRole('tab', { name: 'Safety' }));
    await user.click(await screen.findByRole('button', { name: 'Stay on this page' }));
    expect(address()).toMatch(/tab=pictures$/);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await user.click(screen.getByRole('tab', { name: 'Safety' }));
    expect(await screen.findByText('People removed')).toBeVisible();
  });

  it('hold Entra’s pictures under the name that its admins know', async () => {
    renderConnector('?tab=pictures', { kind: 'entra' });
    expect(await screen.findByRole('tab', { name: 'Azure AD specific settings' })).toHaveAttribute('aria-selected');
    expect(screen.getByText('One search each.')).toBeVisible();
  });

  it('say what a limit comes to as it is typed', async () => {
    const { user } = renderConnector('?tab=safety');
    const [percent] = await screen.findAllByLabelText('Limit in percent');
    if (!percent) throw new Error('There is no limit.');
    await user.clear(percent);
    await user.type(percent, '10');
    expect(screen.getByText('With 300 people known, a run that removes more than 30 is held.')).toBeVisible();
  });

  it('show the next runs of a schedule before it is saved', async () => {
    const { user } = renderConnector('?tab=schedule');
    await user.click(await screen.findByRole('combobox', { name: 'Run' }));
    await user.click(await screen.findByRole('option', { name: 'Every Sunday at three in the night' }));
    expect(screen.getAllByText(/^Sunday, .* 3:00/)).toHaveLength(5);
  });

  it('send groups as they are meant, one per line', async () => {
    const { user, patches } = renderConnector('?tab=scope');
    await user.click(await screen.findByLabelText('Members of groups'));
    expect(screen.getByText(/Without one, everyone is in scope/)).toBeVisible();
    await user.type(screen.getByLabelText(/Distinguished names/), 'cn=a{Enter}{Enter}cn=b{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Company directory was saved');
    expect(patches).toMatchObject([{ scope: { groups: ['cn=a', 'cn=b'] } }]);
  });

  it('join people by a user property of the admin’s choice', async () => {
    const { user, patches } = renderConnector('?tab=profile');
    await user.click(await screen.findByLabelText('A user property'));
    await user.type(screen.getByLabelText(/Name of the user property/), 'Employee number');
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Company directory was saved');
    expect(patches).toEqual([
      { matching: { key: 'property:Employee number' }, priority: 100, fieldPriorities: { 'field:displayName': 100 } },
    ]);
  });
});

describe('what a source can do', () => {
  const cannot = { changes: false, groups: true, manager: false, pictures: true } as const;
  const [paper, costly] = [
    aSourceKind({ capabilities: { ...aSourceKind().capabilities, ...cannot } }),
    aSourceKind({
      capabilities: {
        ...aSourceKind().capabilities,
        pictureCost: 'Twenty at a time.',
        pictureRequests: { perPerson: 1 / 20, perChangedPicture: 1 },
      },
    }),
  ];
  const kinds = (kind: SourceKind) => answers(listSourceKinds, () => ({ items: [kind], total: 1 }));

  it('is said with what it means where it cannot', async () => {
    renderConnector('', {}, kinds(paper));
    const abilities = await screen.findByRole('region', { name: 'What this source can do' });
    expect(within(abilities).getByText('Every run reads everyone.').closest('li')).toHaveTextContent('Changes');
    expect(within(abilities).getAllByRole('img', { name: 'Yes' })).toHaveLength(2);
    expect(within(abilities).getAllByRole('img', { name: 'No' })).toHaveLength(2);
  });

  it('leads to the guide, folded away', async () => {
    const { user } = renderConnector('');
    expect(await screen.findByText('Open the cabinet.')).not.toBeVisible();
    await user.click(screen.getByText(/^What to prepare/));
    expect(screen.getByText('Open the cabinet.')).toBeVisible();
  });

  it.each([
    [
      'with pictures off, as if everyone had one',
      0,
      'For the 2,000 people of this connector, if each has a picture:',
      2100,
    ],
    ['with pictures, as many as there are', 1400, 'For the 2,000 people and 1,400 pictures of this connector:', 1500],
  ])('says what pictures cost before they are switched on: %s', async (_, pictureCount, crowd, requests) => {
    const pictures = { policy: 'off', whenMissing: 'keep', crop: 'centre' } as const;
    renderConnector('?tab=pictures', { people: 2000, pictureCount, pictures }, kinds(costly));
    expect(await screen.findByText('Twenty at a time.')).toBeVisible();
    expect(screen.getByText(crowd)).toBeVisible();
    expect(screen.getByText('First full run').nextSibling).toHaveTextContent(
      `About ${requests.toLocaleString('en')} requests`,
    );
  });
});

describe('a check', () => {
  it('leads to the field without a question about what was typed, and to the other tab where the field is there', async () => {
    const check = answers(checkConnector, () =>
      aCheckResult({
        ok: false,
        findings: [
          { status: 'missing', subject: 'Read users', message: 'Below it is nobody.', setting: 'baseDn' },
          { status: 'missing', subject: 'Filter', message: 'This filter cannot be read.', setting: 'scope.filter' },
        ],
      }),
    );
    const { user, address } = renderConnector('', {}, check);
    await user.click(await screen.findByRole('button', { name: 'Check' }));
    await user.type(screen.getByLabelText(/Base DN/), '!');
    await user.click(await screen.findByRole('link', { name: 'Go to “Base DN”' }));
    expect(screen.getByLabelText(/Base DN/)).toHaveFocus();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.type(screen.getByLabelText(/Base DN/), '{Backspace}');
    await user.click(screen.getByRole('link', { name: 'Go to “Filter”' }));
    expect(await screen.findByLabelText('Filter')).toHaveFocus();
    expect(address()).toBe(`/connectors/${anId(400)}?tab=scope`);
  });

  it('tells what works and what is missing with the settings as they stand', async () => {
    const asked: unknown[] = [];
    const check = answers(checkConnector, ({ body }) => {
      asked.push(body.settings?.['baseDn']);
      const finding = {
        status: 'missing',
        subject: 'Read users',
        message: 'Grant User.Read.All.',
        setting: 'baseDn',
      } as const;
      return aCheckResult({ ok: false, findings: [...aCheckResult().findings, finding] });
    });
    const { user } = renderConnector('', {}, check);
    await user.type(await screen.findByLabelText(/Base DN/), '!');
    await user.click(screen.getByRole('button', { name: 'Check unsaved settings' }));
    await screen.findByText('Something is missing');
    const result = within(screen.getByRole('status'));
    expect(result.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'Missing (1)',
      'Works (1)',
    ]);
    expect(result.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Read usersGrant User.Read.All.Go to “Base DN”',
      'Sign inSigned in.',
    ]);
    expect(asked).toEqual(['dc=corp!']);
    expect(screen.getByLabelText(/Base DN/)).toBeInvalid();
    await user.type(screen.getByLabelText(/Base DN/), '!');
    expect(screen.getByLabelText(/Base DN/)).toBeValid();
  });
});

describe('a connector', () => {
  it('is deleted only by its name, with a word on what becomes of its people', async () => {
    const deleted = answers(deleteConnector, () => null);
    const { user, address } = renderConnector('', {}, deleted);
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/This connector has 300 people/)).toBeVisible();
    await user.type(dialog.getByRole('textbox'), 'Company');
    await user.click(dialog.getByRole('button', { name: 'Delete connector' }));
    expect(dialog.getByText('This is another name.')).toBeVisible();
    await user.type(dialog.getByRole('textbox'), ' directory');
    await user.click(dialog.getByRole('button', { name: 'Delete connector' }));
    expect(await screen.findByText('Company directory was deleted')).toBeVisible();
    expect(address()).toBe('/connectors');
  });

  it('is disabled and enabled from the menu', async () => {
    const { user, patches } = renderConnector('');
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Disable/ }));
    expect(await screen.findByText('Company directory is disabled')).toBeVisible();
    expect(patches).toEqual([{ enabled: false }]);
    expect(screen.getByRole('button', { name: 'Full sync' })).toBeDisabled();
  });

  it('shows a held run with its reasons, and leads to the decision', async () => {
    const guard = [{ limit: 'gone', affected: 200, known: 300, message: '200 of 300 people would be gone.' } as const];
    renderConnector('', { activeRun: aRun({ status: 'held', guard }) });
    expect(await screen.findByText('200 of 300 people would be gone.')).toBeVisible();
    const link = screen.getByRole('link', { name: 'See what would happen, and decide' });
    expect(link).toHaveAttribute('href', `/runs/${anId(500)}`);
  });

  it('shows a run live', async () => {
    const run = aRun({ status: 'reading', expected: 300 });
    renderConnector(
      '',
      { activeRun: run },
      answers(getRun, () => run),
    );
    await screen.findByText('Reading: 0 of about 300 people read');
    await expect.poll(() => FakeEventSource.openAddresses).toHaveLength(1);
    const address = addressOf(runEvents, { params: { id: run.id } });
    FakeEventSource.send(address, 'run', { ...run, counts: { ...run.counts, read: 120 } });
    expect(await screen.findByText('Reading: 120 of about 300 people read')).toBeVisible();
  });

  it('that is not there leads to those that are', async () => {
    const detail = 'There is no such connector.';
    renderApp(`/connectors/${anId(1)}`, {
      api: [
        refuses(getConnector, { code: 'not-found', detail }),
        answers(listSourceKinds, () => ({ items: [], total: 0 })),
      ],
    });
    expect(await screen.findByRole('link', { name: 'All connectors' })).toHaveAttribute('href', '/connectors');
  });
});
