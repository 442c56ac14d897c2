import { createAtlassianOrganizationTarget } from '../flow/targets/atlassian-organization/organization-target.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { TargetContext, TargetSession, TargetWants } from '../flow/targets/target.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aTargetContext } from './target-context.ts';

/** Where a simulated or scripted directory answers, and with which key. */
export interface OrganizationAccess {
  readonly directoryUrl: string;
  readonly apiKey: string;
}

export interface OrganizationParts {
  readonly settings?: JsonObject;
  readonly wants?: Partial<TargetWants>;
  readonly context?: Partial<Omit<TargetContext, 'wants'>>;
  readonly clock?: FakeClock;
}

export const organizationFields = [
  'title',
  'department',
  'organization',
  'timezone',
  'preferredLanguage',
  'phone',
  'displayName',
  'nickName',
] as const;

/** A session that wants every field, finds people by user name and waits on no clock. */
export function openOrganization(access: OrganizationAccess, parts: OrganizationParts = {}): TargetSession {
  const { settings = {}, wants = {}, context = {}, clock = createFakeClock() } = parts;
  return createAtlassianOrganizationTarget(clock.sleep).open(
    { baseUrl: access.directoryUrl, apiKey: access.apiKey, ...settings },
    aTargetContext({
      now: clock.now,
      ...context,
      wants: { fields: organizationFields, matchBy: 'userName', ...wants },
    }),
  );
}
