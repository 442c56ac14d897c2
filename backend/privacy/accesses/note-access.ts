import type { AccessKind } from '#contract/privacy.ts';
import type { AccessContext } from '../../access/access-context.ts';
import { actorName, type Caller } from '../../access/caller.ts';

/**
 * Notes that the caller has been shown these people; with none of them, a list of nobody in particular. Costs nothing
 * now: it is written a few seconds later, with others.
 */
export function noteAccess(
  { siteId, accessLog, now }: Pick<AccessContext, 'siteId' | 'accessLog' | 'now'>,
  caller: Caller,
  personIds: readonly string[] | 'list',
  what: AccessKind,
): void {
  if (!accessLog || caller.kind === 'nobody') return;
  const access = { siteId, what, viewerKind: caller.kind, viewer: actorName(caller), count: 1, lastAt: now() };
  for (const personId of personIds === 'list' ? [undefined] : personIds) accessLog.note({ ...access, personId });
}
