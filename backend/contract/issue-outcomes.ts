import { z } from 'zod';
import { operation } from './operation.ts';
import { listOf, paging, timestamp, id } from './primitives.ts';

/** `assign`: the post function. `fields`: of one issue. `openIssues`: those of the people whom a run has changed. */
export const issueAction = z.enum(['assign', 'fields', 'openIssues']);
export type IssueAction = z.infer<typeof issueAction>;

export const issueOutcomeCode = z.enum([
  /** To the reporter's manager. */
  'assigned',
  /** It was theirs before. */
  'alreadySo',
  /** There is no manager to assign to: to whom the project names. */
  'assignedToDefault',
  /** There is none: to whom the post function names. */
  'assignedToPerson',
  /** There is none: as it was. */
  'left',
  /** There is none, and whom the post function names cannot have it either. */
  'nobody',
  /** The fields of so many issues were written. */
  'written',
  /** Jira did not take it. */
  'refused',
  /** Jira did not answer for too long, or Roster could not do it. */
  'failed',
]);
export type IssueOutcomeCode = z.infer<typeof issueOutcomeCode>;

/** Why an issue was not assigned to the reporter's manager. */
export const withoutManagerReason = z.enum([
  'noReporter',
  'reporterUnknown',
  'noManager',
  'managerInactive',
  'noAccount',
  'notAssignable',
]);
export type WithoutManagerReason = z.infer<typeof withoutManagerReason>;

export const issueOutcome = z.object({
  id: z.string(),
  at: timestamp,
  action: issueAction,
  outcome: issueOutcomeCode,
  reason: withoutManagerReason.nullable(),
  /** `null`: of many issues. */
  issueKey: z.string().nullable(),
  /** Who has the issue now, or why nobody has it: the manager without an account. */
  person: z.object({ id, displayName: z.string() }).nullable(),
  /** The outcome in a sentence. */
  message: z.string(),
});
export type IssueOutcome = z.infer<typeof issueOutcome>;

export const listIssueOutcomes = operation({
  id: 'listIssueOutcomes',
  method: 'get',
  path: '/api/atlassian/issue-outcomes',
  summary: 'What came of what Roster did in Jira’s issues, newest first',
  tag: 'Runs',
  access: 'admin',
  query: paging.extend({ action: issueAction.optional(), outcome: issueOutcomeCode.optional() }),
  response: listOf(issueOutcome),
  status: 200,
});
