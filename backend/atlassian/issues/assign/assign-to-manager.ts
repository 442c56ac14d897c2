import { readPostFunction, usualPostFunction, type PostFunctionConfiguration } from '#contract/atlassian.ts';
import type { ProductClient } from '../../product-client.ts';
import { findAccountOf, recognizePeople } from '../../recognize-people.ts';
import { findOutcome, keepOutcome, noteCommented } from '../issue-outcome-store.ts';
import type { IssueParts } from '../issue-parts.ts';
import type { IssueWorkOf } from '../issue-work.ts';
import { addComment, assignIssue, isAssignable, readIssue, type JiraIssue } from '../jira-issues.ts';
import { tellOutcome } from '../tell-outcome.ts';
import { decideAssignment, findManager, type ChainMember, type Fit, type Unfit } from './decide-assignment.ts';
import { readChainMember, readManagerChain } from './manager-chain-store.ts';

/** The post function “Assign to the reporter's manager”, once for each transition, whoever dies over it in between. */
export async function assignToManager(
  parts: IssueParts,
  jira: ProductClient,
  work: IssueWorkOf<'assign'>,
): Promise<void> {
  const { database } = parts;
  const configuration = readPostFunction(work.configuration) ?? usualPostFunction;
  if (!(await findOutcome(database, work))) await assign(parts, jira, work, configuration);
  const outcome = await findOutcome(database, work);
  if (!outcome || outcome.commented || !configuration.comment) return;
  const refused = await addComment(jira, work.issueId, tellOutcome(outcome));
  if (!refused) await noteCommented(database, work);
}

async function assign(
  parts: IssueParts,
  jira: ProductClient,
  work: IssueWorkOf<'assign'>,
  configuration: PostFunctionConfiguration,
): Promise<void> {
  const issue = await readIssue(jira, work.issueId);
  // Deleted since, or moved out of the app's sight: there is nothing to say anything about.
  if (!issue) return;
  const manager = await managerOf({ parts, jira, issue }, configuration);
  const named = await namedOf({ parts, jira, issue }, configuration, manager);
  const plan = decideAssignment({ assignee: issue.assignee, manager, ...(named && { named }) }, configuration);
  const { outcome, assignTo, reason, personId } = plan;
  const refused = assignTo === undefined ? undefined : await assignIssue(jira, issue.id, assignTo);
  await keepOutcome(parts.database, work, {
    ...{ at: parts.clock.now(), action: 'assign', issueKey: issue.key, reason, personId },
    ...(refused ? { outcome: 'refused', because: refused.refused } : { outcome }),
  });
}

interface Case {
  readonly parts: IssueParts;
  readonly jira: ProductClient;
  readonly issue: JiraIssue;
}

async function managerOf(at: Case, configuration: PostFunctionConfiguration): Promise<Fit | Unfit> {
  const { parts, jira, issue } = at;
  if (issue.reporter === undefined) return { reason: 'noReporter' };
  const reporter = (await recognizePeople(recognizing(parts), jira, [issue.reporter])).get(issue.reporter);
  if (reporter === undefined) return { reason: 'reporterUnknown' };
  const manager = findManager(await readManagerChain(parts.database, jira.siteId, reporter), configuration);
  return 'reason' in manager ? manager : fitness(at, manager);
}

/** Whom the post function names is only asked about when there is no manager. */
async function namedOf(
  at: Case,
  { withoutManager }: PostFunctionConfiguration,
  manager: Fit | Unfit,
): Promise<Fit | Unfit | undefined> {
  if (!('reason' in manager) || withoutManager.kind !== 'person') return undefined;
  const member = await readChainMember(at.parts.database, at.jira.siteId, withoutManager.personId);
  return member && fitness(at, member);
}

async function fitness({ parts, jira, issue }: Case, { id, email }: ChainMember): Promise<Fit | Unfit> {
  const accountId = await findAccountOf(recognizing(parts), jira, { id, email });
  if (accountId === undefined) return { reason: 'noAccount', personId: id };
  if (await isAssignable(jira, issue.key, accountId)) return { personId: id, accountId };
  return { reason: 'notAssignable', personId: id };
}

function recognizing({ database, clock }: IssueParts) {
  return { database, now: () => clock.now() };
}
