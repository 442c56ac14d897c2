import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { finalStatuses, getRun, run as runSchema, runEvents, type Run, type RunStatus } from '#contract/runs.ts';
import { addressOf, call } from './call.ts';
import { isFramed } from './frame.ts';
import { subscribe } from './subscribe.ts';

export function runQuery(id: string) {
  return queryOptions({
    queryKey: ['runs', 'one', id],
    queryFn: ({ signal }) => call(getRun, { params: { id }, signal }),
  });
}

function isLiveRun(run: Run | undefined): boolean {
  return run !== undefined && !finalStatuses.includes(run.status);
}

/** While a run is live it is also asked for now and then: a proxy that buffers event streams must not freeze the page. */
const pollingMs = 5_000;
/** An event stream cannot say who listens, so a framed page asks instead. */
const framedPollingMs = 1_500;

/** Whose answers a run makes old when it ends or is held. */
const touched = [['connectors'], ['people'], ['runs', 'list'], ['runs', 'chart']];

/** Also for a run that had ended before it was first seen: a short one is over before its page is there. */
function useRefreshAtRest(status: RunStatus | undefined): void {
  const queryClient = useQueryClient();
  const isAtRest = status !== undefined && (status === 'held' || finalStatuses.includes(status));
  useEffect(() => {
    if (!isAtRest) return;
    for (const queryKey of touched) void queryClient.invalidateQueries({ queryKey });
  }, [isAtRest, status, queryClient]);
}

/** One run, kept true by its event stream until it is final. When it comes to rest, all that it may have changed is asked for again. */
export function useLiveRun(id: string): UseQueryResult<Run> {
  const queryClient = useQueryClient();
  const result = useQuery({
    ...runQuery(id),
    refetchInterval: ({ state }) => (isLiveRun(state.data) ? (isFramed() ? framedPollingMs : pollingMs) : false),
  });
  const isLive = isLiveRun(result.data);
  useEffect(() => {
    if (!isLive || isFramed()) return undefined;
    const stream = { address: addressOf(runEvents, { params: { id } }), event: 'run', message: runSchema };
    return subscribe(stream, (next) => queryClient.setQueryData(runQuery(id).queryKey, next));
  }, [id, isLive, queryClient]);
  useRefreshAtRest(result.data?.status);
  return result;
}
