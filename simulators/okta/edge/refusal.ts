import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';

/** https://developer.okta.com/docs/reference/error-codes/ */
export function refusal(
  status: number,
  errorCode: string,
  errorSummary: string,
  headers: NonNullable<SimulatedAnswer['headers']> = {},
): SimulatedAnswer {
  const body = { errorCode, errorSummary, errorLink: errorCode, errorId: 'oaeSimulated00000000', errorCauses: [] };
  return { status, headers, body };
}

export const notFound = (what: string, kind: string): SimulatedAnswer =>
  refusal(404, 'E0000007', `Not found: Resource not found: ${what} (${kind})`);

export const forbidden = (): SimulatedAnswer =>
  refusal(403, 'E0000006', 'You do not have permission to perform the requested action');
