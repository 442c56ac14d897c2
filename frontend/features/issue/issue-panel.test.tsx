import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { getIssuePeople, type IssuePerson } from '#contract/atlassian.ts';
import { getPerson } from '#contract/people.ts';
import { anId, aPerson, aPersonLink, aPersonSummary, aSession } from '../../testing/builders.ts';
import { answers, fakeApi, refuses } from '../../testing/fake-api.ts';
import { frameIn } from '../../testing/frame-in.ts';
import { renderApp } from '../../testing/render-app.tsx';

const session = aSession('user');

function known(over: Parameters<typeof aPersonSummary>[0] = {}, manager = aPersonLink()): IssuePerson {
  return { kind: 'person', person: { ...aPersonSummary(over), manager } };
}

/** The panel beside the issue ROS-1. */
function renderPanel(people: { reporter?: IssuePerson | null; assignee?: IssuePerson | null }) {
  const host = frameIn('issue-panel', { issueKey: 'ROS-1' });
  const asked: string[] = [];
  const answer = answers(getIssuePeople, ({ params, request }) => {
    asked.push(`${params.issueKey} ${request.headers.get('Authorization') ?? ''}`);
    return { reporter: null, assignee: null, ...people };
  });
  return { ...renderApp('/issue-panel', { session, api: [answer] }), ...host, asked };
}

describe('the panel of an issue', () => {
  it('shows the reporter with face, title, department and everything to reach them by', async () => {
    const fields = {
      ...{ jobTitle: 'Engineer', department: 'Research', phone: '+46 8 123 45', mobile: '+46 70 1' },
      ...{ location: 'Stockholm', timezone: 'Europe/Stockholm' },
    };
    const { asked } = renderPanel({ reporter: known({ fields }) });
    const section = within(await screen.findByRole('region', { name: 'Reporter' }));
    expect(section.getByRole('link', { name: 'Ann Berg' })).toBeVisible();
    expect(section.getByText('Engineer')).toBeVisible();
    expect(section.getByText('Research')).toBeVisible();
    expect(section.getByText('Stockholm')).toBeVisible();
    const links = ['ann.berg@example.com', '+46 8 123 45', '+46 70 1'].map((name) =>
      section.getByRole('link', { name }),
    );
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'mailto:ann.berg@example.com',
      'tel:+46812345',
      'tel:+46701',
    ]);
    expect(links.map((link) => link.getAttribute('target'))).toEqual(['_blank', '_blank', '_blank']);
    expect(section.getByText(/\d:\d\d [AP]M/)).toHaveTextContent('Europe/Stockholm');
    expect(section.getByRole('link', { name: 'Maja Lind' })).toBeVisible();
    expect(asked).toEqual(['ROS-1 JWT token']);
  });

  it('leaves out the time of a zone that browsers do not know', async () => {
    renderPanel({ reporter: known({ fields: { timezone: 'W. Europe Standard Time' } }) });
    expect(await screen.findByRole('link', { name: 'Ann Berg' })).toBeVisible();
    expect(screen.queryByText('Local time')).not.toBeInTheDocument();
  });

  it('says who is unknown to the directory, and that nobody is assigned', async () => {
    renderPanel({ reporter: { kind: 'account', displayName: 'Rex in Jira' } });
    const reporter = within(await screen.findByRole('region', { name: 'Reporter' }));
    expect(reporter.getByText('Rex in Jira')).toBeVisible();
    expect(reporter.getByText(/Not in Roster’s directory/)).toBeVisible();
    expect(reporter.queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Assignee' })).toHaveTextContent('Nobody is assigned.');
  });

  it('shows one person once who is both', async () => {
    renderPanel({ reporter: known(), assignee: known() });
    expect(await screen.findByRole('region', { name: 'Reporter and assignee' })).toBeVisible();
    expect(screen.getAllByRole('region')).toHaveLength(1);
  });

  it('says of someone who has left that they are inactive', async () => {
    renderPanel({ reporter: known({ active: false, email: null, fields: {} }) });
    expect(await screen.findByText('Inactive')).toBeVisible();
  });

  it('says when there is nothing to reach them by', async () => {
    const person = { ...aPersonSummary({ email: null, fields: {} }), manager: null };
    renderPanel({ reporter: { kind: 'person', person } });
    expect(await screen.findByText('No contact details.')).toBeVisible();
  });

  it('opens profiles over the page around it, also those of cards', async () => {
    const { user, profiles, address } = renderPanel({ reporter: known() });
    await user.click(await screen.findByRole('link', { name: 'Ann Berg' }));
    await user.click(screen.getByRole('link', { name: 'Maja Lind' }));
    expect(profiles).toEqual([anId(1), anId(2)]);
    expect(address()).toBe('/issue-panel');
  });

  it('opens the card of the manager', async () => {
    frameIn('issue-panel', { issueKey: 'ROS-1' });
    const manager = aPerson({ id: anId(2), displayName: 'Maja Lind', email: 'maja@example.com' });
    const api = [
      answers(getIssuePeople, () => ({ reporter: known(), assignee: null })),
      answers(getPerson, () => manager),
    ];
    const { user } = renderApp('/issue-panel', { session, api });
    await user.hover(await screen.findByRole('link', { name: 'Maja Lind' }));
    expect(await screen.findByRole('link', { name: 'maja@example.com' })).toBeVisible();
  });

  it('says the same of an issue that is not there and of one that is hidden', async () => {
    frameIn('issue-panel', { issueKey: 'ROS-1' });
    const refusal = refuses(getIssuePeople, { code: 'not-found', detail: 'There is no such issue.' });
    renderApp('/issue-panel', { session, api: [refusal] });
    expect(await screen.findByRole('heading', { name: 'This issue is not here' })).toBeVisible();
  });

  it('says why nothing is shown, and tries again', async () => {
    frameIn('issue-panel', { issueKey: 'ROS-1' });
    const api = [
      refuses(getIssuePeople, { code: 'unavailable', detail: 'acme.atlassian.net does not tell Roster right now.' }),
    ];
    const { user } = renderApp('/issue-panel', { session, api });
    expect(await screen.findByRole('alert')).toHaveTextContent('does not tell Roster right now');
    fakeApi.use(answers(getIssuePeople, () => ({ reporter: known(), assignee: null })));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Ann Berg' })).toBeVisible();
  });

  it('shows that it is loading until Jira has answered', async () => {
    frameIn('issue-panel', { issueKey: 'ROS-1' });
    let answer: () => void = () => undefined;
    const waited = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const api = [
      answers(getIssuePeople, async () => {
        await waited;
        return { reporter: known(), assignee: null };
      }),
    ];
    renderApp('/issue-panel', { session, api });
    expect(await screen.findByRole('status', { name: 'Loading…' })).toBeVisible();
    answer();
    await waitFor(() => {
      expect(screen.queryByRole('status', { name: 'Loading…' })).not.toBeInTheDocument();
    });
  });
});
