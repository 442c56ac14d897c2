import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { erasePerson, listPersonAccesses } from '#contract/privacy.ts';
import { call, type BodyOf } from '../../../api/call.ts';
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

export type EraseInput = BodyOf<typeof erasePerson>;
export const erase = (id: string, body: EraseInput) => call(erasePerson, { params: { id }, body });
