import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../http/http-message.ts';
import { signInFailure, tasks } from './okta-photo-failure.ts';
import { readAppKey } from './okta-photo-key.ts';
import { rateLimitOf, serverDate } from './okta-photo-limits.ts';
import { orgOrigin, type OktaPhotoSettings } from './okta-photo-settings.ts';

/** What authorises requests. */
export interface OktaSignIn {
  headersFor(
    request: { readonly method: string; readonly url: string },
    signal: AbortSignal,
  ): Promise<Record<string, string>>;
  /** Whether the request has a chance with new headers. */
  renews(response: HttpResponse, attempt: number): boolean;
  /** What was granted. Undefined: an API token may do what its creator may. */
  scopes(signal: AbortSignal): Promise<readonly string[] | undefined>;
}

export function apiTokenSignIn(apiToken: string): OktaSignIn {
  return {
    headersFor: () => Promise.resolve({ authorization: `SSWS ${apiToken}` }),
    renews: () => false,
    scopes: () => Promise.resolve(undefined),
  };
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().default('Bearer'),
  expires_in: z.coerce.number().positive(),
  scope: z.string().default(''),
});
const tokenError = z.object({ error: z.string().default('') });
const aboutScopes = ['invalid_scope', 'consent_required', 'access_denied'];
const aboutProof = ['invalid_dpop_proof', 'use_dpop_nonce'];
const maxAttempts = 5;

interface Held {
  readonly token: string;
  readonly isBound: boolean;
  readonly scopes: readonly string[];
  readonly freshUntil: number;
}

interface Means {
  readonly settings: OktaPhotoSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

const marginSeconds = 300;
const userScopes = [tasks.read.scope, tasks.write.scope];
const schemaScopes = [tasks.schema.scope, tasks.create.scope];

/** Signs in with `private_key_jwt`, and proves possession (DPoP) where the app is made to: https://developer.okta.com/docs/guides/dpop/oktaresourceserver/main/ */
export function appSignIn({ settings, http, now: localNow }: Means): OktaSignIn {
  const proofKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  let aheadMillis = 0;
  const now = (): Date => new Date(localNow().getTime() + aheadMillis);
  let nonce: string | undefined;
  let held: Held | undefined;
  let underWay: Promise<Held> | undefined;

  const proof = (request: { method: string; url: string }, token?: string): Promise<string> => {
    const { origin, pathname } = new URL(request.url);
    const ath = token === undefined ? {} : { ath: createHash('sha256').update(token).digest('base64url') };
    return new SignJWT({ htm: request.method, htu: origin + pathname, ...(nonce !== undefined && { nonce }), ...ath })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: proofKey.publicKey.export({ format: 'jwk' }) })
      .setJti(randomUUID())
      .setIssuedAt(seconds(now()))
      .sign(proofKey.privateKey);
  };

  const ask = async (scopes: readonly string[], proven: boolean, signal: AbortSignal): Promise<HttpResponse> => {
    const url = `${orgOrigin(settings)}/oauth2/v1/token`;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: scopes.join(' '),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(settings, url, now()),
    }).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...(proven && { dpop: await proof({ method: 'POST', url }) }),
    };
    const response = await http.send({ method: 'POST', url, headers, body, repeatable: true }, signal);
    aheadMillis = (serverDate(response) ?? localNow()).getTime() - localNow().getTime();
    return response;
  };

  const fetchToken = async (signal: AbortSignal): Promise<Held> => {
    let [scopes, proven] = [[...userScopes, ...schemaScopes], false];
    // As often as Okta can ask for something else: a proof, a nonce in it, fewer scopes, the right time.
    for (let attempt = 1; ; attempt += 1) {
      const response = await ask(scopes, proven, signal);
      if (response.status === 200) return heldOf(response, proven, now());
      const error = errorOf(response);
      const givenNonce = response.header('dpop-nonce');
      const mayProve = aboutProof.includes(error) && (!proven || (givenNonce !== undefined && givenNonce !== nonce));
      const mayAskLess = aboutScopes.includes(error) && scopes.length > userScopes.length;
      // An assertion is dated; the refusal has shown what time it is at Okta.
      const mayBeClock = error === 'invalid_client' && attempt === 1 && Math.abs(aheadMillis) > 60_000;
      nonce = givenNonce ?? nonce;
      if (mayProve) proven = true;
      else if (mayAskLess) scopes = [...userScopes];
      if (attempt >= maxAttempts || !(mayProve || mayAskLess || mayBeClock))
        throw refusedSignIn(response, error, now());
    }
  };

  const token = async (signal: AbortSignal): Promise<Held> => {
    if (held !== undefined && now().getTime() < held.freshUntil) return held;
    underWay ??= fetchToken(signal).finally(() => {
      underWay = undefined;
    });
    held = await underWay;
    return held;
  };

  return {
    headersFor: async (request, signal) => {
      const { token: text, isBound } = await token(signal);
      if (!isBound) return { authorization: `Bearer ${text}` };
      return { authorization: `DPoP ${text}`, dpop: await proof(request, text) };
    },
    renews: (response, attempt) => {
      if (response.status !== 401 && response.status !== 400) return false;
      if (/(use_dpop_nonce|invalid_dpop_proof)/.test(response.header('www-authenticate') ?? '')) {
        nonce = response.header('dpop-nonce') ?? nonce;
        return attempt < 3;
      }
      if (response.status !== 401 || attempt > 1) return false;
      held = undefined;
      return true;
    },
    scopes: async (signal) => (await token(signal)).scopes,
  };
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** Each is good once, and for an hour at most. */
function assertion({ clientId = '', privateKey = '', keyId }: OktaPhotoSettings, tokenUrl: string, now: Date) {
  const key = readAppKey({ privateKey, keyId });
  if ('problem' in key) {
    throw new ConnectorError({ reason: 'credentials-rejected', message: key.problem, setting: 'privateKey' });
  }
  return new SignJWT()
    .setProtectedHeader({ alg: key.algorithm, typ: 'JWT', ...(key.keyId !== undefined && { kid: key.keyId }) })
    .setAudience(tokenUrl)
    .setIssuer(clientId)
    .setSubject(clientId)
    .setJti(randomUUID())
    .setIssuedAt(seconds(now))
    .setExpirationTime(seconds(now) + 15 * 60)
    .sign(key.privateKey);
}

function heldOf(response: HttpResponse, proven: boolean, now: Date): Held {
  const answer = isJson(response) ? tokenAnswer.safeParse(parseJson(response)).data : undefined;
  if (answer === undefined) throw refusedSignIn(response, '', now);
  return {
    token: answer.access_token,
    isBound: proven && answer.token_type.toLowerCase() === 'dpop',
    scopes: answer.scope.split(' '),
    freshUntil: now.getTime() + (answer.expires_in - marginSeconds) * 1000,
  };
}

/** A proxy or a wrong address answers in HTML: then the status has to do. */
const isJson = (response: HttpResponse): boolean => response.header('content-type')?.includes('json') ?? false;

const errorOf = (response: HttpResponse): string =>
  (isJson(response) ? tokenError.safeParse(parseJson(response)).data?.error : undefined) ?? '';

function refusedSignIn(response: HttpResponse, error: string, now: Date): ConnectorError {
  const resetsInSeconds = rateLimitOf(response, now)?.resetsInSeconds ?? 0;
  const wait = resetsInSeconds > 0 ? { retryAfterSeconds: resetsInSeconds } : {};
  return new ConnectorError(signInFailure({ status: response.status, error, ...wait }));
}
