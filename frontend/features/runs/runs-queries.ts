import { queryOptions } from '@tanstack/react-query';
import { listConnectors } from '#contract/connectors.ts';
import {
  applyRun,
  cancelRun,
  discardRun,
  listChanges,
  listRuns,
  undoRun,
  type ChangeOutcome,
  type RunStatus,
  type RunType,
} from '#contract/runs.ts';
import { call } from '../../api/call.ts';

export interface RunsFilter {
  readonly connectorId?: string;
  readonly type?: RunType;
  readonly status?: RunStatus;
}

export interface ChangesFilter {
  readonly outcome?: ChangeOutcome;
  readonly failed?: 'true';
  readonly search?: string;
}

export const runsPageSize = 25;
export const changesPageSize = 50;

/** Runs change by themselves, in schedules and by other admins. */
const refreshMs = 10_000;

export function runsQuery(filter: RunsFilter, page: number) {
  return queryOptions({
    queryKey: ['runs', 'list', filter, page],
    queryFn: ({ signal }) => call(listRuns, { query: { ...filter, page, pageSize: runsPageSize }, signal }),
    refetchInterval: refreshMs,
  });
}

/** The runs of the chart; previews change nothing and are left out by the caller. */
export function lastRunsQuery(filter: RunsFilter) {
  return queryOptions({
    queryKey: ['runs', 'chart', filter],
    queryFn: ({ signal }) => call(listRuns, { query: { ...filter, page: 1, pageSize: 30 }, signal }),
    refetchInterval: refreshMs,
  });
}

export const runConnectorsQuery = queryOptions({
  queryKey: ['connectors', 'list'],
  queryFn: ({ signal }) => call(listConnectors, { signal }),
});

/** `version` makes the list new whenever the run has moved on. */
export function changesQuery(runId: string, filter: ChangesFilter, page: number, version: string) {
  return queryOptions({
    queryKey: ['runs', 'changes', runId, filter, page, version],
    queryFn: ({ signal }) =>
      call(listChanges, { params: { id: runId }, query: { ...filter, page, pageSize: changesPageSize }, signal }),
  });
}

export type RunVerb = 'cancel' | 'apply' | 'discard' | 'undo';

/** `undo` answers with the run that undoes; the others with the run itself. */
export function steerRun(verb: RunVerb, id: string) {
  const operations = { cancel: cancelRun, apply: applyRun, discard: discardRun, undo: undoRun } as const;
  return call(operations[verb], { params: { id } });
}
