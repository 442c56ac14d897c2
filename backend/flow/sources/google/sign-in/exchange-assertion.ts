import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { GrantedToken } from '../../../../http/access-token.ts';
import type { HttpClient } from '../../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import { retryAfterSeconds } from '../../../../http/retry-after.ts';
import { refusalBodyOf } from '../google-answer.ts';
import { tokenFailure, type SignInFacts } from './token-failure.ts';

export const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const tokenError = z.object({ error: z.string(), error_description: z.string().default('') });

interface Exchange extends SignInFacts {
  readonly assertion: string;
  readonly tokenUrl: string;
  readonly http: HttpClient;
  readonly now: () => Date;
}

/** Signs in with a signed assertion. https://developers.google.com/identity/protocols/oauth2/service-account */
export async function exchangeAssertion(exchange: Exchange, signal: AbortSignal): Promise<GrantedToken> {
  const { assertion, tokenUrl, http, now } = exchange;
  const response = await http.send(
    {
      method: 'POST',
      url: tokenUrl,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion,
      }).toString(),
      repeatable: true,
    },
    signal,
  );
  const { status } = response;
  if (status === 200) {
    const answer = tokenAnswer.safeParse(parseJson(response));
    if (answer.success) return { token: answer.data.access_token, lifetimeSeconds: answer.data.expires_in };
  }
  const error = errorOf(response);
  const refusal = {
    status,
    error: error?.error ?? '',
    description: error?.error_description ?? '',
    clockAheadSeconds: clockAhead(response, now()),
    retryAfterSeconds: retryAfterSeconds(response.header('retry-after'), now()),
  };
  throw new ConnectorError(tokenFailure(refusal, exchange));
}

/** A proxy or a wrong address answers in HTML: then the status has to do. */
function errorOf(response: HttpResponse): z.infer<typeof tokenError> | undefined {
  return tokenError.safeParse(refusalBodyOf(response)).data;
}

function clockAhead(response: HttpResponse, now: Date): number | undefined {
  const theirs = Date.parse(response.header('date') ?? '');
  return Number.isNaN(theirs) ? undefined : Math.round((now.getTime() - theirs) / 1000);
}
