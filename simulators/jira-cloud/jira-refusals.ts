import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** Thrown where Jira refuses instead of answering. */
export class JiraRefusal extends Error {
  readonly answer: SimulatedAnswer;

  constructor(answer: SimulatedAnswer) {
    super(`Jira answers with status ${answer.status}.`);
    this.name = 'JiraRefusal';
    this.answer = answer;
  }
}

export const refusal = (status: number, message: string): JiraRefusal =>
  new JiraRefusal({ status, body: { errorMessages: [message], errors: {} } });

/** `2026-11-22T22:00Z`: Jira names no seconds. */
const toMinute = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`;

const limited = (headers: Readonly<Record<string, string>>): SimulatedAnswer => ({
  status: 429,
  headers,
  body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
});

const resetHeaders = (now: Date, seconds: number) => ({
  Date: now.toUTCString(),
  'X-RateLimit-Reset': toMinute(new Date(now.getTime() + seconds * 1000)),
});

/** https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
export const rateLimits = {
  burst: (seconds: number): SimulatedAnswer =>
    limited({ 'Retry-After': String(seconds), 'RateLimit-Reason': 'jira-burst-based' }),
  perIssue: (seconds: number): SimulatedAnswer =>
    limited({ 'Retry-After': String(seconds), 'RateLimit-Reason': 'jira-per-issue-on-write' }),
  /** With a `Retry-After` that is no use: the quota is only renewed at its reset. */
  quota: (now: Date, seconds: number): SimulatedAnswer =>
    limited({
      'Retry-After': '1',
      'RateLimit-Reason': 'jira-quota-tenant-based',
      'X-RateLimit-Remaining': '0',
      ...resetHeaders(now, seconds),
    }),
  bare: (): SimulatedAnswer => limited({}),
};
