import { describe, expect, it } from 'vitest';
import { bucketOf, budgetPause, createOktaThrottle } from './rate-limit.ts';

const now = new Date('2026-11-22T08:00:00Z');
const date = 'Sun, 22 Nov 2026 06:30:00 GMT';
const serverSeconds = Date.parse(date) / 1000;

const answer = (status: number, headers: Readonly<Record<string, string>>) => ({
  status,
  header: (name: string) => headers[name],
  body: new Uint8Array(),
});
const limited = (reset: number, more: Readonly<Record<string, string>> = { date }) =>
  answer(429, {
    'x-rate-limit-limit': '600',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(reset),
    ...more,
  });
const throttle = createOktaThrottle(() => 0.25);

describe('a refused request', () => {
  it('waits until the reset by Okta’s clock, and a little longer', () => {
    expect(throttle(limited(serverSeconds + 42), now)).toEqual({ seconds: 42.25 });
  });

  it('waits at least a second', () => {
    expect(throttle(limited(Date.parse(date) / 1000 + 1), now)).toEqual({ seconds: 1.25 });
  });

  it('takes the local clock where Okta does not say what time it is', () => {
    expect(throttle(limited(now.getTime() / 1000 + 5, {}), now)).toEqual({ seconds: 5.25 });
  });

  it.each([
    ['the reset is past', limited(serverSeconds - 3)],
    ['there is none', answer(429, { date })],
    ['it makes no sense', answer(429, { date, 'x-rate-limit-reset': 'soon' })],
  ])('waits longer each time when %s', (_, response) => {
    expect(throttle(response, now)).toEqual({});
  });

  it.each([200, 403, 503])('is not what a %i is', (status) => {
    expect(throttle(answer(status, { 'x-rate-limit-reset': String(serverSeconds + 42), date }), now)).toBeUndefined();
  });
});

describe('the budget', () => {
  it.each([
    [60, 10, 0],
    [59, 10, 30],
    [0, 10, 30],
    [0, 0, 0],
  ])('with %i of 600 left and %i percent to leave pauses for %i seconds', (remaining, percent, seconds) => {
    expect(budgetPause({ limit: 600, remaining, resetsInSeconds: 30 }, percent)).toBe(seconds);
  });

  it('takes no limit of nothing for one', () => {
    expect(budgetPause({ limit: 0, remaining: 0, resetsInSeconds: 30 }, 10)).toBe(0);
  });

  it.each([
    ['/api/v1/users?after=x', '/api/v1/users?limit=1', true],
    ['/api/v1/users/00u1', '/api/v1/users/00u2/groups', true],
    ['/api/v1/users', '/api/v1/users/00u1', false],
    ['/api/v1/users', '/api/v1/logs', false],
  ])('of %s and %s is the same: %s', (one, other, isSame) => {
    expect(bucketOf(`https://x.example${one}`) === bucketOf(`https://x.example${other}`)).toBe(isSame);
  });
});
