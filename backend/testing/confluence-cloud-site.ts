import type { JsonObject } from '../flow/model/json.ts';
import { createConfluenceCloudTarget } from '../flow/targets/confluence-cloud/confluence-cloud-target.ts';
import type { TargetContext, TargetSession, TargetWants } from '../flow/targets/target.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aTargetContext } from './target-context.ts';

/** Where a simulated or scripted site answers, and as whom to sign in. */
export interface ConfluenceCloudAccess {
  readonly url: string;
  readonly email: string;
  readonly apiToken: string;
}

interface OpeningParts {
  readonly wants?: Partial<TargetWants>;
  readonly context?: Partial<Omit<TargetContext, 'wants'>>;
  readonly settings?: JsonObject;
}

/** A session that wants job title and department and waits on no clock, unless the test says otherwise. */
export function openConfluenceCloud(
  { url, email, apiToken }: ConfluenceCloudAccess,
  { wants = {}, context = {}, settings = {} }: OpeningParts = {},
  clock: FakeClock = createFakeClock(),
): TargetSession {
  return createConfluenceCloudTarget(clock.sleep).open(
    { siteUrl: url, email, apiToken, ...settings },
    aTargetContext({
      wants: { fields: ['jobTitle', 'department'], picture: false, ...wants },
      now: clock.now,
      ...context,
    }),
  );
}
