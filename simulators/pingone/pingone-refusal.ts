import { randomUUID } from 'node:crypto';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** Thrown where PingOne refuses instead of answering. */
export class PingOneRefusal extends Error {
  readonly answer: SimulatedAnswer;

  constructor(answer: SimulatedAnswer) {
    super(`PingOne answers with status ${answer.status}.`);
    this.name = 'PingOneRefusal';
    this.answer = answer;
  }
}

interface RefusalDetail {
  readonly code: string;
  readonly target: string;
  readonly message: string;
}

/** https://developer.pingidentity.com/pingone-api/platform/reference/error-codes.html */
export function refusal(
  status: number,
  code: string,
  message: string,
  details: readonly RefusalDetail[] = [],
): PingOneRefusal {
  const more = details.length === 0 ? {} : { details };
  return new PingOneRefusal({ status, body: { id: randomUUID(), code, message, ...more } });
}

export const badFilter = (message: string): PingOneRefusal =>
  refusal(
    400,
    'INVALID_DATA',
    'The request could not be completed. One or more validation errors were in the request.',
    [{ code: 'INVALID_VALUE', target: 'filter', message }],
  );

export const notFound = (what: string, id: string): PingOneRefusal =>
  refusal(404, 'NOT_FOUND', `Unable to find ${what} with ID: '${id}'`);

export const denied = (): PingOneRefusal =>
  refusal(403, 'ACCESS_FAILED', 'The request could not be completed. You do not have access to this resource.');
