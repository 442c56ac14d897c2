import type { PostFunctionConfiguration } from '#contract/atlassian.ts';

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
    skipInactive: 'Pass over inactive managers',
    skipInactiveHelp: 'Where the manager has left, the issue goes to the next one up.',
    comment: 'Tell the outcome in a comment',
    commentHelp: 'Everyone who sees the issue sees it.',
    failed: 'People could not be searched',
  },
};

/** The settings of a post function, as the page of the workflow tells them. */
export function postFunctionSentence({ withoutManager, skipInactive, comment }: PostFunctionConfiguration): string {
  return lines(
    'Assigns the issue to the reporter’s manager.',
    skipInactive
      ? 'Inactive managers are passed over for the next one up.'
      : 'A manager who is inactive counts as none.',
    withoutManagerSentence(withoutManager),
    comment ? 'A comment tells the outcome.' : 'No comment is written.',
  );
}

function withoutManagerSentence(withoutManager: PostFunctionConfiguration['withoutManager']): string {
  switch (withoutManager.kind) {
    case 'leave':
      return 'Without a manager, the assignee stays as it is.';
    case 'projectDefault':
      return 'Without a manager, it goes to the project’s default assignee.';
    case 'person':
      return `Without a manager, it goes to ${withoutManager.name}.`;
  }
}
