import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { isSecure } from '../../access/session/session-cookie.ts';
import { sessionCookieName } from '../../access/session/session-cookie.ts';
import { nameSchemas } from './component-schemas.ts';
import { exampleOf } from './examples.ts';
import { problemResponses, problemsOf } from './problem-responses.ts';

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** Are visited by browsers, which are sent on. */
const redirects = new Set(['startOidcSignIn', 'finishOidcSignIn']);

const tagDescriptions: Readonly<Record<string, string>> = {
  Session: 'Signing in and out.',
  People: 'The directory, as everyone sees it.',
  Connectors: 'Configured identity providers.',
  Mapping: 'From the provider’s attributes to the fields of a profile.',
  Runs: 'Executions: their history, progress and changes.',
  Targets: 'Places that people are pushed to, and how each person stands there.',
  'Personal data': 'What is kept of one person: who looked at it, all of it in one file, and erasing it.',
  Photos: 'The photos that Roster hosts for others, such as an Atlassian organization.',
  Access: 'Accounts, API tokens and the audit log.',
  Settings: 'Settings of the site.',
};

/** The contract as OpenAPI 3.1. */
export function openApiDocument(operations: readonly Operation[], baseUrl: string): OpenApiDocument {
  nameSchemas();
  const description: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: {
      title: 'Roster',
      version: '1',
      description:
        'Keeps the people in Jira and Confluence true. Everything that Roster’s own pages do goes through here.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This Roster' }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, ...describeTag(name) })),
    paths: pathsOf(operations),
    components: {
      responses: problemResponses,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token. Scopes: `read` (GET), `run` (also start and steer runs), `admin` (everything).',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName({ baseUrl }),
          description: `Set by signing in${isSecure(baseUrl) ? '' : ' (another name over https)'}. A change also needs the header \`X-Roster-Request: 1\`.`,
        },
      },
    },
  };
  return createDocument(description, { override: ({ jsonSchema }) => simplify(jsonSchema) });
}

/** Answers may grow fields, and what JSON's numbers and ids look like needs no telling. */
function simplify(schema: Record<string, unknown>): void {
  if (schema['additionalProperties'] === false) delete schema['additionalProperties'];
  if (schema['format'] === 'uuid' || schema['format'] === 'date-time') delete schema['pattern'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
}

function describeTag(name: string): { description?: string } {
  const description = tagDescriptions[name];
  return description === undefined ? {} : { description };
}

function pathsOf(operations: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  return paths;
}

function describeOperation(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, tag, access, params, query } = operation;
  return {
    operationId: id,
    summary,
    tags: [tag],
    security: access === 'public' ? [] : [{ token: [] }, { session: [] }],
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      ...(query instanceof z.ZodObject && { query }),
    },
    ...requestBody(operation),
    responses: { ...successOf(operation), ...problemsOf(operation) },
  };
}

function requestBody({ id, body, consumes }: Operation): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (consumes !== undefined) {
    return {
      requestBody: { required: true, content: { [consumes]: { schema: { type: 'string', format: 'binary' } } } },
    };
  }
  if (!body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: body, ...exampleOf(id) } } } };
}

function successOf({ id, status, response, produces }: Operation): ZodOpenApiOperationObject['responses'] {
  if (response)
    return { [String(status)]: { description: 'Done.', content: { 'application/json': { schema: response } } } };
  if (produces === undefined) return { [String(status)]: { description: 'Done.' } };
  const schema = produces.startsWith('text/')
    ? { type: 'string' as const }
    : { type: 'string' as const, format: 'binary' };
  const success = { [String(status)]: { description: 'Done.', content: { [produces]: { schema } } } };
  return redirects.has(id)
    ? { ...success, '302': { description: 'The browser is sent on, and ends at a page.' } }
    : success;
}
