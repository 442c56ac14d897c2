import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import {
  explainPerson,
  getConnector,
  getMappings,
  listAttributes,
  listConnectors,
  listSourceKinds,
  putMappings,
  type Explanation,
} from '#contract/connectors.ts';
import type { MappingRow } from '#contract/mapping.ts';
import { getPerson, listPeople } from '#contract/people.ts';
import { getRun, startRun } from '#contract/runs.ts';
import { aConnector, anId, aPerson, aPersonSummary, aRun } from '../../testing/builders.ts';
import { aMappingRow, anAttribute, anExplanation, aSourceKind } from '../../testing/connector-builders.ts';
import { answers, refuses } from '../../testing/fake-api.ts';
import { renderApp } from '../../testing/render-app.tsx';

const email = aMappingRow({ target: { kind: 'profile', name: 'email' }, source: { kind: 'attribute', path: 'mail' } });
const phone = aMappingRow();
const costCentre = aMappingRow({
  target: { kind: 'userProperty', name: 'Cost centre' },
  source: { kind: 'attribute', path: 'ext1' },
});
const attributes = { mail: 'ann@example.com', telephoneNumber: '+46 8 1', ext1: 'SE-1', title: 'Engineer' };

interface World {
  readonly rows?: readonly MappingRow[];
  readonly explain?: (rows: readonly MappingRow[], person: string | undefined) => Partial<Explanation>;
  readonly api?: readonly RequestHandler[];
}

async function renderMapping({ rows = [email, phone, costCentre], explain = () => ({}), api = [] }: World = {}) {
  const saved: MappingRow[][] = [];
  const connector = aConnector({ people: 3, lastRun: aRun() });
  const rendered = renderApp(`/connectors/${anId(400)}?tab=mapping`, {
    api: [
      ...api,
      answers(getConnector, () => connector),
      answers(listConnectors, () => ({ items: [connector], total: 1 })),
      answers(listSourceKinds, () => ({ items: [aSourceKind()], total: 1 })),
      answers(getMappings, () => ({ items: [...rows], total: rows.length })),
      answers(listAttributes, () => {
        const items = Object.keys(attributes).map((path) => anAttribute(path));
        return { items, total: items.length, sampled: 10 };
      }),
      answers(explainPerson, ({ body: { mappings = [], person } }) => ({
        ...anExplanation(mappings, { attributes }),
        ...explain(mappings, person),
      })),
      answers(putMappings, ({ body }) => {
        saved.push(body.items);
        return { items: body.items, total: body.items.length };
      }),
      answers(listPeople, () => ({ items: [aPersonSummary({ id: anId(7), displayName: 'Bo Lind' })], total: 1 })),
      answers(getPerson, () => aPerson()),
    ],
  });
  await tableIsReady();
  return { ...rendered, saved };
}

/** Rows are put in anew once they can be dragged. */
async function tableIsReady() {
  await waitFor(() => {
    expect(screen.getAllByRole('row')[1]).toHaveAttribute('tabindex');
  });
}

const row = (name: RegExp) => screen.findByRole('row', { name });
const targets = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((each) => /^(E-mail|Phone|Cost centre|Job title)/.exec(each.textContent)?.[0]);

describe('the attribute mapping', () => {
  it('shows what each row makes of a real person', async () => {
    await renderMapping();
    expect(await within(await row(/^Phone/)).findByText('+46 8 1')).toBeVisible();
    expect(within(await row(/^Cost centre/)).getByText('User property')).toBeVisible();
    expect(screen.getByText('Ann Berg')).toBeVisible();
    expect(screen.getByText('In scope')).toBeVisible();
  });

  it('shows them for the person who is chosen', async () => {
    const { user } = await renderMapping({
      explain: (_, person) => (person === anId(7) ? { label: 'Bo Lind', inScope: false, because: 'A guest.' } : {}),
    });
    await user.click(await screen.findByRole('combobox', { name: 'Result for' }));
    await user.click(await screen.findByRole('option', { name: /Bo Lind/ }));
    expect(await screen.findByText('Not in scope')).toBeVisible();
    expect(screen.getByText('A guest.')).toBeVisible();
  });

  it('is saved as a whole, and not before', async () => {
    const { user, saved } = await renderMapping();
    await user.click(await screen.findByRole('button', { name: 'Remove Phone' }));
    expect(saved).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved. People change with the next run.')).toBeVisible();
    expect(saved).toEqual([[email, costCentre]]);
  });

  it('is put back by discarding', async () => {
    const { user } = await renderMapping();
    await user.click(await screen.findByRole('button', { name: 'Remove Phone' }));
    expect(targets()).toEqual(['E-mail', 'Cost centre']);
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(targets()).toEqual(['E-mail', 'Phone', 'Cost centre']);
  });

  it('is ordered by keyboard, with the focus on the button that moves the row', async () => {
    const { user } = await renderMapping();
    (await screen.findByRole('button', { name: 'Move E-mail down' })).focus();
    await user.keyboard('{Enter}');
    expect(targets()).toEqual(['Phone', 'E-mail', 'Cost centre']);
    expect(screen.getByRole('button', { name: 'Move E-mail down' })).toHaveFocus();
    expect(screen.getByText('E-mail is row 2 of 3.')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('button', { name: 'Move E-mail up' })).toHaveFocus();
  });

  it('asks before unsaved rows are left behind', async () => {
    const { user, address } = await renderMapping();
    await user.click(await screen.findByRole('button', { name: 'Remove Phone' }));
    await user.click(screen.getByRole('tab', { name: 'Scope' }));
    await user.click(await screen.findByRole('button', { name: 'Stay on this page' }));
    expect(address()).toMatch(/tab=mapping$/);
  });
});

