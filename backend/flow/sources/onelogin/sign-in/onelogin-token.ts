import { z } from 'zod';
import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { HttpClient } from '../../../../http/http-client.ts';
import { parseJson, type HttpResponse } from '../../../../http/http-message.ts';
import { tokenFailure } from '../onelogin-failure.ts';
import { apiUrlOf, type OneLoginSettings } from '../onelogin-settings.ts';
import { oneloginThrottle } from '../onelogin-throttle.ts';

export interface OneLoginToken {
  /** One for all requests, until five minutes before it expires. */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets a token that OneLogin refused; one that has been replaced meanwhile is kept. */
  drop(token: string): void;
}

interface OneLoginTokenOptions {
  readonly settings: OneLoginSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

interface HeldToken {
  readonly token: string;
  readonly freshUntil: number;
}

const marginSeconds = 300;
const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** https://developers.onelogin.com/api-docs/2/oauth20-tokens/generate-tokens-2 */
export function createOneLoginToken({ settings, http, now }: OneLoginTokenOptions): OneLoginToken {
  let held: HeldToken | undefined;
  let underWay: Promise<HeldToken> | undefined;

  const fetchToken = async (signal: AbortSignal): Promise<HeldToken> => {
    const asked = now().getTime();
    const response = await http.send(
      {
        method: 'POST',
        url: `${apiUrlOf(settings)}/auth/oauth2/v2/token`,
        headers: {
          // OneLogin's own form, which is neither Basic nor Bearer.
          authorization: `client_id:${settings.clientId}, client_secret:${settings.clientSecret}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ grant_type: 'client_credentials' }),
        repeatable: true,
      },
      signal,
    );
    const { access_token: token, expires_in: lifetimeSeconds } = readToken(response, now());
    return { token, freshUntil: asked + (lifetimeSeconds - marginSeconds) * 1000 };
  };

  return {
    get: async (signal) => {
      if (held !== undefined && now().getTime() < held.freshUntil) return held.token;
      underWay ??= fetchToken(signal).finally(() => {
        underWay = undefined;
      });
      held = await underWay;
      return held.token;
    },
    drop: (token) => {
      if (held?.token === token) held = undefined;
    },
  };
}

function readToken(response: HttpResponse, now: Date): z.infer<typeof tokenAnswer> {
  const { status } = response;
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const answer = status === 200 && isJson ? tokenAnswer.safeParse(parseJson(response)) : undefined;
  if (answer?.success) return answer.data;
  // Whoever answers with 200 and something else is not OneLogin.
  throw new ConnectorError(tokenFailure({ status, retryAfterSeconds: oneloginThrottle(response, now)?.seconds }));
}
