import { createPublicKey } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import type { Arrival } from '../../edge/arrival.ts';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import type { OktaSettings } from '../okta-options.ts';
import type { AccessTokens } from './access-tokens.ts';
import { readProof } from './proofs.ts';

export interface TokenEndpoint {
  readonly settings: OktaSettings & { readonly publicKey: string };
  readonly url: string;
  readonly tokens: AccessTokens;
  readonly now: () => Date;
  readonly used: Set<string>;
  readonly nonce: string;
  readonly scopes: () => readonly string[];
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** `POST /oauth2/v1/token` of the org authorization server. */
export async function answerToken(endpoint: TokenEndpoint, arrival: Arrival): Promise<SimulatedAnswer> {
  const form = new URLSearchParams(arrival.body);
  if (form.get('grant_type') !== 'client_credentials')
    return oauthError('unsupported_grant_type', 'Grant type is wrong.');
  const problem = await assertionProblem(endpoint, form);
  if (problem !== undefined) return { ...oauthError('invalid_client', problem), status: 401 };
  const bound = await boundTo(endpoint, arrival);
  if (typeof bound === 'object' && 'status' in bound) return bound;
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (asked.some((scope) => !scope.startsWith('okta.'))) {
    return oauthError('invalid_scope', 'Custom scopes are not allowed for this request.');
  }
  const granted = asked.filter((scope) => endpoint.scopes().includes(scope));
  const isStrict = endpoint.settings.scopeGrants === 'strict';
  if (granted.length === 0) return oauthError('consent_required', 'You are not allowed any of the requested scopes.');
  if (isStrict && granted.length < asked.length) return oauthError('invalid_scope', 'The requested scope is invalid.');
  const { tokenLifetimeSeconds } = endpoint.settings;
  const token = endpoint.tokens.issue({
    scopes: granted,
    expiresAt: endpoint.now().getTime() + tokenLifetimeSeconds * 1000,
    thumbprint: bound.thumbprint,
  });
  const type = bound.thumbprint === undefined ? 'Bearer' : 'DPoP';
  const body = { token_type: type, expires_in: tokenLifetimeSeconds, access_token: token, scope: granted.join(' ') };
  return { status: 200, body };
}

const oauthError = (error: string, description: string, headers = {}): SimulatedAnswer => ({
  status: 400,
  headers,
  body: { error, error_description: description },
});

/** An app of the API may only prove that it holds its key. */
async function assertionProblem(endpoint: TokenEndpoint, form: URLSearchParams): Promise<string | undefined> {
  const { settings, url, now, used } = endpoint;
  const assertion = form.get('client_assertion') ?? '';
  if (form.get('client_assertion_type') !== assertionType) return 'Client authentication must be private_key_jwt.';
  try {
    if (decodeJwt(assertion).iss !== settings.clientId) return `Invalid value for 'client_id' parameter.`;
    const { payload } = await jwtVerify(assertion, createPublicKey(settings.publicKey), {
      issuer: settings.clientId,
      subject: settings.clientId,
      audience: `${url}/oauth2/v1/token`,
      currentDate: now(),
    });
    const { jti = '', exp = Infinity } = payload;
    if (exp - now().getTime() / 1000 > 3600)
      return 'The client_assertion token has an expiration too far into the future.';
    if (used.has(jti)) return 'The client_assertion token was used already.';
    if (jti !== '') used.add(jti);
    return undefined;
  } catch (error) {
    const isOld = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
    return isOld ? 'The client_assertion token is expired.' : 'The client_assertion signature is invalid.';
  }
}

async function boundTo(
  { settings, url, now, used, nonce }: TokenEndpoint,
  { headers }: Arrival,
): Promise<SimulatedAnswer | { readonly thumbprint: string | undefined }> {
  const text = headers['dpop'];
  if (text === undefined) {
    const isNeeded = settings.dpop !== 'off';
    return isNeeded
      ? oauthError('invalid_dpop_proof', 'The DPoP proof JWT header is missing.')
      : { thumbprint: undefined };
  }
  const proof = await readProof(text, { method: 'POST', url: `${url}/oauth2/v1/token`, now: now(), used });
  if (proof === undefined) return oauthError('invalid_dpop_proof', 'The DPoP proof JWT is invalid.');
  if (proof.nonce === nonce) return { thumbprint: proof.thumbprint };
  return oauthError('use_dpop_nonce', 'Authorization server requires nonce in DPoP proof.', { 'dpop-nonce': nonce });
}
