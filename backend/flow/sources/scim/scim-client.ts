import type { HttpClient } from '../../../http/http-client.ts';
import type { HttpResponse } from '../../../http/http-message.ts';
import { scimAnswer, type ScimAnswer } from './scim-answer.ts';
import type { ScimSettings } from './scim-settings.ts';
import type { ScimCredentials } from './sign-in/scim-token.ts';

export type ScimParameters = Readonly<Record<string, string>>;

/** Requests to the server. Throttling is waited out; any other status is an answer. */
export interface ScimClient {
  /** `path` is below the base URL, e.g. `/Users`. */
  ask(path: string, parameters: ScimParameters, signal: AbortSignal): Promise<ScimAnswer>;
}

interface ScimClientOptions {
  readonly settings: ScimSettings;
  readonly http: HttpClient;
  readonly credentials: ScimCredentials;
  readonly now: () => Date;
}

/** Without a slash at its end. */
export const baseUrlOf = ({ baseUrl }: Pick<ScimSettings, 'baseUrl'>): string => baseUrl.replace(/\/+$/, '');

export function createScimClient({ settings, http, credentials, now }: ScimClientOptions): ScimClient {
  const baseUrl = baseUrlOf(settings);

  const send = (url: string, authorization: string, signal: AbortSignal): Promise<HttpResponse> =>
    http.send({ url, headers: { authorization, accept: 'application/scim+json, application/json' } }, signal);

  return {
    ask: async (path, parameters, signal) => {
      const query = new URLSearchParams(parameters).toString();
      // A plus sign is a space in forms only; what reads it as a plus would not understand the filter.
      const url = `${baseUrl}${path}${query === '' ? '' : `?${query.replaceAll('+', '%20')}`}`;
      const authorization = await credentials.get(signal);
      const first = await send(url, authorization, signal);
      const isStale = first.status === 401 && credentials.drop(authorization) === 'replaceable';
      const response = isStale ? await send(url, await credentials.get(signal), signal) : first;
      return { ...scimAnswer(response, now()), signIn: settings.signIn };
    },
  };
}
