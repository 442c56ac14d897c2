import { createPingonePhotoTarget } from '../flow/targets/pingone-photo/pingone-photo-target.ts';
import type { TargetSession } from '../flow/targets/target.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import type { PingOneAccess } from './pingone-environment.ts';
import { aTargetContext } from './target-context.ts';

interface OpeningParts {
  readonly context?: Parameters<typeof aTargetContext>[0];
  readonly settings?: JsonObject;
  readonly clock?: FakeClock;
}

/** A session that writes photos, finds people by username and waits on no clock, unless the test says otherwise. */
export function openPingOnePhoto(
  { url, environmentId, clientId, clientSecret }: PingOneAccess,
  { context = {}, settings = {}, clock = createFakeClock() }: OpeningParts = {},
): TargetSession {
  const wants = { manager: false, matchBy: 'username', ...context.wants };
  return createPingonePhotoTarget(clock.sleep).open(
    { environmentId, clientId, clientSecret, authUrl: url, apiUrl: url, ...settings },
    aTargetContext({ now: clock.now, ...context, wants }),
  );
}
