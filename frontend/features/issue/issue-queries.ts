import { queryOptions } from '@tanstack/react-query';
import { getIssuePeople } from '#contract/atlassian.ts';
import { call } from '../../api/call.ts';

export function issuePeopleQuery(issueKey: string) {
  return queryOptions({
    queryKey: ['issue-people', issueKey],
    queryFn: ({ signal }) => call(getIssuePeople, { params: { issueKey }, signal }),
  });
}
