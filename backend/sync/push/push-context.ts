import type { Target, TargetContext, TargetSession, TargetAcceptance } from '../../flow/targets/target.ts';
import type { TargetConfiguration } from '../../targets/target-configuration.ts';
import type { SyncParts } from '../sync-parts.ts';
import type { PushPlanOrder } from './steps/plan-push-store.ts';
import type { PushState } from './life/push-state.ts';

/** A session waits for short pauses itself; longer ones are written down for all workers. */
const patienceSeconds = 20;

/** What the steps of one push share. */
export interface PushContext {
  readonly parts: SyncParts;
  readonly target: TargetConfiguration;
  readonly kind: Target;
  readonly session: TargetSession;
  readonly acceptance: TargetAcceptance;
  readonly photoBaseUrl: string | undefined;
  /** Aborted when the push is cancelled or lost, or the worker stops. */
  readonly signal: AbortSignal;
}

export function openTarget(parts: SyncParts, kind: Target, target: TargetToOpen): TargetSession {
  const { fields, manager, pictures, matching, removal } = target;
  const context: TargetContext = {
    wants: { fields: fields.map(({ to }) => to), manager, picture: pictures.send, matchBy: matching.by, removal },
    patienceSeconds,
    reach: parts.reachOf(target.siteId).reach,
    now: () => parts.clock.now(),
    log: parts.log,
  };
  return kind.open(target.settings, context);
}

export type TargetToOpen = Pick<
  TargetConfiguration,
  'siteId' | 'settings' | 'fields' | 'manager' | 'pictures' | 'matching' | 'removal'
>;

export function planOrder(
  { parts, target, kind, acceptance, photoBaseUrl }: PushContext,
  push: PushState,
): PushPlanOrder {
  const sends = target.pictures.send && acceptance.picture && kind.capabilities.picture !== 'none';
  const hosts = kind.capabilities.picture !== 'hosted-address' || photoBaseUrl !== undefined;
  return {
    siteId: target.siteId,
    targetId: target.id,
    pushId: push.id,
    type: push.type,
    personId: push.personId ?? undefined,
    people: target.people,
    matchFrom: target.matching.from,
    fields: target.fields.filter(({ to }) => acceptance.fields.includes(to)),
    manager: target.manager && acceptance.manager,
    pictures: sends && hosts ? kind.capabilities.picture : 'none',
    whenPictureMissing: target.pictures.whenMissing,
    photoBaseUrl,
    active: acceptance.deactivates,
    removal: target.removal,
    creates: acceptance.creates,
    now: parts.clock.now(),
  };
}

/** What nobody gets, and why. */
export function leftOutOf({ target, kind, acceptance, photoBaseUrl }: PushContext): PushState['leftOut'] {
  const unhosted = kind.capabilities.picture === 'hosted-address' && target.pictures.send && photoBaseUrl === undefined;
  const message = 'Roster has no address that others can reach. Set ROSTER_BASE_URL to where it is served.';
  return [
    ...acceptance.leftOut.map(({ field, code, message: because }) => ({ field, code, message: because })),
    ...(unhosted ? [{ field: 'picture', code: 'no-public-address', message }] : []),
  ];
}
