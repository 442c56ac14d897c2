import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getAccountReport, liftErasure, listAccesses, listErasures, type AccessKind } from '#contract/privacy.ts';
import { call } from '../../../api/call.ts';
import { accessPageSize } from '../../../ui/access-table.tsx';

export interface AccessFilter {
  readonly search?: string;
  readonly what?: AccessKind;
}

export function accessesQuery(filter: AccessFilter, page: number) {
  return queryOptions({
    queryKey: ['accesses', 'all', filter, page],
    queryFn: ({ signal }) => call(listAccesses, { query: { ...filter, page, pageSize: accessPageSize }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export const erasurePageSize = 10;

export function erasuresQuery(page: number) {
  return queryOptions({
    queryKey: ['erasures', page],
    queryFn: ({ signal }) => call(listErasures, { query: { page, pageSize: erasurePageSize }, signal }),
    placeholderData: keepPreviousData,
  });
}

export const lift = (id: string) => call(liftErasure, { params: { id } });

export const accountReportQuery = queryOptions({
  queryKey: ['account-report'],
  queryFn: ({ signal }) => call(getAccountReport, { signal }),
});
