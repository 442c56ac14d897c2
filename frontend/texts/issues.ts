import type { IssueField } from '#contract/accounts.ts';
import type { PostFunctionConfiguration } from '#contract/atlassian.ts';
import type { IssueAction, IssueOutcomeCode } from '#contract/issue-outcomes.ts';
import { fieldLabels } from './words.ts';

/** Of Roster in Jira’s issues. */
const actions: Readonly<Record<IssueAction, string>> = {
  assign: 'Assign to the manager',
  fields: 'Fields of an issue',
  openIssues: 'Fields of open issues',
};

const outcomes: Readonly<Record<IssueOutcomeCode, string>> = {
  assigned: 'Assigned',
  alreadySo: 'Assigned before',
  assignedToDefault: 'To the default',
  assignedToPerson: 'To a person',
  left: 'Left as it was',
  nobody: 'Nobody to assign',
  written: 'Written',
  refused: 'Refused',
  failed: 'Failed',
};

const issueFieldLabels: Readonly<Record<IssueField, string>> = {
  department: fieldLabels.department,
  location: fieldLabels.location,
  manager: fieldLabels.manager,
};

const lines = (...sentences: readonly string[]) => sentences.join(' ');

/** Inside the issues and the workflows of Jira. */
export const issueTexts = {
  panel: {
    title: 'People of this issue',
    reporter: 'Reporter',
    assignee: 'Assignee',
    both: 'Reporter and assignee',
    noReporter: 'No reporter.',
    noAssignee: 'Nobody is assigned.',
    unknown: 'Not in Roster’s directory. This is the name that Jira shows.',
    noContact: 'No contact details.',
    inactive: 'Inactive',
    localTime: 'Local time',
    location: 'Office',
    noIssue: {
      title: 'This issue is not here',
      body: 'Jira has no such issue, or does not show it to you.',
    },
    failed: 'The people of this issue could not be loaded',
  },
  postFunction: {
    title: 'Assign to the reporter’s manager',
    intro: 'After the transition, Roster looks up the reporter’s manager and assigns the issue to them.',
    unreadable: {
      title: 'The settings could not be read',
      body: 'They were saved by another version of Roster, or changed by hand. What you see is what holds until you save: the usual settings.',
    },
    withoutManager: 'If the reporter has no manager',
    choices: {
      leave: { label: 'Leave the assignee as it is' },
      projectDefault: { label: 'Assign it to the project’s default assignee' },
      person: { label: 'Assign it to a person' },
    },
    person: 'Person',
    choosePerson: 'Search by name or e-mail',
    searching: 'Searching…',
    nobody: 'Nobody matches.',
    personMissing: 'Choose the person.',
    personGone: 'The directory no longer has the person who was chosen. Choose another.',
    skipInactive: 'Pass over inactive managers',
    skipInactiveHelp: 'Where the manager has left, the issue goes to the next one up.',
    comment: 'Tell the outcome in a comment',
    commentHelp: 'Everyone who sees the issue sees it.',
    failed: 'People could not be searched',
  },
};

/** Settings of what Roster does in Jira’s issues, and what came of it. */
export const issueSettingsTexts = {
  fields: {
    title: 'Fields filled from the profile',
    intro:
      'Jira has a field of Roster’s own for each of these. Add them to the screens of a project, and they are filled when an issue is created and when its person changes.',
    enabled: 'Fill fields of issues',
    of: 'From the profile of',
    people: { reporter: 'The reporter', assignee: 'The assignee' },
    which: 'Fields',
    labels: issueFieldLabels,
    noneChosen: 'Choose at least one field, or switch this off.',
    updateOpenIssues: 'Keep open issues up to date',
    updateOpenIssuesHelp: 'When a run changes a person, the fields of their open issues change, too.',
  },
  outcomes: {
    title: 'What Roster did in issues',
    intro: 'What came of the post function “Assign to the reporter’s manager”, and of the fields. Newest first.',
    list: 'What Roster did in issues',
    columns: { at: 'When', issue: 'Issue', action: 'What', outcome: 'Outcome', message: 'In words' },
    manyIssues: 'Several',
    action: 'What was done',
    anyAction: 'Everything',
    outcome: 'Outcome',
    anyOutcome: 'All outcomes',
    actions,
    outcomes,
    none: {
      title: 'Nothing was done yet',
      body: 'What the post function and the fields do in issues is listed here as it happens.',
    },
    noMatch: { title: 'Nothing matches', body: 'Try fewer filters.' },
  },
};

/** The settings of a post function, as the page of the workflow tells them. `name`: of the person whom they name, if there still is one. */
export function postFunctionSentence(configuration: PostFunctionConfiguration, name: string | undefined): string {
  const { withoutManager, skipInactive, comment } = configuration;
  return lines(
    'Assigns the issue to the reporter’s manager.',
    skipInactive
      ? 'Inactive managers are passed over for the next one up.'
      : 'A manager who is inactive counts as none.',
    withoutManagerSentence(withoutManager, name),
    comment ? 'A comment tells the outcome.' : 'No comment is written.',
  );
}

function withoutManagerSentence(
  { kind }: PostFunctionConfiguration['withoutManager'],
  name: string | undefined,
): string {
  switch (kind) {
    case 'leave':
      return 'Without a manager, the assignee stays as it is.';
    case 'projectDefault':
      return 'Without a manager, it goes to the project’s default assignee.';
    case 'person':
      return name === undefined
        ? 'Without a manager, it was to go to a person whom the directory no longer has.'
        : `Without a manager, it goes to ${name}.`;
  }
}
