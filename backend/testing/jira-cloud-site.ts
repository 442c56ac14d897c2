import type { JsonObject } from '../flow/model/json.ts';
import { createJiraCloudTarget } from '../flow/targets/jira-cloud/jira-cloud-target.ts';
import type { TargetContext, TargetSession, TargetWants } from '../flow/targets/target.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aTargetContext } from './target-context.ts';

/** Where a simulated or scripted site answers, and as whom to sign in. */
export interface JiraCloudAccess {
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
export function openJiraCloud(
  { url, email, apiToken }: JiraCloudAccess,
  { wants = {}, context = {}, settings = {} }: OpeningParts = {},
  clock: FakeClock = createFakeClock(),
): TargetSession {
  return createJiraCloudTarget(clock.sleep).open(
    { siteUrl: url, email, apiToken, ...settings },
    aTargetContext({
      wants: { fields: ['jobTitle', 'department'], picture: false, ...wants },
      now: clock.now,
      ...context,
    }),
  );
}
