import { describe, expect, it } from 'vitest';
import { refusals } from '../../../../simulators/google/google-refusals.ts';
import type { SimulatedAnswer } from '../../../../simulators/edge/simulated-answer.ts';
import { readRefusal } from './google-answer.ts';
import { googleFailure, googleThrottle, isPassing, tasks, type GoogleTask } from './google-failure.ts';

const now = new Date('2026-11-22T08:00:00Z');

function responseOf({ status, body }: SimulatedAnswer, retryAfter?: string) {
  const headers: Record<string, string | undefined> = { 'content-type': 'application/json', 'retry-after': retryAfter };
  return { status, header: (name: string) => headers[name], body: new TextEncoder().encode(JSON.stringify(body)) };
}
const failureOf = (answer: SimulatedAnswer, task: GoogleTask = tasks.users) =>
  googleFailure(readRefusal(responseOf(answer), now), task);

describe('a 403 of Google', () => {
  it.each([
    'userRateLimitExceeded',
    'quotaExceeded',
    'gatewayRateLimit',
    'rateLimitExceeded',
    'resourceExhausted',
  ] as const)('that says %s asks to wait, in either shape', (name) => {
    expect(googleThrottle(responseOf(refusals[name]()), now)).toEqual({ seconds: undefined });
    expect(googleThrottle(responseOf(refusals[name](), '7'), now)).toEqual({ seconds: 7 });
    expect(failureOf(refusals[name]())).toMatchObject({ reason: 'rate-limited' });
  });

  it.each([
    'forbidden',
    'domainCannotUseApis',
    'dailyLimitExceeded',
    'accessNotConfigured',
    'scopeInsufficient',
  ] as const)('that says %s is for good', (name) => {
    expect(googleThrottle(responseOf(refusals[name]()), now)).toBeUndefined();
    expect(failureOf(refusals[name]())).toMatchObject({ reason: 'permission-missing' });
  });

  it('that comes as 429 is no reason to wait for the next day either', () => {
    const usedUp = { ...refusals.dailyLimitExceeded(), status: 429 };
    expect(googleThrottle(responseOf(usedUp), now)).toBeUndefined();
    expect(failureOf(usedUp)).toMatchObject({ reason: 'permission-missing' });
  });

  it.each([
    [
      refusals.accessNotConfigured(),
      /^The Google Cloud project of the service account does not have the Admin SDK API enabled/,
      'Admin SDK API',
    ],
    [
      refusals.serviceDisabled('admin.googleapis.com'),
      /^The Google Cloud project of the service account, which has the project number 604021, does not have/,
      'Admin SDK API',
    ],
    [refusals.scopeInsufficient(), /admin\.directory\.user\.readonly/, tasks.users.scope],
    [refusals.forbidden(), /Users > Read/, tasks.users.privilege],
    [refusals.domainCannotUseApis(), /API access is turned off/, undefined],
    [refusals.dailyLimitExceeded(), /daily quota/, undefined],
  ])('names what is missing (case %#)', (answer, message, permission) => {
    const failure = failureOf(answer);
    expect(failure.message).toMatch(message);
    expect(failure.permission).toBe(permission);
  });
});

describe('any other refusal of Google', () => {
  it.each([
    [refusals.unauthenticated(), tasks.users, 'credentials-rejected'],
    [refusals.backendError(), tasks.users, 'unavailable'],
    [refusals.internalError(), tasks.users, 'unavailable'],
    [refusals.badRequest(), tasks.users, 'unexpected-answer'],
    [refusals.invalid('token'), { ...tasks.users, follows: true }, 'cursor-expired'],
    [refusals.backendError(), { ...tasks.users, follows: true }, 'unavailable'],
    [refusals.backendError(), { ...tasks.users, follows: 'late' }, 'cursor-expired'],
    [refusals.notFound('groupKey'), tasks.members, 'unexpected-answer'],
  ] as const)('has a reason (case %#)', (answer, task, reason) => {
    expect(failureOf(answer, task).reason).toBe(reason);
  });

  it('is worth another try at once only where Google says that it passes', () => {
    const passes = (answer: SimulatedAnswer): boolean => isPassing(readRefusal(responseOf(answer), now));
    expect(passes(refusals.internalError())).toBe(true);
    expect(passes({ status: 500, body: 'Oops' })).toBe(false);
    expect(passes(refusals.forbidden())).toBe(false);
  });

  it('says what to check, and repeats nothing of what Google said about people', () => {
    const answer = refusals.notFound('ann@corp.example');
    const failure = failureOf(answer, { ...tasks.members, hint: 'Check the group 12.', setting: 'domain' });
    expect(failure).toMatchObject({ setting: 'domain' });
    expect(failure.message).toMatch(/status 404, notFound.*Check the group 12\./);
    expect(failure.message).not.toContain('ann@');
  });

  it('may come in HTML, or cut off', () => {
    const response = { status: 502, header: () => 'text/html', body: new TextEncoder().encode('<h1>') };
    expect(googleFailure(readRefusal(response, now), tasks.users).reason).toBe('unavailable');
    const cut = { ...response, status: 403, header: () => 'application/json' };
    expect(googleThrottle(cut, now)).toBeUndefined();
  });
});
