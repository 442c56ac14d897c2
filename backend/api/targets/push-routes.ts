import {
  cancelPush,
  finalPushStatuses,
  getPush,
  listPushes,
  listPushPeople,
  listTargetPushes,
  pushEvents,
  startPush,
  type Push,
} from '#contract/pushes.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { actorName } from '../../access/caller.ts';
import type { Pushes } from '../../sync/push/create-pushes.ts';
import type { Sync } from '../../sync/sync.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';
import { streamEvents } from '../edge/stream-events.ts';

interface PushEdge {
  readonly pushes: Pushes;
  readonly sync: Pick<Sync, 'subscribeToPush'>;
  readonly stopping: AbortSignal;
}

export function pushRoutes({ siteId }: AccessContext, { pushes, sync, stopping }: PushEdge): Route[] {
  return [
    auditedRoute(startPush, async ({ params, body, caller }) => {
      const trigger = caller.kind === 'token' ? 'token' : 'admin';
      const order = { siteId, targetId: params.id, ...body, trigger, startedBy: actorName(caller) } as const;
      const push = await pushes.startPush(order);
      const details = { push: push.id, type: push.type };
      return { answer: push, audit: { action: 'push.started', subject: push.targetName, details } };
    }),
    route(listTargetPushes, ({ params, query }) => pushes.listPushes({ siteId, targetId: params.id, ...query })),
    route(listPushes, ({ query }) => pushes.listPushes({ siteId, ...query })),
    route(getPush, ({ params }) => pushes.getPush(siteId, params.id)),
    route(pushEvents, async ({ params, response }) => {
      const stream = {
        event: 'push',
        read: () => pushes.getPush(siteId, params.id),
        isOver: ({ status }: Push) => finalPushStatuses.includes(status),
        subscribe: (listener: () => void) => sync.subscribeToPush(params.id, listener),
        stopping,
      };
      await streamEvents(stream, response);
    }),
    route(listPushPeople, ({ params, query }) => pushes.listPushLines({ siteId, pushId: params.id, ...query })),
    auditedRoute(cancelPush, async ({ params }) => {
      const push = await pushes.cancelPush(siteId, params.id);
      const details = { push: push.id, type: push.type };
      return { answer: push, audit: { action: 'push.cancelled', subject: push.targetName, details } };
    }),
  ];
}
