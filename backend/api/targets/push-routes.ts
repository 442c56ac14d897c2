import { cancelPush, getPush, listPushes, listPushPeople, listTargetPushes, startPush } from '#contract/pushes.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { actorName } from '../../access/caller.ts';
import type { Pushes } from '../../sync/push/create-pushes.ts';
import { auditedRoute, route, type Route } from '../edge/route.ts';

export function pushRoutes({ siteId }: AccessContext, pushes: Pushes): Route[] {
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
    route(listPushPeople, ({ params, query }) => pushes.listPushLines({ siteId, pushId: params.id, ...query })),
    auditedRoute(cancelPush, async ({ params }) => {
      const push = await pushes.cancelPush(siteId, params.id);
      const details = { push: push.id, type: push.type };
      return { answer: push, audit: { action: 'push.cancelled', subject: push.targetName, details } };
    }),
  ];
}
