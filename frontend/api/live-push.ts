import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getPush, pushEvents, pushWithRefusals, type PushWithRefusals } from '#contract/pushes.ts';
import { addressOf, call } from './call.ts';
import { isFramed } from './frame.ts';
import { subscribe } from './subscribe.ts';
import { isActivePush } from './target-queries.ts';

function pushQuery(id: string) {
  return queryOptions({
    queryKey: ['targets', 'push', id],
    queryFn: ({ signal }) => call(getPush, { params: { id }, signal }),
  });
}

/** Also asked for now and then: a proxy that buffers event streams must not freeze the page. */
const pollingMs = 5_000;
/** An event stream cannot say who listens, so a framed page asks instead. */
const framedPollingMs = 1_500;

/** One push, kept true by its event stream until it has ended. */
export function useLivePush(id: string): UseQueryResult<PushWithRefusals> {
  const queryClient = useQueryClient();
  const result = useQuery({
    ...pushQuery(id),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isActivePush(data) ? (isFramed() ? framedPollingMs : pollingMs) : false,
  });
  const isLive = result.data !== undefined && isActivePush(result.data);
  useEffect(() => {
    if (!isLive || isFramed()) return undefined;
    const stream = { address: addressOf(pushEvents, { params: { id } }), event: 'push', message: pushWithRefusals };
    return subscribe(stream, (next) => queryClient.setQueryData(pushQuery(id).queryKey, next));
  }, [id, isLive, queryClient]);
  return result;
}
