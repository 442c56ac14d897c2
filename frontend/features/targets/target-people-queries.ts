import { queryOptions } from '@tanstack/react-query';
import { getMappings, listConnectors } from '#contract/connectors.ts';
import { listPushPeople, listTargetPushes, type PushLine } from '#contract/pushes.ts';
import { listTargetPeople, type TargetPersonStatus } from '#contract/targets.ts';
import { call } from '../../api/call.ts';
import { pushPollingMs } from '../../api/target-queries.ts';

export const pageSize = 50;
const busyMs = 2_000;

export interface TargetPeopleFilter {
  readonly status?: TargetPersonStatus;
  readonly code?: string;
  readonly search?: string;
}

/** `isBusy`: a push is under way, so that people change while one looks. */
export function targetPeopleQuery(id: string, filter: TargetPeopleFilter, page: number, isBusy: boolean) {
  return queryOptions({
    queryKey: ['targets', 'people', id, filter, page],
    queryFn: ({ signal }) => call(listTargetPeople, { params: { id }, query: { ...filter, page, pageSize }, signal }),
    refetchInterval: isBusy ? busyMs : false,
  });
}

export function targetPushesQuery(id: string, page: number) {
  return queryOptions({
    queryKey: ['targets', 'pushes', id, page],
    queryFn: ({ signal }) => call(listTargetPushes, { params: { id }, query: { page, pageSize }, signal }),
    refetchInterval: ({ state }) => pushPollingMs(state.data?.items),
  });
}

export interface PushLinesFilter {
  readonly outcome?: PushLine['outcome'];
  readonly code?: string;
  readonly search?: string;
}

/** `version` makes the list new whenever the push has moved on. */
export function pushLinesQuery(id: string, filter: PushLinesFilter, page: number, version: string) {
  return queryOptions({
    queryKey: ['targets', 'push-people', id, filter, page, version],
    queryFn: ({ signal }) => call(listPushPeople, { params: { id }, query: { ...filter, page, pageSize }, signal }),
  });
}

export const connectorNamesQuery = queryOptions({
  queryKey: ['connectors', 'list'],
  queryFn: ({ signal }) => call(listConnectors, { signal }),
});

/** The user properties that the connectors' mappings fill, by name. */
export const propertyNamesQuery = queryOptions({
  queryKey: ['targets', 'property-names'],
  queryFn: async ({ signal }) => {
    const { items } = await call(listConnectors, { signal });
    const mappings = await Promise.all(items.map(({ id }) => call(getMappings, { params: { id }, signal })));
    const names = mappings.flatMap(({ items: rows }) =>
      rows.flatMap(({ target }) => (target.kind === 'userProperty' ? [target.name] : [])),
    );
    return [...new Set(names)].toSorted((one, other) => one.localeCompare(other));
  },
  staleTime: 60_000,
});
