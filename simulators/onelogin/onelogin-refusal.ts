import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** Thrown where OneLogin refuses instead of answering. */
export class OneLoginRefusal extends Error {
  readonly answer: SimulatedAnswer;

  constructor(answer: SimulatedAnswer) {
    super(`OneLogin answers with status ${answer.status}.`);
    this.name = 'OneLoginRefusal';
    this.answer = answer;
  }
}

/** The shape of version 1 and of tokens. */
export function refusalV1(code: number, type: string, message: string): OneLoginRefusal {
  return new OneLoginRefusal({ status: code, body: { status: { error: true, code, type, message } } });
}

/** The shape of version 2. */
export function refusalV2(
  statusCode: number,
  name: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): OneLoginRefusal {
  return new OneLoginRefusal({ status: statusCode, headers, body: { name, message, statusCode } });
}
