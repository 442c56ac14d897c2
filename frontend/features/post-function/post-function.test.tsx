import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readPostFunction, usualPostFunction, type PostFunctionConfiguration } from '#contract/atlassian.ts';
import { getPerson, listPeople } from '#contract/people.ts';
import { anId, aPerson, aPersonSummary } from '../../testing/builders.ts';
import { answers, refuses } from '../../testing/fake-api.ts';
import { frameIn } from '../../testing/frame-in.ts';
import { renderApp } from '../../testing/render-app.tsx';

const people = answers(listPeople, ({ query }) => {
  const all = [aPersonSummary(), aPersonSummary({ id: anId(2), displayName: 'Maja Lind' })];
  const items = all.filter(({ displayName }) => displayName.includes(query.search));
  return { items: query.active === true ? items : [], total: items.length };
});

const maja = answers(getPerson, () => aPerson({ id: anId(2), displayName: 'Maja Lind' }));
const nobody = refuses(getPerson, { code: 'not-found', detail: 'There is no such person.' });

const toMaja: PostFunctionConfiguration = {
  withoutManager: { kind: 'person', personId: anId(2) },
  skipInactive: false,
  comment: false,
};

function renderEditor(page: 'post-function-create' | 'post-function-edit', config?: string, person = maja) {
  const host = frameIn(page, config === undefined ? {} : { config });
  return { ...renderApp('/post-function/edit', { api: [people, person] }), save: () => host.save() };
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

  it('say when the directory no longer has the person', async () => {
    renderEditor('post-function-edit', JSON.stringify(toMaja), nobody);
    expect(await screen.findByText(/The directory no longer has the person who was chosen/)).toBeVisible();
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
  const renderView = (config: string, person = maja) => {
    frameIn('post-function-view', { config });
    renderApp('/post-function/view', { api: [person] });
  };

  it('is told in sentences', async () => {
    renderView(JSON.stringify(toMaja));
    const sentence = await screen.findByText(/Without a manager, it goes to Maja Lind/);
    expect(sentence).toHaveTextContent(/^Assigns the issue to the reporter’s manager/);
    expect(sentence).toHaveTextContent(/No comment is written.$/);
  });

  it('says so when the directory no longer has the person', async () => {
    renderView(JSON.stringify(toMaja), nobody);
    expect(await screen.findByText(/it was to go to a person whom the directory no longer has/)).toBeVisible();
  });

  it('tells what holds where the settings cannot be read, with a note', async () => {
    renderView('{"manager":"lead"}');
    expect(await screen.findByText('The settings could not be read')).toBeVisible();
    expect(screen.getByText(/the assignee stays as it is/)).toBeVisible();
  });
});
