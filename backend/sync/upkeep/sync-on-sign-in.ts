import { loadSite } from '../../site/site-store.ts';
import type { SignInOrder } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';
import { accountsDue } from './due-accounts-store.ts';
import { startUnlessActive } from './start-unless-active.ts';

/**
 * Starts a run of one person at each connector that has them, if the site wants that on sign-in and they were not read for
 * a while. A connector that is at work is left alone: it will come to them, or the next sign-in will.
 */
export async function syncOnSignIn(parts: SyncParts, { siteId, personId, startedBy }: SignInOrder): Promise<void> {
  const { enabled, everyMinutes } = (await loadSite(parts.database, siteId)).settings.signInSync;
  if (!enabled) return;
  const since = new Date(parts.clock.now().getTime() - everyMinutes * 60_000);
  for (const { connectorId, sourceId } of await accountsDue(parts.database, { siteId, personId, since })) {
    const order = { siteId, connectorId, type: 'person', person: sourceId, trigger: 'signIn', startedBy } as const;
    await startUnlessActive(parts, order);
  }
}
