import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../http/http-message.ts';
import { failureOfAll, failureOfOne } from './jira-data-center-failure.ts';
import { isXsrfRefusal, dataCenterThrottle } from '../shared/data-center/data-center-failure.ts';

const now = new Date('2026-11-21T10:00:00Z');

function anAnswer(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): HttpResponse {
  return { status, header: (name) => headers[name], body: new TextEncoder().encode(body) };
}

describe('a refusal of Jira', () => {
  it.each([
    [anAnswer(401), 'credentials-rejected', 'did not accept user name and password'],
    [anAnswer(401, { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }), 'credentials-rejected', 'did not accept'],
    [anAnswer(401, { 'x-seraph-loginreason': 'AUTHENTICATION_DENIED' }), 'credentials-rejected', 'CAPTCHA'],
    [
      anAnswer(403, { 'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE; login-url=https://jira/login.jsp' }),
      'credentials-rejected',
      'CAPTCHA',
    ],
    [anAnswer(403, { 'x-seraph-loginreason': 'AUTHORISATION_FAILED' }), 'credentials-rejected', 'may not use Jira'],
    [anAnswer(403, {}, 'Basic Authentication has been disabled on this instance.'), 'credentials-rejected', 'token'],
    [anAnswer(429, { 'retry-after': '30' }), 'rate-limited', 'asks to wait'],
    [anAnswer(302, { location: '/login.jsp' }), 'unexpected-answer', 'context path'],
    [anAnswer(503), 'unavailable', 'status 503'],
  ])('is everybody’s, and told apart (case %#)', (answer, reason, words) => {
    const failure = failureOfAll(answer, 'password', now);
    expect(failure?.reason).toBe(reason);
    expect(failure?.message).toContain(words);
  });

  it('points at the credential that was used', () => {
    expect(failureOfAll(anAnswer(401), 'token', now)).toMatchObject({ setting: 'token' });
    expect(failureOfAll(anAnswer(401), 'password', now)).toMatchObject({ setting: 'password' });
  });

  it.each([200, 201, 204, 400, 403, 404, 500])('is one request’s where it says nothing of the others: %i', (status) => {
    expect(failureOfAll(anAnswer(status), 'token', now)).toBeUndefined();
  });

  it('is a fault of Jira’s from 500 on, and a misunderstanding before', () => {
    expect(failureOfOne(anAnswer(500), 'take the picture')).toMatchObject({ reason: 'unavailable' });
    expect(failureOfOne(anAnswer(400), 'take the picture')).toMatchObject({ reason: 'unexpected-answer' });
  });

  it('can be for the form token, which is no matter of permissions', () => {
    expect(isXsrfRefusal(anAnswer(403, {}, 'XSRF check failed'))).toBe(true);
    expect(isXsrfRefusal(anAnswer(403, {}, '{"errorMessages":[]}'))).toBe(false);
  });
});

describe('a wish to wait', () => {
  it.each([
    [anAnswer(429, { 'retry-after': '7' }), { seconds: 7 }],
    // Tokens come back at the end of an interval.
    [anAnswer(429, { 'retry-after': '0', 'x-ratelimit-interval-seconds': '5' }), { seconds: 5 }],
    [anAnswer(429), { seconds: undefined }],
    [anAnswer(503, { 'retry-after': '9' }), { seconds: 9 }],
    [anAnswer(503), undefined],
    [anAnswer(200), undefined],
  ])('is read from the headers (case %#)', (answer, throttle) => {
    expect(dataCenterThrottle(answer, now)).toEqual(throttle);
  });

  it('is handed on with its length', () => {
    expect(failureOfAll(anAnswer(429, { 'retry-after': '3600' }), 'token', now)?.retryAfterSeconds).toBe(3600);
  });
});
