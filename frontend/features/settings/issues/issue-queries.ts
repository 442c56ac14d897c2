import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getAtlassianProducts } from '#contract/atlassian.ts';
import { listIssueOutcomes, type IssueAction, type IssueOutcomeCode } from '#contract/issue-outcomes.ts';
import { call } from '../../../api/call.ts';

/** Which products have Roster installed: that of a site rarely changes while somebody looks. */
export const productsQuery = queryOptions({
  queryKey: ['atlassian-products'],
  queryFn: ({ signal }) => call(getAtlassianProducts, { signal }),
  staleTime: 300_000,
});

export const outcomePageSize = 25;

export interface OutcomeFilter {
  readonly action?: IssueAction;
  readonly outcome?: IssueOutcomeCode;
}

export function outcomesQuery(filter: OutcomeFilter, page: number) {
  return queryOptions({
    queryKey: ['issue-outcomes', filter, page],
    queryFn: ({ signal }) => call(listIssueOutcomes, { query: { ...filter, page, pageSize: outcomePageSize }, signal }),
    placeholderData: keepPreviousData,
  });
}
