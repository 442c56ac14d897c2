import { createOktaPhotoTarget } from '../flow/targets/okta-photo/okta-photo-target.ts';
import type { TargetSession } from '../flow/targets/target.ts';
import type { JsonObject } from '../flow/model/json.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aTargetContext } from './target-context.ts';

interface OpeningParts {
  readonly context?: Parameters<typeof aTargetContext>[0];
  readonly settings?: JsonObject;
  readonly clock?: FakeClock;
}

/** A session that writes photos with the API token, finds people by login and waits on no clock, unless the test says otherwise. */
export function openOktaPhoto(
  { orgUrl, apiToken }: { readonly orgUrl: string; readonly apiToken: string },
  { context = {}, settings = {}, clock = createFakeClock() }: OpeningParts = {},
): TargetSession {
  const wants = { manager: false, matchBy: 'login', ...context.wants };
  return createOktaPhotoTarget(clock.sleep).open(
    { orgUrl, apiToken, ...settings },
    aTargetContext({ now: clock.now, ...context, wants }),
  );
}
