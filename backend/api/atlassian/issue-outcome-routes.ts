import { listIssueOutcomes, type IssueOutcome } from '#contract/issue-outcomes.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { listOutcomes, type KeptOutcome } from '../../atlassian/issues/issue-outcome-store.ts';
import { tellOutcome } from '../../atlassian/issues/tell-outcome.ts';
import { route, type Route } from '../edge/route.ts';

export function issueOutcomeRoutes({ database, siteId }: AccessContext): Route[] {
  return [
    route(listIssueOutcomes, async ({ query }) => {
      const { rows, total } = await listOutcomes(database, { siteId, ...query });
      return { items: rows.map(show), total };
    }),
  ];
}

function show(kept: KeptOutcome): IssueOutcome {
  const { id, at, action, outcome, reason, issueKey, personId, personName } = kept;
  return {
    ...{ id: String(id), at: at.toISOString(), action, outcome, reason, issueKey },
    person: personId === null || personName === null ? null : { id: personId, displayName: personName },
    message: tellOutcome(kept),
  };
}
