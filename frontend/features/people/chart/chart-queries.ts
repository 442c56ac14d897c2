import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getChartPath, listChartTop, listReports } from '#contract/people.ts';
import { call } from '../../../api/call.ts';

const pageSize = 50;

/** Who reports to a person; `undefined`: who stands at the top. Page after page. */
export function levelQuery(managerId: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['people', 'chart', 'level', managerId ?? null],
    queryFn: ({ pageParam: page, signal }) => {
      const query = { page, pageSize };
      return managerId === undefined
        ? call(listChartTop, { query, signal })
        : call(listReports, { params: { id: managerId }, query, signal });
    },
    initialPageParam: 1,
    getNextPageParam: ({ items, total }, _, page) =>
      items.length > 0 && page * pageSize < total ? page + 1 : undefined,
    staleTime: 60_000,
  });
}

/** From the top down to the person. */
export function pathQuery(personId: string) {
  return queryOptions({
    queryKey: ['people', 'chart', 'path', personId],
    queryFn: async ({ signal }) => (await call(getChartPath, { params: { id: personId }, signal })).items,
    staleTime: 60_000,
  });
}
