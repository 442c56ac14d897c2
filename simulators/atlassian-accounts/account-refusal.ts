import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** An error of the user management API: a key, and what it is about. */
export class AccountRefusal extends Error {
  readonly answer: SimulatedAnswer;

  constructor(status: number, key: string, context?: unknown) {
    super(key);
    this.name = 'AccountRefusal';
    this.answer = { status, body: { key, ...(context !== undefined && { context }) } };
  }
}
