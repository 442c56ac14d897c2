import type { SimulatedAnswer } from '../edge/simulated-answer.ts';

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What becomes an error answer (RFC 7644, 3.12). */
export class ScimError extends Error {
  readonly status: number;
  readonly scimType: string | undefined;

  constructor(status: number, detail: string, scimType?: string) {
    super(detail);
    this.name = 'ScimError';
    this.status = status;
    this.scimType = scimType;
  }
}

/** `status` of the body is a text by RFC 7644. */
export function errorAnswer({ status, scimType, message }: ScimError, numericStatus = false): SimulatedAnswer {
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: numericStatus ? status : String(status),
    ...(scimType === undefined ? {} : { scimType }),
    detail: message,
  };
  return { status, headers: scimJson, body };
}

export const scimJson = { 'Content-Type': 'application/scim+json' };
