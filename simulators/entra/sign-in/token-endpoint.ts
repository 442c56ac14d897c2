import { randomUUID } from 'node:crypto';
import type { AccessTokens } from './access-tokens.ts';
import { acceptsAssertion } from './client-assertion.ts';
import type { EntraSettings } from '../entra-options.ts';
import type { GraphAnswer } from '../graph-exchange.ts';

/** What the token endpoint needs to know of its surroundings. */
export interface TokenEndpoint {
  readonly settings: EntraSettings;
  readonly tokens: AccessTokens;
  readonly serverUrl: string;
  readonly secretExpired: () => boolean;
  readonly roles: () => readonly string[];
}

interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly text: string;
}

const graphHosts = [
  'https://graph.microsoft.com',
  'https://graph.microsoft.us',
  'https://dod-graph.microsoft.us',
  'https://microsoftgraph.chinacloudapi.cn',
];
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export async function answerTokenRequest(
  endpoint: TokenEndpoint,
  tenant: string,
  form: URLSearchParams,
): Promise<GraphAnswer> {
  const refusal = await refusalOf(endpoint, tenant, form);
  if (refusal !== undefined) return refused(refusal, endpoint.settings.now());
  const { tokenLifetimeSeconds: seconds } = endpoint.settings;
  const token = await endpoint.tokens.issue(endpoint.roles());
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store, no-cache' },
    body: { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token },
  };
}

async function refusalOf(endpoint: TokenEndpoint, tenant: string, form: URLSearchParams): Promise<Refusal | undefined> {
  const { settings, serverUrl } = endpoint;
  const clientId = form.get('client_id') ?? '';
  if (tenant !== settings.tenantId && tenant !== settings.company.domain) {
    return refuse(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    );
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return refuse(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
  }
  if (clientId !== settings.clientId) {
    return refuse(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${settings.company.name}'.`,
    );
  }
  const scope = form.get('scope') ?? '';
  if (![...graphHosts, serverUrl].some((host) => scope === `${host}/.default`)) {
    return refuse(
      400,
      'invalid_scope',
      70011,
      `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    );
  }
  return form.has('client_assertion')
    ? refuseAssertion(endpoint, form)
    : refuseSecret(endpoint, form.get('client_secret'));
}

async function refuseAssertion(
  { settings, serverUrl }: TokenEndpoint,
  form: URLSearchParams,
): Promise<Refusal | undefined> {
  if (form.get('client_assertion_type') !== assertionType) {
    return refuse(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_assertion_type'.",
    );
  }
  const because = await acceptsAssertion(form.get('client_assertion') ?? '', settings, serverUrl);
  return because === undefined ? undefined : refuse(401, 'invalid_client', because.code, because.text);
}

function refuseSecret({ settings, secretExpired }: TokenEndpoint, secret: string | null): Refusal | undefined {
  if (secret === null) {
    return refuse(
      401,
      'invalid_client',
      7000216,
      "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
    );
  }
  if (secret !== settings.clientSecret) {
    return refuse(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${settings.clientId}'.`,
    );
  }
  if (!secretExpired()) return undefined;
  return refuse(
    401,
    'invalid_client',
    7000222,
    `The provided client secret keys for app '${settings.clientId}' are expired.`,
  );
}

function refuse(status: number, error: string, code: number, text: string): Refusal {
  return { status, error, code, text };
}

function refused({ status, error, code, text }: Refusal, now: Date): GraphAnswer {
  const trace = { trace_id: randomUUID(), correlation_id: randomUUID() };
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const description = `AADSTS${String(code)}: ${text} Trace ID: ${trace.trace_id} Correlation ID: ${trace.correlation_id} Timestamp: ${timestamp}`;
  const error_uri = `https://login.microsoftonline.com/error?code=${String(code)}`;
  return {
    status,
    body: { error, error_description: description, error_codes: [code], timestamp, ...trace, error_uri },
  };
}
