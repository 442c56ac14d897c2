import { randomUUID } from 'node:crypto';
import type { EntraSettings } from '../entra-options.ts';
import type { GraphAnswer } from '../graph-exchange.ts';
import type { AccessTokens } from './access-tokens.ts';
import { refuseAssertion } from './client-assertion.ts';
import {
  appNotFound,
  assertionTypeMissing,
  grantUnsupported,
  scopeInvalid,
  secretExpired,
  secretMissing,
  secretWrong,
  tenantNotFound,
  type TokenRefusal,
} from './token-refusals.ts';

/** What the token endpoint needs to know of its surroundings. */
export interface TokenEndpoint {
  readonly settings: EntraSettings;
  readonly tokens: AccessTokens;
  readonly serverUrl: string;
  readonly secretExpired: () => boolean;
  readonly roles: () => readonly string[];
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
  const refusal = refuseRequest(endpoint, tenant, form) ?? (await refuseCredentials(endpoint, form));
  if (refusal !== undefined) return refused(refusal, endpoint.settings.now());
  const { tokenLifetimeSeconds: seconds } = endpoint.settings;
  const token = await endpoint.tokens.issue(endpoint.roles());
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store, no-cache' },
    body: { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token },
  };
}

function refuseRequest(endpoint: TokenEndpoint, tenant: string, form: URLSearchParams): TokenRefusal | undefined {
  const { settings, serverUrl } = endpoint;
  const clientId = form.get('client_id') ?? '';
  const scope = form.get('scope') ?? '';
  if (tenant !== settings.tenantId && tenant !== settings.company.domain) return tenantNotFound(tenant);
  if (form.get('grant_type') !== 'client_credentials') return grantUnsupported;
  if (clientId !== settings.clientId) return appNotFound(clientId, settings.company.name);
  const known = [...graphHosts, serverUrl].some((host) => scope === `${host}/.default`);
  return known ? undefined : scopeInvalid(scope);
}

async function refuseCredentials(endpoint: TokenEndpoint, form: URLSearchParams): Promise<TokenRefusal | undefined> {
  const { settings, serverUrl } = endpoint;
  const assertion = form.get('client_assertion');
  if (assertion !== null) {
    if (form.get('client_assertion_type') !== assertionType) return assertionTypeMissing;
    return refuseAssertion(assertion, settings, serverUrl);
  }
  const secret = form.get('client_secret');
  if (secret === null) return secretMissing;
  if (secret !== settings.clientSecret) return secretWrong(settings.clientId);
  return endpoint.secretExpired() ? secretExpired(settings.clientId) : undefined;
}

function refused({ status, error, code, text }: TokenRefusal, now: Date): GraphAnswer {
  const trace = { trace_id: randomUUID(), correlation_id: randomUUID() };
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const traced = `Trace ID: ${trace.trace_id} Correlation ID: ${trace.correlation_id} Timestamp: ${timestamp}`;
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${text} ${traced}`,
      error_codes: [code],
      timestamp,
      ...trace,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
}
