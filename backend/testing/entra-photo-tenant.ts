import { createEntraPhotoTarget } from '../flow/targets/entra-photo/entra-photo-target.ts';
import type { TargetSession } from '../flow/targets/target.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { EntraAccess } from './entra-tenant.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aTargetContext } from './target-context.ts';

interface OpeningParts {
  readonly context?: Parameters<typeof aTargetContext>[0];
  readonly settings?: JsonObject;
  readonly clock?: FakeClock;
}

/** A session that writes photos, finds people by user principal name and waits on no clock, unless the test says otherwise. */
export function openEntraPhoto(
  { authorityUrl, graphUrl, tenantId, clientId, clientSecret }: EntraAccess,
  { context = {}, settings = {}, clock = createFakeClock() }: OpeningParts = {},
): TargetSession {
  const wants = { manager: false, matchBy: 'userPrincipalName', ...context.wants };
  return createEntraPhotoTarget(clock.sleep).open(
    { authorityUrl, graphUrl, tenantId, clientId, clientSecret, ...settings },
    aTargetContext({ now: clock.now, ...context, wants }),
  );
}
