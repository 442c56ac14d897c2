import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readPostFunction, usualPostFunction, type PostFunctionConfiguration } from '#contract/atlassian.ts';
import { listPeople } from '#contract/people.ts';
import { anId, aPersonSummary } from '../../testing/builders.ts';
import { answers } from '../../testing/fake-api.ts';
import { frameIn } from '../../testing/frame-in.ts';
import { renderApp } from '../../testing/render-app.tsx';

const people = answers(listPeople, ({ query }) => {
  const all = [aPersonSummary(), aPersonSummary({ id: anId(2), displayName: 'Maja Lind' })];
  const items = all.filter(({ displayName }) => displayName.includes(query.search));
  return { items: query.active === true ? items : [], total: items.length };
});

const toMaja: PostFunctionConfiguration = {
  withoutManager: { kind: 'person', personId: anId(2), name: 'Maja Lind' },
  skipInactive: false,
  comment: false,
};

function renderEditor(page: 'post-function-create' | 'post-function-edit', config?: string) {
  const host = frameIn(page, config === undefined ? {} : { config });
  return { ...renderApp('/post-function/edit', { api: [people] }), save: () => host.save() };
}

describe('the settings of the post function', () => {
  it('begin with what is usual, and are given to Jira as a text', async () => {
    const { user, save } = renderEditor('post-function-create');
    await user.click(await screen.findByLabelText('Tell the outcome in a comment'));
    expect(readPostFunction(save() ?? '')).toEqual({ ...usualPostFunction, comment: false });
    expect(screen.queryByText('The settings could not be read')).not.toBeInTheDocument();
  });

  it('begin with what Jira has kept', async () => {
    const { save } = renderEditor('post-function-edit', JSON.stringify(toMaja));
    expect(await screen.findByText('Maja Lind')).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Assign it to a person' })).toBeChecked();
    expect(readPostFunction(save() ?? '')).toEqual(toMaja);
  });

  it('cannot be saved without the person, and say so', async () => {
    const { user, save } = renderEditor('post-function-create');
    await user.click(await screen.findByRole('radio', { name: 'Assign it to a person' }));
    expect(save()).toBeUndefined();
    expect(await screen.findByText('Choose the person.')).toBeVisible();
    await user.type(screen.getByRole('combobox', { name: /Person/ }), 'Maja');
    await user.click(await screen.findByRole('option', { name: /Maja Lind/ }));
    expect(screen.queryByText('Choose the person.')).not.toBeInTheDocument();
    expect(readPostFunction(save() ?? '')).toMatchObject({ withoutManager: toMaja.withoutManager });
  });

  it('forget the person when another choice is saved', async () => {
    const { user, save } = renderEditor('post-function-edit', JSON.stringify(toMaja));
    await user.click(await screen.findByRole('radio', { name: 'Assign it to the project’s default assignee' }));
    expect(readPostFunction(save() ?? '')?.withoutManager).toEqual({ kind: 'projectDefault' });
  });

  it.each(['{"manager":"lead"}', 'nonsense', '[]'])(
    'are the usual ones where %s is stored, with a note',
    async (config) => {
      const { save } = renderEditor('post-function-edit', config);
      expect(await screen.findByText('The settings could not be read')).toBeVisible();
      expect(readPostFunction(save() ?? '')).toEqual(usualPostFunction);
    },
  );
});

describe('the post function in the list of a transition', () => {
  const renderView = (config: string) => {
    frameIn('post-function-view', { config });
    renderApp('/post-function/view');
  };

  it('is told in sentences', async () => {
    renderView(JSON.stringify(toMaja));
    const sentence = await screen.findByText(/Assigns the issue to the reporter’s manager/);
    expect(sentence).toHaveTextContent('Without a manager, it goes to Maja Lind. No comment is written.');
  });

  it('tells what holds where the settings cannot be read, with a note', async () => {
    renderView('{"manager":"lead"}');
    expect(await screen.findByText('The settings could not be read')).toBeVisible();
    expect(screen.getByText(/the assignee stays as it is/)).toBeVisible();
  });
});
