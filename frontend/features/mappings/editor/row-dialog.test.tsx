import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
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
import { aConnector, anId, aPerson } from '../../../testing/builders.ts';
import { aMappingRow, anAttribute, anExplanation, aSourceKind } from '../../../testing/connector-builders.ts';
import { answers } from '../../../testing/fake-api.ts';
import { renderApp } from '../../../testing/render-app.tsx';

const attributes = { mail: 'ann@example.com', department: ' Research ' };
const email = aMappingRow({ target: { kind: 'profile', name: 'email' }, source: { kind: 'attribute', path: 'mail' } });

/** Opens the dialog of the one row, or of a new one, and gives what is saved after it was applied. */
async function openDialog(
  name: RegExp,
  explain: (rows: readonly MappingRow[]) => Partial<Explanation> = () => ({}),
  rows: readonly MappingRow[] = [email],
) {
  const saved: MappingRow[][] = [];
  const items = [
    anAttribute('mail'),
    anAttribute('department', { samples: ['Research', 'Sales'], present: 9 }),
    anAttribute('manager.id'),
  ];
  const { user } = renderApp(`/connectors/${anId(400)}?tab=mapping`, {
    api: [
      answers(getConnector, () => aConnector()),
      answers(listConnectors, () => ({ items: [], total: 0 })),
      answers(listSourceKinds, () => ({ items: [aSourceKind()], total: 1 })),
      answers(getMappings, () => ({ items: [...rows], total: rows.length })),
      answers(listAttributes, () => ({ items, total: 3, sampled: 10 })),
      answers(explainPerson, ({ body: { mappings = [] } }) => ({
        ...anExplanation(mappings, { attributes }),
        ...explain(mappings),
      })),
      answers(putMappings, ({ body }) => {
        saved.push(body.items);
        return { items: body.items, total: body.items.length };
      }),
      answers(listPeople, () => ({ items: [], total: 0 })),
      answers(getPerson, () => aPerson()),
    ],
  });
  // Rows are put in anew once they can be dragged.
  await waitFor(() => {
    expect(screen.getAllByRole('row')[1]).toHaveAttribute('tabindex');
  });
  await user.click(screen.getByRole('button', { name }));
  const dialog = within(await screen.findByRole('dialog'));
  const apply = async () => {
    await user.click(dialog.getByRole('button', { name: 'Apply' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await screen.findByText('Saved. People change with the next run.');
    return saved[0];
  };
  return { user, dialog, apply };
}

async function choose(user: UserEvent, label: string | RegExp, option: RegExp) {
  await user.click(within(screen.getByRole('dialog')).getByRole('combobox', { name: label }));
  await user.click(await screen.findByRole('option', { name: option }));
}

const add = /Add New Mapping/;

describe('a new row', () => {
  it('takes an attribute that is really there, with its samples to choose by', async () => {
    const { user, dialog, apply } = await openDialog(add);
    await choose(user, /Profile field/, /^Department$/);
    await user.type(dialog.getByRole('combobox', { name: /Source attribute/ }), 'sales');
    const option = await screen.findByRole('option', { name: /department/ });
    expect(option).toHaveTextContent('9 of 10');
    expect(option).toHaveTextContent('Research · Sales');
    await user.click(option);
    expect(await dialog.findByText('Result for Ann Berg')).toBeVisible();
    expect(await dialog.findAllByText('Research')).toHaveLength(2);
    expect(await apply()).toEqual([
      email,
      aMappingRow({
        target: { kind: 'profile', name: 'department' },
        source: { kind: 'attribute', path: 'department' },
      }),
    ]);
  });

  it('takes a path typed by hand when the field is left', async () => {
    const { user, dialog } = await openDialog(add);
    await user.type(dialog.getByRole('combobox', { name: /Source attribute/ }), 'manager');
    await user.tab();
    expect(dialog.getByText('manager')).toBeVisible();
  });

  it('says what is missing only once it is applied', async () => {
    const { user, dialog } = await openDialog(add);
    expect(dialog.getByText('Fill in the row to see what it gives.')).toBeVisible();
    expect(dialog.queryByText('Choose a profile field.')).not.toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Apply' }));
    expect(dialog.getByText('Choose a profile field.')).toBeVisible();
    expect(dialog.getByText('Choose or type a source attribute.')).toBeVisible();
  });

  it('does not fill a target that another row fills', async () => {
    const { user, dialog } = await openDialog(add);
    await choose(user, /Profile field/, /E-mail \(filled by row 1\)/);
    await user.type(dialog.getByRole('combobox', { name: /Source attribute/ }), 'department{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Apply' }));
    expect(dialog.getByText(/“E-mail” is filled by row 1 already/)).toBeVisible();
    expect(screen.getByRole('dialog')).toBeVisible();
  });
});

describe('a row that is edited', () => {
  it('takes transforms in order, with what they have to be told', async () => {
    const { user, dialog, apply } = await openDialog(/Edit E-mail/);
    await choose(user, 'Add transform', /^Lower case$/);
    await choose(user, 'Add transform', /^Add after$/);
    await user.type(dialog.getByLabelText('Text'), '!');
    await user.click(dialog.getByRole('button', { name: 'Move Add after up' }));
    const transforms = [{ kind: 'suffix', text: '!' }, { kind: 'lower' }];
    expect(await apply()).toMatchObject([{ transforms }]);
  });

  it('shows the value after each step', async () => {
    const row = aMappingRow({ source: { kind: 'attribute', path: 'department' }, transforms: [{ kind: 'trim' }] });
    const { dialog } = await openDialog(
      /Edit Phone/,
      () => ({ rows: [{ found: ' Research ', steps: ['Research'], outcome: 'value', value: 'Research' }] }),
      [row],
    );
    const step = await dialog.findByText('Trim spaces', { selector: 'dt' });
    expect(step.nextElementSibling).toHaveTextContent('Research');
  });

  it('keeps a default value for when the result is empty', async () => {
    const { user, dialog, apply } = await openDialog(/Edit E-mail/);
    await user.click(dialog.getByLabelText('Use a default value'));
    await user.type(dialog.getByLabelText(/Default value/), 'nobody@example.com');
    expect(await apply()).toMatchObject([{ whenEmpty: { do: 'default', value: 'nobody@example.com' } }]);
  });

  it('becomes “first of” with the attribute it had', async () => {
    const { user, dialog, apply } = await openDialog(/Edit E-mail/);
    await user.click(dialog.getByRole('tab', { name: 'First of' }));
    await user.type(await dialog.findByRole('combobox', { name: /Attribute 2/ }), 'upn{Enter}');
    await user.click(dialog.getByRole('button', { name: 'Move attribute 2 up' }));
    expect(await apply()).toMatchObject([{ source: { kind: 'firstOf', paths: ['upn', 'mail'] } }]);
  });

  it('gets attributes put into a template where the cursor is', async () => {
    const { user, dialog, apply } = await openDialog(/Edit E-mail/);
    await user.click(dialog.getByRole('tab', { name: 'Template' }));
    await user.type(await dialog.findByRole('textbox', { name: /Template/ }), '<>{ArrowLeft}');
    await choose(user, 'Insert an attribute', /^department/);
    expect(await apply()).toMatchObject([{ source: { kind: 'template', template: '<{department}>' } }]);
  });

  it('shows what is wrong at the field, and takes the suggestion', async () => {
    const { user, dialog, apply } = await openDialog(/Edit E-mail/, ([row]) => ({
      problems:
        row?.source.kind === 'expression' && row.source.expression === 'mial'
          ? [{ row: 0, path: 'source.expression', position: 0, message: 'Unknown.', suggestion: 'mail' }]
          : [],
    }));
    await user.click(dialog.getByRole('tab', { name: 'Expression' }));
    await user.type(await dialog.findByRole('textbox', { name: /JSONata/ }), 'mial');
    expect(await dialog.findByText('At character 1: Unknown.')).toBeVisible();
    expect(dialog.getByRole('textbox', { name: /JSONata/ })).toBeInvalid();
    await user.click(dialog.getByRole('button', { name: 'Did you mean mail?' }));
    expect(await apply()).toMatchObject([{ source: { kind: 'expression', expression: 'mail' } }]);
  });
});
