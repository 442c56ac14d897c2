import { ConnectorError } from '../../../../errors/connector-error.ts';
import type { HttpClient } from '../../../../http/http-client.ts';
import type { HttpRequest, HttpResponse } from '../../../../http/http-message.ts';
import type { DataCenterFailures, SignInSetting } from './data-center-failure.ts';
import { baseUrlOf, type Credentials } from './data-center-sign-in.ts';

/** The session of one upload. */
export interface UploadSession {
  /** Several `Set-Cookie` headers come joined by commas. */
  keep(setCookie: string | undefined): void;
  /** Empty: there are none. */
  header(): string;
}

export interface DataCenterRequest {
  readonly method?: HttpRequest['method'];
  /** Below the base URL, with its query. */
  readonly path: string;
  readonly json?: unknown;
  /** Instead of `json`. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
  /** Default: as the HTTP client has it. */
  readonly repeatable?: boolean;
  /** Requests of one upload go by user name and password, if there are any, and share a session. */
  readonly upload?: UploadSession;
}

/** Requests to Jira or Confluence. What concerns everybody is thrown; any other status is an answer. */
export interface DataCenterClient {
  send(request: DataCenterRequest, signal: AbortSignal): Promise<HttpResponse>;
}

interface ClientOptions {
  readonly settings: Credentials & { readonly baseUrl: string };
  /** Media types that answers may have. */
  readonly accept: string;
  readonly failureOfAll: DataCenterFailures['failureOfAll'];
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createDataCenterClient({ settings, accept, failureOfAll, http, now }: ClientOptions): DataCenterClient {
  const sendOnce = async (
    { method = 'GET', path, json, content, repeatable, upload }: DataCenterRequest,
    signIn: SignInOfRequest,
    signal: AbortSignal,
  ): Promise<HttpResponse> => {
    const cookies = upload?.header() ?? '';
    const type = content?.type ?? (json === undefined ? undefined : 'application/json');
    const body = content?.bytes ?? (json === undefined ? undefined : JSON.stringify(json));
    const headers = {
      authorization: signIn.authorization,
      accept,
      // Form token handling: without it, the product takes requests that change something for forged ones.
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
      // The first goes alone: several at once with a wrong password, and the product asks the account for a CAPTCHA.
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

function signInOf({ token = '', username = '', password = '' }: Credentials, isUpload: boolean): SignInOfRequest {
  if (token !== '' && !(isUpload && username !== '')) return { authorization: `Bearer ${token}`, setting: 'token' };
  const pair = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
  return { authorization: `Basic ${pair}`, setting: 'password' };
}
