import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listPersonAccesses } from '#contract/privacy.ts';
import { call } from '../../../api/call.ts';
import { accessPageSize } from '../../../ui/access-table.tsx';

/** Asked anew whenever it is opened: looking is what changes it. */
export function personAccessesQuery(personId: string, page: number) {
  return queryOptions({
    queryKey: ['accesses', 'person', personId, page],
    queryFn: ({ signal }) =>
      call(listPersonAccesses, { params: { id: personId }, query: { page, pageSize: accessPageSize }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
}
