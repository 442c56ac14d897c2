import { createAtlassianAccountsTarget } from '../flow/targets/atlassian-accounts/accounts-target.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { TargetContext, TargetSession, TargetWants } from '../flow/targets/target.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aTargetContext } from './target-context.ts';

/** Where a simulated or scripted organization answers, and with which key. */
export interface AccountsAccess {
  readonly url: string;
  readonly orgId: string;
  readonly apiKey: string;
  readonly avatarPath: string;
}

export interface AccountsParts {
  readonly settings?: JsonObject;
  readonly wants?: Partial<TargetWants>;
  readonly context?: Partial<Omit<TargetContext, 'wants'>>;
  readonly clock?: FakeClock;
}

export const accountsFields = [
  'job_title',
  'department',
  'organization',
  'location',
  'nickname',
  'zoneinfo',
  'locale',
] as const;

/** A session that wants every field and pictures, finds people by e-mail address and waits on no clock. */
export function openAccounts(access: AccountsAccess, parts: AccountsParts = {}): TargetSession {
  const { settings = {}, wants = {}, context = {}, clock = createFakeClock() } = parts;
  const { url: apiUrl, orgId, apiKey, avatarPath } = access;
  return createAtlassianAccountsTarget(clock.sleep).open(
    { apiUrl, orgId, apiKey, avatarRoute: true, avatarPath, ...settings },
    aTargetContext({ now: clock.now, ...context, wants: { fields: accountsFields, matchBy: 'email', ...wants } }),
  );
}
