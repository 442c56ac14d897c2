import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../http/http-message.ts';
import { budgetPauseSeconds, oneloginThrottle } from './onelogin-throttle.ts';

const now = new Date('2026-11-21T10:00:00Z');

function answer(status: number, headers: Readonly<Record<string, string>>): HttpResponse {
  return { status, header: (name) => headers[name], body: new Uint8Array() };
}

describe('a throttled answer', () => {
  it.each([
    [answer(429, { 'x-ratelimit-reset': '832' }), { seconds: 832 }],
    [answer(429, { 'retry-after': '5', 'x-ratelimit-reset': '832' }), { seconds: 5 }],
    [answer(429, { 'x-ratelimit-reset': 'soon' }), { seconds: undefined }],
    [answer(503, { 'retry-after': '5' }), { seconds: 5 }],
    [answer(503, {}), undefined],
    [answer(200, { 'x-ratelimit-reset': '832' }), undefined],
  ])('tells how many seconds are left (case %#)', (response, throttle) => {
    expect(oneloginThrottle(response, now)).toEqual(throttle);
  });
});

describe('the budget', () => {
  const headers = (remaining: string) => ({
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': '832',
  });

  it.each([
    [headers('500'), undefined],
    [headers('499'), 832],
    [headers('0'), 832],
    [{}, undefined],
    [{ 'x-ratelimit-remaining': '0' }, undefined],
  ])('of %j asks for a pause of %s s', (given, seconds) => {
    expect(budgetPauseSeconds(answer(200, given))).toBe(seconds);
  });
});
