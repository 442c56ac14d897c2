import { describe, expect, it } from 'vitest';
import { concernsEveryone, siteFailure, type SiteTask } from './property-failure.ts';

const refused = (status: number, isJson = true) => ({ status, isJson });
const task: SiteTask = { product: 'Jira', doing: 'write properties', permission: 'Administer Jira' };

describe('a refusal of a site', () => {
  it.each([
    [refused(401), 'credentials-rejected', /^Jira did not accept .* API token/],
    [refused(403), 'permission-missing', /may not write properties\. .*“Administer Jira”/],
    [refused(404, false), 'unexpected-answer', /no Jira at this address/],
    [refused(302, false), 'unexpected-answer', /Check the site URL/],
    [refused(500), 'unavailable', /right now \(status 500\)/],
    [refused(408), 'unavailable', /right now/],
    [refused(400), 'unexpected-answer', /refused to write properties \(status 400\)/],
  ])('%j means %s', (refusal, reason, message) => {
    const failure = siteFailure(refusal, task);
    expect(failure.reason).toBe(reason);
    expect(failure.message).toMatch(message);
  });

  it('names the permission that is missing for what was asked', () => {
    expect(siteFailure(refused(403), { ...task, permission: 'Can use' }).permission).toBe('Can use');
  });

  it('says what to do where the site lacks the product that is asked', () => {
    for (const refusal of [refused(404), refused(404, false), refused(302)]) {
      expect(siteFailure(refusal, { ...task, absent: 'No Jira here.' }).message).toBe('No Jira here.');
    }
  });

  it('tells the limits apart', () => {
    const limit = (kind: 'burst' | 'per-issue' | 'quota' | 'unnamed') =>
      siteFailure({ ...refused(429), limit: { kind, seconds: 90 } }, task);
    const failures = (['burst', 'per-issue', 'quota', 'unnamed'] as const).map(limit);
    expect(failures.map(({ reason }) => reason)).toEqual(Array(4).fill('rate-limited'));
    expect(failures.map(({ retryAfterSeconds }) => retryAfterSeconds)).toEqual([90, 90, 90, 90]);
    expect(new Set(failures.map(({ message }) => message)).size).toBe(4);
    expect(failures[2]?.message).toMatch(/quota/);
  });

  it('concerns everyone, or one person', () => {
    const limit = { kind: 'unnamed', seconds: undefined } as const;
    const everyone = [refused(401), refused(403), refused(404, false), refused(302), { ...refused(503), limit }];
    expect(everyone.map(concernsEveryone)).toEqual([true, true, true, true, true]);
    expect([refused(404), refused(400), refused(500), refused(200)].map(concernsEveryone)).not.toContain(true);
  });
});
