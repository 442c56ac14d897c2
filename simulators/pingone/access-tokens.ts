import { randomBytes } from 'node:crypto';
import type { Arrival } from '../edge/arrival.ts';
import type { SimulatedAnswer } from '../edge/simulated-answer.ts';
import type { PingOneSettings, WorkerRole } from './pingone-options.ts';
import { notFound, PingOneRefusal, refusal } from './pingone-refusal.ts';

/** Issues access tokens and knows them again. */
export interface AccessTokens {
  answer(arrival: Arrival, roles: readonly WorkerRole[]): SimulatedAnswer;
  /** The roles of the bearer of this header; refuses whoever is no bearer of a fresh token. */
  rolesOf(authorization: string | undefined): readonly WorkerRole[];
  expireAll(): void;
}

interface IssuedToken {
  readonly roles: readonly WorkerRole[];
  readonly expiresAt: number;
}

/** https://developer.pingidentity.com/pingone-api/auth/openid-connect-oauth-2/token.html */
export function createAccessTokens(settings: PingOneSettings): AccessTokens {
  const issued = new Map<string, IssuedToken>();
  const { tokenLifetimeSeconds, environmentId, now } = settings;
  return {
    answer: (arrival, roles) => {
      const [, environment = ''] = arrival.path.split('/');
      if (environment !== environmentId) throw notFound('environment', environment);
      const form = new URLSearchParams(arrival.body);
      refuseStranger(arrival, form, settings);
      if (form.get('grant_type') !== 'client_credentials') throw oauthRefusal(400, 'unsupported_grant_type', 'Denied');
      const token = randomBytes(24).toString('base64url');
      issued.set(token, { roles, expiresAt: now().getTime() + tokenLifetimeSeconds * 1000 });
      return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: tokenLifetimeSeconds } };
    },
    rolesOf: (authorization) => {
      const token = issued.get(/^Bearer (\S+)$/u.exec(authorization ?? '')?.[1] ?? '');
      if (token === undefined || token.expiresAt <= now().getTime()) {
        throw refusal(401, 'ACCESS_FAILED', 'The request could not be completed. The access token is not valid.');
      }
      return token.roles;
    },
    expireAll: () => {
      issued.clear();
    },
  };
}

/** The secret counts only when it is sent the way the app is set to. */
function refuseStranger({ headers }: Arrival, form: URLSearchParams, settings: PingOneSettings): void {
  const { clientId, clientSecret, clientAuthentication } = settings;
  const sent = headers['authorization'];
  const method = sent === undefined ? 'post' : 'basic';
  if (method !== clientAuthentication) {
    throw oauthRefusal(401, 'invalid_client', 'Request denied: Unsupported authentication method');
  }
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const isKnown =
    method === 'basic'
      ? sent === basic
      : form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
  if (!isKnown) throw oauthRefusal(401, 'invalid_client', 'Request denied: Invalid client credentials');
}

const oauthRefusal = (status: number, error: string, description: string): PingOneRefusal =>
  new PingOneRefusal({ status, body: { error, error_description: description } });
