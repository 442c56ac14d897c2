import { finalStatuses, listChanges, runEvents, type Run } from '#contract/runs.ts';
import type { AccessContext } from '../../access/access-context.ts';
import type { Sync } from '../../sync/sync.ts';
import { alreadySent, route, type Route } from '../edge/route.ts';
import { streamEvents } from '../edge/stream-events.ts';
import { downloadChanges } from './download-changes.ts';

export function changeRoutes({ siteId }: AccessContext, sync: Sync, stopping: AbortSignal): Route[] {
  return [
    route(listChanges, async ({ params, query: { format, page, pageSize, ...filter }, response }) => {
      const wanted = { siteId, runId: params.id, ...filter };
      if (format === undefined) return sync.listChanges({ ...wanted, page, pageSize });
      const run = await sync.getRun(siteId, params.id);
      await downloadChanges(sync.streamChanges(wanted), { run, format }, response);
      return alreadySent;
    }),
    route(runEvents, async ({ params, response }) => {
      const stream = {
        event: 'run',
        read: () => sync.getRun(siteId, params.id),
        isOver: ({ status }: Run) => finalStatuses.includes(status),
        subscribe: (listener: () => void) => sync.subscribeToRun(params.id, listener),
        stopping,
      };
      await streamEvents(stream, response);
    }),
  ];
}
