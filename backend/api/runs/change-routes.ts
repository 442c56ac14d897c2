import { listChanges, runEvents } from '#contract/runs.ts';
import type { AccessContext } from '../../access/access-context.ts';
import type { Sync } from '../../sync/sync.ts';
import { alreadySent, route, type Route } from '../edge/route.ts';
import { downloadChanges } from './download-changes.ts';
import { streamRun } from './stream-run.ts';

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
      await streamRun({ sync, siteId, runId: params.id, stopping }, response);
    }),
  ];
}
