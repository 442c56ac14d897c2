import { ConnectorError, type ConnectorFailure } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { throttleUntilReset } from '../../../http/throttle.ts';
import { objectsOf, textOf, valueOf } from './people/attribute-path.ts';
import { directoryFailure, generalFailure, personFailure, type ScimRefusal } from './organization-failure.ts';
import { baseUrlOf, type OrganizationSettings } from './organization-settings.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';

export interface ScimAnswer extends ScimRefusal {
  /** Undefined: empty, or no JSON object. */
  readonly body: JsonObject | undefined;
}

export interface ScimOperation {
  readonly op: 'replace' | 'remove';
  readonly path: string;
  readonly value?: JsonValue;
}

export type UserReading =
  | { readonly status: 'read'; readonly user: JsonObject }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

/**
 * Requests to one SCIM directory. Short rate limits are waited out; what concerns everyone is thrown. There is no
 * replacing a user (PUT): it clears every attribute that is not sent.
 */
export interface OrganizationClient {
  /** What the directory can do; read once, before anything else is asked. Throws when it cannot do what Roster needs. */
  begin(signal: AbortSignal): Promise<void>;
  /** Users whose attribute is this value. Atlassian filters by these two only. */
  find(key: 'userName' | 'externalId', value: string, signal: AbortSignal): Promise<readonly JsonObject[]>;
  read(id: string, signal: AbortSignal): Promise<UserReading>;
  patch(id: string, operations: readonly ScimOperation[], signal: AbortSignal): Promise<ScimAnswer>;
  create(user: JsonObject, signal: AbortSignal): Promise<ScimAnswer>;
}

interface ClientOptions {
  readonly settings: OrganizationSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

interface Asking {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: JsonObject;
}

export function createOrganizationClient({ settings, http, now }: ClientOptions): OrganizationClient {
  let begun: Promise<void> | undefined;

  const ask = async ({ method = 'GET', path, body }: Asking, signal: AbortSignal): Promise<ScimAnswer> => {
    const headers = { authorization: `Bearer ${settings.apiKey}`, accept: 'application/scim+json, application/json' };
    const response = await http.send(
      {
        method,
        url: `${baseUrlOf(settings)}${path}`,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/scim+json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        // Each operation says how the attribute is to be: doing it twice does no harm.
        repeatable: method !== 'POST',
      },
      signal,
    );
    const answer = answerIn(response, now());
    const failure = generalFailure(answer);
    if (failure) throw new ConnectorError(failure);
    return answer;
  };

  const readConfig = async (signal: AbortSignal): Promise<void> => {
    const answer = await ask({ path: '/ServiceProviderConfig' }, signal);
    if (answer.status >= 400) throw new ConnectorError(directoryFailure(answer));
    if (answer.body === undefined) throw notScim();
    for (const [name, needed] of needs) {
      const support = valueOf(answer.body, name);
      if (!isJsonObject(support) || valueOf(support, 'supported') !== true) throw lacking(needed);
    }
  };

  const begin = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    begun ??= readConfig(signal);
    try {
      await begun;
    } catch (error) {
      begun = undefined;
      throw error;
    }
  };

  return {
    begin,
    find: async (key, value, signal) => {
      await begin(signal);
      const filter = encodeURIComponent(`${key} eq ${JSON.stringify(value)}`);
      const answer = await ask({ path: `/Users?filter=${filter}&startIndex=1&count=2` }, signal);
      if (answer.status >= 400) throw new ConnectorError(directoryFailure(answer));
      if (answer.body === undefined) throw notScim();
      return objectsOf(valueOf(answer.body, 'Resources'));
    },
    read: async (id, signal) => {
      await begin(signal);
      const answer = await ask({ path: `/Users/${encodeURIComponent(id)}` }, signal);
      if (answer.status === 404) return { status: 'gone' };
      if (answer.status < 300 && answer.body !== undefined) return { status: 'read', user: answer.body };
      return { status: 'failed', failure: personFailure(answer) };
    },
    patch: async (id, operations, signal) => {
      await begin(signal);
      const body = { schemas: [patchSchema], Operations: operations.map((operation) => ({ ...operation })) };
      return ask({ method: 'PATCH', path: `/Users/${encodeURIComponent(id)}`, body }, signal);
    },
    create: async (user, signal) => {
      await begin(signal);
      return ask({ method: 'POST', path: '/Users', body: user }, signal);
    },
  };
}

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const needs = [
  ['patch', 'update single attributes (PATCH), and Roster never replaces a person as a whole'],
  ['filter', 'be searched for a user (filter)'],
] as const;

function lacking(needed: string): ConnectorError {
  const message = `This directory says that it cannot ${needed}.`;
  return new ConnectorError({ reason: 'unexpected-answer', message, setting: 'baseUrl' });
}

function notScim(): ConnectorError {
  const message =
    'What answers at this address is no SCIM directory. Copy the directory base URL from Atlassian again.';
  return new ConnectorError({ reason: 'unexpected-answer', message, setting: 'baseUrl' });
}

function answerIn(response: HttpResponse, now: Date): ScimAnswer {
  const { status } = response;
  const body = bodyOf(response);
  const scimType = body && textOf(valueOf(body, 'scimType'))?.toLowerCase();
  return { status, body, scimType, retryAfterSeconds: throttleUntilReset(response, now)?.seconds };
}

/** A PATCH may be answered without a body (RFC 7644, 3.5.2), and gateways refuse in HTML: then the status has to do. */
function bodyOf(response: HttpResponse): JsonObject | undefined {
  if (!(response.header('content-type')?.includes('json') ?? false)) return undefined;
  const parsed = parseJson(response);
  return isJsonObject(parsed) ? parsed : undefined;
}
