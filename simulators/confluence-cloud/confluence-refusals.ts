import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** Thrown where Confluence refuses instead of answering. */
export class ConfluenceRefusal extends Error {
  readonly answer: SimulatedAnswer;

  constructor(answer: SimulatedAnswer) {
    super(`Confluence answers with status ${answer.status}.`);
    this.name = 'ConfluenceRefusal';
    this.answer = answer;
  }
}

export function refusal(statusCode: number, message: string): ConfluenceRefusal {
  const data = { authorized: statusCode !== 403, valid: statusCode !== 400, errors: [], successful: false };
  return new ConfluenceRefusal({ status: statusCode, body: { statusCode, data, message } });
}

/** https://developer.atlassian.com/cloud/confluence/rate-limiting/ */
export function rateLimited(reason: 'burst' | 'quota', seconds: number, now: Date): SimulatedAnswer {
  const reset = `${new Date(now.getTime() + seconds * 1000).toISOString().slice(0, 16)}Z`;
  const headers =
    reason === 'burst'
      ? { 'Retry-After': String(seconds), 'RateLimit-Reason': 'confluence-burst-based' }
      : {
          'Retry-After': '1',
          'RateLimit-Reason': 'confluence-quota-tenant-based',
          'X-RateLimit-Reset': reset,
          Date: now.toUTCString(),
        };
  return { status: 429, headers, body: { statusCode: 429, message: 'Rate limit exceeded.' } };
}
