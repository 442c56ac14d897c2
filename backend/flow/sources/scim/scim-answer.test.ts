import { describe, expect, it } from 'vitest';
import { scimAnswer } from './scim-answer.ts';

const now = new Date('2026-11-21T10:00:00Z');
const answerOf = (status: number, text: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
  scimAnswer(
    {
      status,
      header: (name) => headers[name],
      body: text === undefined ? 'too-large' : new TextEncoder().encode(text),
    },
    now,
  );
const error = (status: unknown): string =>
  JSON.stringify({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status, scimType: 'tooMany' });

describe('an answer', () => {
  it.each(['application/scim+json', 'application/json; charset=utf-8', ''])('is read as %s', (type) => {
    expect(answerOf(200, '{"id":"u1"}', { 'content-type': type }).body).toEqual({ id: 'u1' });
  });

  it.each([['404'], [404]])('that wraps an error with status %j in 200 is that error', (status) => {
    expect(answerOf(200, error(status))).toMatchObject({ status: 404, scimType: 'toomany' });
  });

  it('that is refused keeps the status of HTTP, whatever its body says', () => {
    expect(answerOf(400, error('500')).status).toBe(400);
  });

  it.each(['<!doctype html>', '', '[]', '"text"'])('that is no JSON object has no body: %s', (text) => {
    expect(answerOf(200, text)).toMatchObject({ body: undefined, content: 'no-json' });
  });

  it('that is too large says so', () => {
    expect(answerOf(200, undefined).content).toBe('too-large');
  });

  it('tells the server’s clock and how long to wait', () => {
    const answer = answerOf(503, '', { date: 'Sat, 21 Nov 2026 09:58:00 GMT', 'retry-after': '4' });
    expect(answer).toMatchObject({ serverTime: new Date('2026-11-21T09:58:00Z'), retryAfterSeconds: 4 });
    expect(answerOf(200, '{}', { date: 'yesterday' }).serverTime).toBeUndefined();
  });
});
