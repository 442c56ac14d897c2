import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

/** RFC 7644, 3.12. */
export class ScimError extends Error {
  readonly answer: SimulatedAnswer;

  constructor(status: number, detail: string, scimType?: string) {
    super(detail);
    this.name = 'ScimError';
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
    const body = { schemas, status: String(status), detail, ...(scimType !== undefined && { scimType }) };
    this.answer = { status, headers: { 'Content-Type': 'application/scim+json' }, body };
  }
}
