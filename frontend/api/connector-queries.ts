import { queryOptions, type QueryClient } from '@tanstack/react-query';
import {
  getConnector,
  listConnectors,
  listSourceKinds,
  type Connector,
  type SourceKind,
} from '#contract/connectors.ts';
import { startRun, type Run } from '#contract/runs.ts';
import { call, type CallOptions } from './call.ts';

const calmMs = 30_000;
const busyMs = 2_000;

function pollingMs(connectors: readonly Connector[] | undefined): number {
  return connectors?.some(({ activeRun }) => activeRun !== null && activeRun.status !== 'held') ? busyMs : calmMs;
}

const everyConnector = ['connectors'] as const;

/** All connectors with what their runs are doing; asked for more often while one is under way. */
export const connectorsQuery = queryOptions({
  queryKey: [...everyConnector, 'list'],
  queryFn: ({ signal }) => call(listConnectors, { signal }),
  refetchInterval: ({ state }) => pollingMs(state.data?.items),
});

export function connectorQuery(id: string) {
  return queryOptions({
    queryKey: [...everyConnector, 'one', id],
    queryFn: ({ signal }) => call(getConnector, { params: { id }, signal }),
    refetchInterval: ({ state }) => pollingMs(state.data && [state.data]),
  });
}

export const sourceKindsQuery = queryOptions({
  queryKey: ['source-kinds'],
  queryFn: ({ signal }) => call(listSourceKinds, { signal }),
  staleTime: 300_000,
});

export function kindOf(kinds: { readonly items: readonly SourceKind[] } | undefined, kind: string) {
  return kinds?.items.find((each) => each.kind === kind);
}

export type RunOrder = CallOptions<typeof startRun>['body'];

export function startConnectorRun(id: string, order: RunOrder): Promise<Run> {
  return call(startRun, { params: { id }, body: order });
}

/** Shows a connector as the server just answered, and asks for everything else about connectors again. */
export async function showConnector(queryClient: QueryClient, connector: Connector): Promise<void> {
  queryClient.setQueryData(connectorQuery(connector.id).queryKey, connector);
  await queryClient.invalidateQueries({ queryKey: connectorsQuery.queryKey });
}

/** Asks for everything about connectors again: a run has begun or ended, a connector was removed. */
export async function refreshConnectors(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: everyConnector });
}
