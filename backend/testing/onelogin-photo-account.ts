import { createOneloginPhotoTarget } from '../flow/targets/onelogin-photo/onelogin-photo-target.ts';
import type { TargetSession } from '../flow/targets/target.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import type { OneLoginAccess } from './onelogin-account.ts';
import { aTargetContext } from './target-context.ts';

interface OpeningParts {
  readonly context?: Parameters<typeof aTargetContext>[0];
  readonly settings?: JsonObject;
  readonly clock?: FakeClock;
}

/** A session that writes photos, finds people by e-mail address and waits on no clock, unless the test says otherwise. */
export function openOneLoginPhoto(
  { url: apiUrl, clientId, clientSecret }: OneLoginAccess,
  { context = {}, settings = {}, clock = createFakeClock() }: OpeningParts = {},
): TargetSession {
  const wants = { manager: false, ...context.wants };
  return createOneloginPhotoTarget(clock.sleep).open(
    { subdomain: 'larkfield', apiUrl, clientId, clientSecret, ...settings },
    aTargetContext({ now: clock.now, ...context, wants }),
  );
}
