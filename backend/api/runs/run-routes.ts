import { applyRun, cancelRun, discardRun, getRun, listRuns, startRun, undoRun, type Run } from '#contract/runs.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { actorName } from '../../access/caller.ts';
import type { AuditNote } from '../../audit/audit-store.ts';
import type { RunOrder, Sync } from '../../sync/sync.ts';
import { auditedRoute, route, type AnyCall, type Route } from '../edge/route.ts';

export function runRoutes({ siteId }: AccessContext, sync: Sync): Route[] {
  const steer = async ({ caller, params }: AnyCall & { readonly params: { readonly id: string } }, verb: Verb) => {
    const order: RunOrder = { siteId, runId: params.id, actor: actorName(caller) };
    const answer = await sync[`${verb}Run`](order);
    return { answer, audit: noteOf(answer, pastOf[verb], params.id) };
  };
  return [
    auditedRoute(startRun, async ({ caller, params, body }) => {
      const trigger = caller.kind === 'token' ? 'token' : 'admin';
      const startedBy = actorName(caller);
      const answer = await sync.startRun({ siteId, connectorId: params.id, ...body, trigger, startedBy });
      return { answer, audit: noteOf(answer, 'started', answer.id) };
    }),
    route(listRuns, ({ query }) => sync.listRuns({ siteId, ...query })),
    route(getRun, ({ params }) => sync.getRun(siteId, params.id)),
    auditedRoute(cancelRun, (call) => steer(call, 'cancel')),
    auditedRoute(applyRun, (call) => steer(call, 'apply')),
    auditedRoute(discardRun, (call) => steer(call, 'discard')),
    auditedRoute(undoRun, (call) => steer(call, 'undo')),
  ];
}

type Verb = 'cancel' | 'apply' | 'discard' | 'undo';

const pastOf: Readonly<Record<Verb, string>> = {
  cancel: 'cancelled',
  apply: 'applied',
  discard: 'discarded',
  undo: 'undone',
};

function noteOf({ connectorName, type }: Run, verb: string, runId: string): AuditNote {
  return { action: `run.${verb}`, subject: connectorName, details: { runId, type } };
}
