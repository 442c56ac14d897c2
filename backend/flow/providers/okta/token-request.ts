import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpRequest, type HttpResponse } from '../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../http/retry-after.ts';
import { orgOrigin, type OktaConnection } from './okta-connection.ts';
import { rateLimitOf } from './rate-limit.ts';
import type { ServerClock } from './server-clock.ts';
import { type AppKey, readAppKey } from './app-key.ts';
import { clientAssertion } from './client-assertion.ts';
import { dpopProof, type ProofKey } from './dpop-proof.ts';
import { planToken, type TokenAttempt } from './plan-token.ts';
import type { WantedScopes } from './wanted-scopes.ts';
import { tokenFailure, type TokenRefusal } from './token-failure.ts';

export interface TokenMeans {
  readonly settings: OktaConnection;
  readonly http: HttpClient;
  readonly clock: ServerClock;
  readonly proofKey: () => ProofKey;
  readonly wanted: WantedScopes;
}

export interface GrantedToken {
  readonly token: string;
  readonly isBound: boolean;
  /** That were granted. */
  readonly scopes: readonly string[];
  readonly lifetimeSeconds: number;
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().default('Bearer'),
  expires_in: z.coerce.number().positive(),
  scope: z.string().default(''),
});
const tokenError = z.object({ error: z.string().default(''), error_description: z.string().default('') });

/** Asks in one way after the other until Okta gives a token, or nothing is left to try. */
export async function requestToken(means: TokenMeans, signal: AbortSignal): Promise<GrantedToken> {
  const { http, clock, wanted } = means;
  let attempt = planToken(wanted);
  for (;;) {
    const asked = clock.now();
    const response = await http.send(await requestFor(attempt, means), signal);
    clock.observe(response);
    if (response.status === 200) return grantedToken(response, attempt, wanted);
    const refusal = refusalOf(response, clock.now(), asked);
    const next = planToken(wanted, attempt, refusal);
    if (next === undefined) throw new ConnectorError(tokenFailure(refusal, wanted));
    attempt = next;
  }
}

async function requestFor({ scopes, proven, nonce }: TokenAttempt, means: TokenMeans): Promise<HttpRequest> {
  const { settings, clock, proofKey } = means;
  const url = `${orgOrigin(settings)}/oauth2/v1/token`;
  const now = clock.now();
  const proof = proven ? { dpop: await dpopProof(proofKey(), { method: 'POST', url, now, nonce }) } : {};
  const { clientId = '' } = settings;
  return {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', ...proof },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: scopes.join(' '),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await clientAssertion(keyOf(settings), { clientId, tokenUrl: url, now }),
    }).toString(),
    repeatable: true,
  };
}

function keyOf({ privateKey = '', keyId }: OktaConnection): AppKey {
  const key = readAppKey({ privateKey, keyId });
  if (!('problem' in key)) return key;
  throw new ConnectorError({ reason: 'credentials-rejected', message: key.problem, setting: 'privateKey' });
}

function grantedToken(response: HttpResponse, { proven }: TokenAttempt, wanted: WantedScopes): GrantedToken {
  const answer = isJson(response) ? tokenAnswer.safeParse(parseJson(response)).data : undefined;
  if (answer === undefined) throw new ConnectorError(tokenFailure({ status: 200, error: '', description: '' }, wanted));
  const { access_token: token, token_type: type, expires_in: lifetimeSeconds, scope } = answer;
  const isBound = proven && type.toLowerCase() === 'dpop';
  return { token, isBound, scopes: scope.split(' '), lifetimeSeconds };
}

/** A proxy or a wrong address answers in HTML: then the status has to do. */
const isJson = (response: HttpResponse): boolean => response.header('content-type')?.includes('json') ?? false;

function refusalOf(response: HttpResponse, serverNow: Date, asked: Date): TokenRefusal {
  const { status } = response;
  const body = isJson(response) ? tokenError.safeParse(parseJson(response)).data : undefined;
  const waitSeconds =
    retryAfterSeconds(response.header('retry-after'), serverNow) ?? rateLimitOf(response, serverNow)?.resetsInSeconds;
  return {
    status,
    error: body?.error ?? '',
    description: body?.error_description ?? '',
    nonce: response.header('dpop-nonce'),
    clockOffSeconds: Math.abs(serverNow.getTime() - asked.getTime()) / 1000,
    ...(waitSeconds !== undefined && waitSeconds > 0 ? { retryAfterSeconds: waitSeconds } : {}),
  };
}
