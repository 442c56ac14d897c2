import type { CheckResult } from '#contract/connectors.ts';
import type { Push, PushLine, RefusalCount } from '#contract/pushes.ts';
import type { TargetPerson } from '#contract/targets.ts';
import type { TargetActivity } from '../../targets/show-target.ts';
import type { ListOf } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';
import { checkTarget } from './check-target.ts';
import type { TargetToOpen } from './push-context.ts';
import {
  countPushRefusals,
  getPush,
  listPushes,
  listPushLines,
  type PushLineQuery,
  type PushQuery,
} from './views/push-view-store.ts';
import { markPushDue } from './life/push-store.ts';
import { cancelPush, startPush, type StartPushRequest } from './life/start-push.ts';
import { listTargetPeople, targetActivity, type TargetPeopleQuery } from './views/target-view-store.ts';

/** Everything that the HTTP edge asks of pushes. Scoped by site; throws `AppError` with a sentence for the caller. */
export interface Pushes {
  startPush(request: StartPushRequest): Promise<Push>;
  /** Something in the directory has changed outside of runs: every target that follows runs is pushed to within a minute. */
  pushSoon(siteId: string): Promise<void>;
  cancelPush(siteId: string, pushId: string): Promise<Push>;
  getPush(siteId: string, pushId: string): Promise<Push & { readonly refusals: RefusalCount[] }>;
  listPushes(query: PushQuery): Promise<ListOf<Push>>;
  listPushLines(query: PushLineQuery): Promise<ListOf<PushLine>>;
  listTargetPeople(query: TargetPeopleQuery): Promise<ListOf<TargetPerson>>;
  /** By target id; a target that was never pushed to is there too. */
  targetActivity(siteId: string): Promise<ReadonlyMap<string, TargetActivity>>;
  /** Settings are whole and with secrets in clear, as `readSettings` gives them. */
  checkTarget(kind: string, target: TargetToOpen): Promise<CheckResult>;
}

export function createPushes(parts: SyncParts): Pushes {
  const { database } = parts;
  return {
    startPush: async (request) => getPush(database, request.siteId, await startPush(parts, request)),
    pushSoon: (siteId) => markPushDue(database, { siteId }),
    cancelPush: async (siteId, pushId) => {
      await cancelPush(parts, { siteId, pushId });
      return getPush(database, siteId, pushId);
    },
    getPush: async (siteId, pushId) => {
      const push = await getPush(database, siteId, pushId);
      return { ...push, refusals: await countPushRefusals(database, pushId) };
    },
    listPushes: (query) => listPushes(database, query),
    listPushLines: (query) => listPushLines(database, query),
    listTargetPeople: (query) => listTargetPeople(database, query),
    targetActivity: (siteId) => targetActivity(database, siteId),
    checkTarget: (kind, target) => checkTarget(parts, kind, target),
  };
}
