import type { IssueOutcomeCode, WithoutManagerReason } from '#contract/issue-outcomes.ts';

interface ToldOutcome {
  readonly outcome: IssueOutcomeCode;
  readonly reason: WithoutManagerReason | null;
  /** Null: nobody, or somebody who is gone since. */
  readonly personName: string | null;
  readonly issues: number | null;
  readonly because: string | null;
}

/** What came of something that Roster did in issues, as admins read it, and people in the issue's comment. */
export function tellOutcome(told: ToldOutcome): string {
  const { outcome, personName, because } = told;
  const name = personName ?? 'someone whom the directory no longer has';
  switch (outcome) {
    case 'assigned':
      return `Roster assigned this issue to ${name}, the reporter’s manager.`;
    case 'alreadySo':
      return `This issue is assigned to ${name} already, so Roster left it as it is.`;
    case 'assignedToDefault':
      return `${whyNoManager(told)} Roster assigned this issue to whom the project names.`;
    case 'assignedToPerson':
      return `${whyNoManager(told)} Roster assigned this issue to ${name}, whom the workflow names for that.`;
    case 'left':
      return `${whyNoManager(told)} Roster left the assignee as it is.`;
    case 'nobody':
      return `${whyNoManager(told)} Whom the workflow names for that cannot be assigned here either, so Roster left the assignee as it is.`;
    case 'written':
      return tellWritten(told);
    case 'refused':
      return `Jira did not take what Roster wrote: ${because ?? 'it gave no reason'}`;
    case 'failed':
      return `Roster could not do this: ${because ?? 'the log of its worker says more.'}`;
  }
}

function whyNoManager({ outcome, reason, personName }: ToldOutcome): string {
  // With `assignedToPerson`, the name is the new assignee's.
  const who = outcome === 'assignedToPerson' ? null : personName;
  const manager = who === null ? 'The reporter’s manager' : `${who}, the reporter’s manager,`;
  switch (reason) {
    case 'noReporter':
      return 'This issue has no reporter.';
    case 'reporterUnknown':
      return 'The directory does not know the reporter.';
    case 'managerInactive':
      return `${manager} is no longer active.`;
    case 'noAccount':
      return `${manager} has no account here that Roster can find.`;
    case 'notAssignable':
      return `${manager} cannot be assigned issues of this project.`;
    case 'noManager':
    case null:
      return 'The directory has no manager of the reporter.';
  }
}

function tellWritten({ issues, because }: ToldOutcome): string {
  const count = issues ?? 0;
  const written = `Roster brought the fields of ${String(count)} ${count === 1 ? 'issue' : 'issues'} up to date.`;
  return because === null ? written : `${written} Of the others, Jira said: ${because}`;
}
