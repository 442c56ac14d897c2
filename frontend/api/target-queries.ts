import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { listPushes, startPush, type Push, type PushStatus } from '#contract/pushes.ts';
import {
  getTarget,
  listTargetKinds,
  listTargetPeople,
  listTargets,
  type TargetKind,
  type TargetView,
} from '#contract/targets.ts';
import type { RunStatus } from '#contract/runs.ts';
import { call, type CallOptions } from './call.ts';

const calmMs = 30_000;
const busyMs = 2_000;

function pollingMs(targets: readonly TargetView[] | undefined): number {
  return targets?.some(({ activePush }) => activePush !== null) ? busyMs : calmMs;
}

export function isActivePush({ status }: { readonly status: PushStatus }): boolean {
  return status === 'queued' || status === 'working';
}

/** How long to wait before asking again about pushes, while one of them is under way. */
export function pushPollingMs(pushes: readonly Push[] | undefined): number | false {
  return pushes?.some(isActivePush) ? busyMs : false;
}

const everyTarget = ['targets'] as const;

/** All targets with what is being pushed; asked for more often while something is. */
export const targetsQuery = queryOptions({
  queryKey: [...everyTarget, 'list'],
  queryFn: ({ signal }) => call(listTargets, { signal }),
  refetchInterval: ({ state }) => pollingMs(state.data?.items),
});

export function targetQuery(id: string) {
  return queryOptions({
    queryKey: [...everyTarget, 'one', id],
    queryFn: ({ signal }) => call(getTarget, { params: { id }, signal }),
    refetchInterval: ({ state }) => pollingMs(state.data && [state.data]),
  });
}

export const targetKindsQuery = queryOptions({
  queryKey: ['target-kinds'],
  queryFn: ({ signal }) => call(listTargetKinds, { signal }),
  staleTime: 300_000,
});

export function targetKindOf(kinds: { readonly items: readonly TargetKind[] } | undefined, kind: string) {
  return kinds?.items.find((each) => each.kind === kind);
}

/** How one person stands at a target; nothing in it where the target has never had them. */
export function targetPersonQuery(targetId: string, personId: string) {
  return queryOptions({
    queryKey: [...everyTarget, 'person', targetId, personId],
    queryFn: ({ signal }) => call(listTargetPeople, { params: { id: targetId }, query: { personId }, signal }),
  });
}

/** The pushes that followed a run, asked for again as the run moves on. */
export function runPushesQuery(runId: string, runStatus: RunStatus) {
  return queryOptions({
    queryKey: [...everyTarget, 'pushes-of-run', runId, runStatus],
    queryFn: ({ signal }) => call(listPushes, { query: { runId }, signal }),
    refetchInterval: ({ state }) => pushPollingMs(state.data?.items),
  });
}

export type PushOrder = CallOptions<typeof startPush>['body'];

export function startTargetPush(id: string, order: PushOrder): Promise<Push> {
  return call(startPush, { params: { id }, body: order });
}

/** Shows a target as the server just answered, and asks for everything else about targets again. */
export async function showTarget(queryClient: QueryClient, target: TargetView): Promise<void> {
  queryClient.setQueryData(targetQuery(target.id).queryKey, target);
  await queryClient.invalidateQueries({ queryKey: targetsQuery.queryKey });
}

/** Asks for everything about targets again: a push has begun or ended, a target was removed. */
export async function refreshTargets(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: everyTarget });
}
