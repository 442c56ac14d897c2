import { describe, expect, it } from 'vitest';
import { concernsEveryone, jiraFailure, refusals, tasks } from './jira-cloud-failure.ts';

const refused = (status: number, isJson = true) => ({ status, isJson });

describe('a refusal of Jira’s', () => {
  it.each([
    [refused(401), 'credentials-rejected', /API token/],
    [refused(403), 'permission-missing', /“Administer Jira”/],
    [refused(404, false), 'unexpected-answer', /no Jira at this address/],
    [refused(302, false), 'unexpected-answer', /Check the site URL/],
    [refused(500), 'unavailable', /right now \(status 500\)/],
    [refused(408), 'unavailable', /right now/],
    [refused(400), 'unexpected-answer', /refused to read and write the properties of other users \(status 400\)/],
  ])('%j means %s', (refusal, reason, message) => {
    const failure = jiraFailure(refusal, tasks.property);
    expect(failure.reason).toBe(reason);
    expect(failure.message).toMatch(message);
  });

  it('names the permission that is missing for what was asked', () => {
    expect(jiraFailure(refused(403), tasks.people).permission).toBe('Browse users and groups');
  });

  it('tells the limits apart', () => {
    const limit = (kind: 'burst' | 'per-issue' | 'quota' | 'unnamed') =>
      jiraFailure({ ...refused(429), limit: { kind, seconds: 90 } }, tasks.property);
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

it('gives each refusal of a person a code and a sentence', () => {
  for (const { code, message } of Object.values(refusals)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(message).toMatch(/^[A-Z].*\.$/);
  }
});
