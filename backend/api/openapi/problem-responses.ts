import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import type { Operation } from '#contract/operation.ts';
import { problem, type ProblemCode } from '#contract/problem.ts';
import { problemStatus } from '../edge/problem.ts';

/** Operations that reach out to the identity provider while the caller waits. */
const askProviders = new Set([
  'checkConnector',
  'checkNewConnector',
  'checkTarget',
  'checkNewTarget',
  'listAttributes',
  'explainPerson',
]);

/** Component name and meaning of each code. */
const named: Readonly<Record<ProblemCode, readonly [name: string, description: string]>> = {
  'invalid-input': ['InvalidInput', 'The request is not what the operation asks for; `errors` names the places.'],
  'not-signed-in': ['NotSignedIn', 'No session or API token, or one that has ended.'],
  'not-allowed': ['NotAllowed', 'Another role or another scope is needed.'],
  'not-found': ['NotFound', 'There is no such thing.'],
  conflict: ['Conflict', 'The request does not fit the present state.'],
  'too-many-requests': ['TooManyRequests', 'Wait as long as `Retry-After` says.'],
  'too-large': ['TooLarge', 'The body is over the limit.'],
  'connector-failed': ['ConnectorFailed', 'The identity provider did not let us; `detail` says why.'],
  unavailable: ['Unavailable', 'Roster cannot answer right now.'],
  internal: ['Internal', 'A fault of Roster’s own; its log has it under `requestId`.'],
};

export const problemResponses: Record<string, ZodOpenApiResponseObject> = Object.fromEntries(
  Object.values(named).map(([name, description]) => [
    name,
    { description, content: { 'application/problem+json': { schema: problem } } },
  ]),
);

/** The problems that an operation may answer with. */
export function problemsOf(operation: Operation): ZodOpenApiOperationObject['responses'] {
  return Object.fromEntries(
    codesOf(operation).map((code) => [
      String(problemStatus(code)),
      { $ref: `#/components/responses/${named[code][0]}` },
    ]),
  );
}

function codesOf({ id, access, method, params, body, consumes }: Operation): ProblemCode[] {
  const takesBody = body !== undefined || consumes !== undefined;
  const changes = method !== 'get';
  const codes: readonly (readonly [ProblemCode, boolean])[] = [
    ['invalid-input', true],
    ['not-signed-in', access !== 'public' || id === 'createSession'],
    ['not-allowed', access === 'admin' || changes],
    ['not-found', params !== undefined],
    ['conflict', changes],
    ['too-large', takesBody],
    ['too-many-requests', id === 'createSession'],
    ['internal', true],
    ['connector-failed', askProviders.has(id)],
    ['unavailable', true],
  ];
  return codes.filter(([, applies]) => applies).map(([code]) => code);
}
