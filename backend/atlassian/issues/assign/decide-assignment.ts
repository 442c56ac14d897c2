import type { PostFunctionConfiguration } from '#contract/atlassian.ts';
import type { IssueOutcomeCode, WithoutManagerReason } from '#contract/issue-outcomes.ts';
import { projectDefault } from '../jira-issues.ts';

/** A manager of the reporter, or of their manager, and so on. */
export interface ChainMember {
  readonly id: string;
  readonly email: string | undefined;
  readonly active: boolean;
}

/** Someone who is not good for the issue. `personId`: of whom that is said, if of anybody. */
export interface Unfit {
  readonly reason: WithoutManagerReason;
  readonly personId?: string;
}

/** Someone who may have the issue. */
export interface Fit {
  readonly personId: string;
  readonly accountId: string;
}

export interface AssignmentFacts {
  /** Account id of whoever has the issue. */
  readonly assignee: string | undefined;
  readonly manager: Fit | Unfit;
  /** Whom the post function names for when there is no manager; absent: nobody. */
  readonly named?: Fit | Unfit;
}

export interface AssignmentPlan {
  readonly outcome: IssueOutcomeCode;
  /** What Jira is to be told; absent: nothing. */
  readonly assignTo?: string;
  readonly reason?: WithoutManagerReason;
  readonly personId?: string;
}

/** The nearest manager who is there to act, from the reporter upward. */
export function findManager(
  chain: readonly ChainMember[],
  { skipInactive }: Pick<PostFunctionConfiguration, 'skipInactive'>,
): ChainMember | Unfit {
  const [first] = chain;
  if (!first) return { reason: 'noManager' };
  const found = skipInactive ? chain.find(({ active }) => active) : chain.slice(0, 1).find(({ active }) => active);
  return found ?? { reason: 'managerInactive', personId: first.id };
}

/** What becomes of the issue, and what is said about it. */
export function decideAssignment(
  { assignee, manager, named }: AssignmentFacts,
  { withoutManager }: Pick<PostFunctionConfiguration, 'withoutManager'>,
): AssignmentPlan {
  if (isFit(manager)) return give(manager, assignee, 'assigned');
  switch (withoutManager.kind) {
    case 'leave':
      return { outcome: 'left', ...manager };
    case 'projectDefault':
      return { outcome: 'assignedToDefault', assignTo: projectDefault, ...manager };
    case 'person':
      if (named && isFit(named)) return { reason: manager.reason, ...give(named, assignee, 'assignedToPerson') };
      return { outcome: 'nobody', ...manager };
  }
}

function isFit(someone: Fit | Unfit): someone is Fit {
  return 'accountId' in someone;
}

function give({ personId, accountId }: Fit, assignee: string | undefined, outcome: IssueOutcomeCode): AssignmentPlan {
  if (accountId === assignee) return { outcome: 'alreadySo', personId };
  return { outcome, assignTo: accountId, personId };
}
