import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { HttpClient } from '../../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../../http/retry-after.ts';
import { orgOrigin, type OktaSettings } from '../okta-settings.ts';
import type { ServerClock } from '../waiting/server-clock.ts';
import { rateLimitOf } from '../waiting/rate-limit.ts';
import { type AppKey, readAppKey } from './app-key.ts';
import { clientAssertion } from './client-assertion.ts';
import { dpopProof, makeProofKey, type ProofKey } from './dpop-proof.ts';
import { planToken, type TokenAttempt } from './plan-token.ts';
import { tokenFailure, type TokenRefusal } from './token-failure.ts';

export interface HeldToken {
  readonly token: string;
  /** Scopes that Okta granted; fewer than asked for when the app lacks some. */
  readonly scopes: readonly string[];
  headersFor(request: { readonly method: string; readonly url: string }): Promise<Readonly<Record<string, string>>>;
}

export interface OktaToken {
  /** One for all requests, until five minutes before it expires. */
  get(signal: AbortSignal): Promise<HeldToken>;
  /** Forgets a token that Okta refused; one that has been replaced meanwhile is kept. */
  drop(token: string): void;
  /** What Okta wants to see in the next proofs. */
  noteNonce(nonce: string | undefined): void;
}

interface OktaTokenOptions {
  readonly settings: OktaSettings;
  readonly http: HttpClient;
  readonly clock: ServerClock;
}

const marginSeconds = 300;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().default('Bearer'),
  expires_in: z.coerce.number().positive(),
  scope: z.string().default(''),
});
const tokenError = z.object({ error: z.string().default(''), error_description: z.string().default('') });

export function createOktaToken({ settings, http, clock }: OktaTokenOptions): OktaToken {
  const tokenUrl = `${orgOrigin(settings)}/oauth2/v1/token`;
  let proofKey: ProofKey | undefined;
  let apiNonce: string | undefined;
  let held: (HeldToken & { readonly freshUntil: number }) | undefined;
  let underWay: Promise<NonNullable<typeof held>> | undefined;

  const ask = async ({ scopes, proven, nonce }: TokenAttempt, signal: AbortSignal): Promise<HttpResponse> => {
    const now = clock.now();
    if (proven) proofKey ??= makeProofKey();
    const proof =
      proven && proofKey ? { dpop: await dpopProof(proofKey, { method: 'POST', url: tokenUrl, now, nonce }) } : {};
    const response = await http.send(
      {
        method: 'POST',
        url: tokenUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', ...proof },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          scope: scopes.join(' '),
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await clientAssertion(keyOf(settings), {
            clientId: settings.clientId ?? '',
            tokenUrl,
            now,
          }),
        }).toString(),
        repeatable: true,
      },
      signal,
    );
    clock.observe(response);
    return response;
  };

  const fetchToken = async (signal: AbortSignal): Promise<NonNullable<typeof held>> => {
    let attempt: TokenAttempt | undefined = planToken();
    for (;;) {
      const asked = clock.now();
      const response = await ask(attempt, signal);
      if (response.status === 200) return heldToken(response, asked, attempt);
      const refusal = refusalOf(response, clock.now(), asked);
      attempt = planToken(attempt, refusal);
      if (attempt === undefined) throw new ConnectorError(tokenFailure(refusal));
    }
  };

  const heldToken = (response: HttpResponse, asked: Date, attempt: TokenAttempt): NonNullable<typeof held> => {
    const answer = tokenAnswer.safeParse(parseJson(response)).data;
    if (answer === undefined) throw new ConnectorError(tokenFailure({ status: 200, error: '', description: '' }));
    const { access_token: token, token_type: type, expires_in: lifetimeSeconds, scope } = answer;
    const isBound = attempt.proven && type.toLowerCase() === 'dpop';
    return {
      token,
      scopes: scope === '' ? attempt.scopes : scope.split(' '),
      freshUntil: asked.getTime() + (lifetimeSeconds - marginSeconds) * 1000,
      headersFor: async (request) => {
        if (!isBound || proofKey === undefined) return { authorization: `Bearer ${token}` };
        const proof = { ...request, now: clock.now(), nonce: apiNonce, token };
        return { authorization: `DPoP ${token}`, dpop: await dpopProof(proofKey, proof) };
      },
    };
  };

  return {
    get: async (signal) => {
      if (held !== undefined && clock.now().getTime() < held.freshUntil) return held;
      underWay ??= fetchToken(signal).finally(() => {
        underWay = undefined;
      });
      held = await underWay;
      return held;
    },
    drop: (token) => {
      if (held?.token === token) held = undefined;
    },
    noteNonce: (nonce) => {
      apiNonce = nonce ?? apiNonce;
    },
  };
}

function keyOf({ privateKey = '', keyId }: OktaSettings): AppKey {
  const key = readAppKey({ privateKey, keyId });
  if (!('problem' in key)) return key;
  throw new ConnectorError({ reason: 'credentials-rejected', message: key.problem, setting: 'privateKey' });
}

function refusalOf(response: HttpResponse, serverNow: Date, asked: Date): TokenRefusal {
  const { status } = response;
  // A proxy or a wrong address answers in HTML: then the status has to do.
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const body = isJson ? tokenError.safeParse(parseJson(response)).data : undefined;
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
