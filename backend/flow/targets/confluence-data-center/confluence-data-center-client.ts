import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import type { HttpRequest, HttpResponse } from '../../../http/http-message.ts';
import { failureOfAll, type SignInSetting } from './confluence-data-center-failure.ts';
import { baseUrlOf, type ConfluenceSettings } from './confluence-data-center-settings.ts';

export interface ConfluenceRequest {
  readonly method?: HttpRequest['method'];
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly json?: unknown;
  /** Default: as the HTTP client has it. */
  readonly repeatable?: boolean;
}

/** Requests to Confluence. What concerns everybody is thrown; any other status is an answer. */
export interface ConfluenceClient {
  send(request: ConfluenceRequest, signal: AbortSignal): Promise<HttpResponse>;
}

interface ConfluenceClientOptions {
  readonly settings: ConfluenceSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createConfluenceClient({ settings, http, now }: ConfluenceClientOptions): ConfluenceClient {
  const sendOnce = async (
    { method = 'GET', path, json, repeatable }: ConfluenceRequest,
    signIn: SignInOfSession,
    signal: AbortSignal,
  ): Promise<HttpResponse> => {
    const body = json === undefined ? undefined : JSON.stringify(json);
    const headers = {
      authorization: signIn.authorization,
      accept: 'application/json',
      // Form token handling: without it, Confluence takes requests that change something for forged ones.
      'x-atlassian-token': 'no-check',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const request = { method, url: `${baseUrlOf(settings)}${path}`, headers };
    const extra = { ...(body !== undefined && { body }), ...(repeatable !== undefined && { repeatable }) };
    const response = await http.send({ ...request, ...extra }, signal);
    const failure = failureOfAll(response, signIn.setting, now());
    if (failure) throw new ConnectorError(failure);
    return response;
  };

  const signIn = signInOf(settings);
  let proof: Promise<unknown> | undefined;
  return {
    send: async (request, signal) => {
      if (proof) {
        await proof;
        return sendOnce(request, signIn, signal);
      }
      // The first goes alone: several at once with a wrong password, and Confluence asks the account for a CAPTCHA.
      const first = sendOnce(request, signIn, signal);
      proof = first;
      first.catch((error: unknown) => {
        const isRejected = error instanceof ConnectorError && error.failure.reason === 'credentials-rejected';
        if (!isRejected) proof = undefined;
      });
      return first;
    },
  };
}

interface SignInOfSession {
  readonly authorization: string;
  readonly setting: SignInSetting;
}

function signInOf({ token = '', username = '', password = '' }: ConfluenceSettings): SignInOfSession {
  if (token !== '') return { authorization: `Bearer ${token}`, setting: 'token' };
  const pair = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
  return { authorization: `Basic ${pair}`, setting: 'password' };
}