describe('rows with problems', () => {
  const broken = aMappingRow({ source: { kind: 'attribute', path: 'telephoneNumber..' } });
  const explain: World['explain'] = (rows) => ({
    problems: rows.flatMap((each, index) =>
      JSON.stringify(each) === JSON.stringify(broken)
        ? [{ row: index, path: 'source.path', position: 16, message: 'Two dots.', suggestion: 'telephoneNumber' }]
        : [],
    ),
  });

  it('say where, and take what was probably meant', async () => {
    const { user, saved } = await renderMapping({ rows: [email, broken], explain });
    const shown = within(await row(/^Phone/));
    expect(await shown.findByText('At character 17: Two dots.')).toBeVisible();
    await user.click(shown.getByRole('button', { name: 'Did you mean telephoneNumber?' }));
    expect(await within(await row(/^Phone/)).findByText('+46 8 1')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => {
      expect(saved).toEqual([[email, phone]]);
    });
  });

  it('are marked when a save is refused', async () => {
    const errors = [{ path: 'items.1.source.path', message: 'At character 5: Not a path.' }];
    const refusal = refuses(putMappings, { code: 'invalid-input', detail: 'Some rows need attention.', errors });
    const { user } = await renderMapping({ api: [refusal] });
    await user.click(await screen.findByRole('button', { name: 'Remove E-mail' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await within(await row(/^Cost centre/)).findByText('At character 5: Not a path.')).toBeVisible();
    expect(screen.getByRole('alert')).not.toHaveTextContent('items.1');
  });

  it('are warned of when nobody has the attribute, and can be saved all the same', async () => {
    const misspelt = aMappingRow({ source: { kind: 'attribute', path: 'titel' } });
    await renderMapping({ rows: [misspelt] });
    const shown = within(await row(/^Phone/));
    expect(await shown.findByText(/None of the 10 people looked at has it/)).toBeVisible();
    expect(shown.getByRole('button', { name: 'Did you mean title?' })).toBeVisible();
  });

  it('fill the same target twice', async () => {
    await renderMapping({ rows: [phone, aMappingRow({ source: { kind: 'attribute', path: 'mobile' } })] });
    expect(await screen.findByText(/“Phone” is filled by row 1 already/)).toBeVisible();
  });
});

describe('a provider that cannot be reached', () => {
  const detail = 'The directory does not answer.';
  const api = [
    refuses(explainPerson, { code: 'connector-failed', detail }),
    refuses(listAttributes, { code: 'connector-failed', detail }),
  ];

  it('leaves rows to be typed by hand, and says why nothing is shown', async () => {
    const { user, saved } = await renderMapping({ rows: [email], api });
    expect(await screen.findByRole('alert')).toHaveTextContent(detail);
    await user.click(screen.getByRole('button', { name: 'Add New Mapping' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByLabelText('User property'));
    await user.type(dialog.getByLabelText(/^Name/), 'Badge');
    expect(await dialog.findByText(/The attributes cannot be listed: The directory does not answer/)).toBeVisible();
    await user.type(dialog.getByRole('combobox', { name: /Source attribute/ }), 'badge.number');
    await user.click(dialog.getByRole('button', { name: 'Apply' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText('Saved. People change with the next run.');
    const badge = {
      target: { kind: 'userProperty', name: 'Badge' },
      source: { kind: 'attribute', path: 'badge.number' },
    };
    expect(saved).toMatchObject([[email, badge]]);
  });
});

describe('presets', () => {
  const title = aMappingRow({
    target: { kind: 'profile', name: 'jobTitle' },
    source: { kind: 'attribute', path: 'title' },
  });
  const kinds = answers(listSourceKinds, () => ({
    items: [aSourceKind({ presets: [{ id: 'usual', label: 'Usual', rows: [phone, title] }] })],
    total: 1,
  }));
  const open = async (user: UserEvent) => {
    await user.click(await screen.findByRole('button', { name: 'Presets' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Usual' }));
    return within(await screen.findByRole('dialog'));
  };

  it('add the rows that are missing', async () => {
    const { user } = await renderMapping({ rows: [email, phone], api: [kinds] });
    await user.click((await open(user)).getByRole('button', { name: 'Add 1 row' }));
    await waitFor(() => {
      expect(targets()).toEqual(['E-mail', 'Phone', 'Job title']);
    });
  });

  it('take the place of all rows', async () => {
    const { user, saved } = await renderMapping({ rows: [email, phone], api: [kinds] });
    await user.click((await open(user)).getByRole('button', { name: 'Replace all rows' }));
    await waitFor(() => {
      expect(targets()).toEqual(['Phone', 'Job title']);
    });
    expect(saved).toEqual([]);
  });
});

describe('a preview of unsaved rows', () => {
  it('runs with the rows as they stand, and says how many people would change', async () => {
    const orders: unknown[] = [];
    const run = aRun({ type: 'preview', counts: { ...aRun().counts, updated: 17 } });
    const start = answers(startRun, ({ body }) => {
      orders.push(body);
      return run;
    });
    const { user } = await renderMapping({ api: [start, answers(getRun, () => run)] });
    await user.click(await screen.findByRole('button', { name: 'Remove Phone' }));
    await user.click(screen.getByRole('button', { name: 'Preview run' }));
    expect(await screen.findByText('With this mapping 17 people would change:')).toBeVisible();
    expect(orders).toEqual([{ type: 'preview', unsaved: { mappings: [email, costCentre] } }]);
    expect(screen.getByRole('link', { name: /See who/ })).toHaveAttribute('target', '_blank');
  });
});
