import { ConnectorError } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import type { HttpRequest, HttpResponse } from '../../../http/http-message.ts';
import { failureOfAll, type SignInSetting } from './jira-data-center-failure.ts';
import { baseUrlOf, type JiraSettings } from './jira-data-center-settings.ts';
import type { CookieJar } from './pictures/cookie-jar.ts';

export interface JiraRequest {
  readonly method?: HttpRequest['method'];
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly json?: unknown;
  /** Instead of `json`. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
  /** Default: as the HTTP client has it. */
  readonly repeatable?: boolean;
  /** Requests of one upload go by user name and password, if there are any, and share a session. */
  readonly upload?: CookieJar;
}

/** Requests to Jira. What concerns everybody is thrown; any other status is an answer. */
export interface JiraClient {
  send(request: JiraRequest, signal: AbortSignal): Promise<HttpResponse>;
}

interface JiraClientOptions {
  readonly settings: JiraSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createJiraClient({ settings, http, now }: JiraClientOptions): JiraClient {
  const sendOnce = async (
    { method = 'GET', path, json, content, repeatable, upload }: JiraRequest,
    signIn: SignInOfRequest,
    signal: AbortSignal,
  ): Promise<HttpResponse> => {
    const cookies = upload?.header() ?? '';
    const type = content?.type ?? (json === undefined ? undefined : 'application/json');
    const body = content?.bytes ?? (json === undefined ? undefined : JSON.stringify(json));
    const headers = {
      authorization: signIn.authorization,
      accept: 'application/json, text/html;q=0.5',
      // Form token handling: without it, Jira takes requests that change something for forged ones.
      'x-atlassian-token': 'no-check',
      ...(type !== undefined && { 'content-type': type }),
      ...(cookies !== '' && { cookie: cookies }),
    };
    const request = { method, url: `${baseUrlOf(settings)}${path}`, headers };
    const extra = { ...(body !== undefined && { body }), ...(repeatable !== undefined && { repeatable }) };
    const response = await http.send({ ...request, ...extra }, signal);
    upload?.keep(response.header('set-cookie'));
    const failure = failureOfAll(response, signIn.setting, now());
    if (failure) throw new ConnectorError(failure);
    return response;
  };

  const proofs = new Map<SignInSetting, Promise<unknown>>();
  return {
    send: async (request, signal) => {
      const signIn = signInOf(settings, request.upload !== undefined);
      const proof = proofs.get(signIn.setting);
      if (proof) {
        await proof;
        return sendOnce(request, signIn, signal);
      }
      // The first goes alone: several at once with a wrong password, and Jira asks the account for a CAPTCHA.
      const first = sendOnce(request, signIn, signal);
      proofs.set(signIn.setting, first);
      first.catch((error: unknown) => {
        const isRejected = error instanceof ConnectorError && error.failure.reason === 'credentials-rejected';
        if (!isRejected) proofs.delete(signIn.setting);
      });
      return first;
    },
  };
}

interface SignInOfRequest {
  readonly authorization: string;
  readonly setting: SignInSetting;
}

function signInOf({ token = '', username = '', password = '' }: JiraSettings, isUpload: boolean): SignInOfRequest {
  if (token !== '' && !(isUpload && username !== '')) return { authorization: `Bearer ${token}`, setting: 'token' };
  const pair = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
  return { authorization: `Basic ${pair}`, setting: 'password' };
}
