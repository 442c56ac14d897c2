import { z } from 'zod';
import { ConnectorError, type ConnectorFailure } from '../../../errors/connector-error.ts';
import type { HttpClient } from '../../../http/http-client.ts';
import { parseJson, type HttpRequest, type HttpResponse } from '../../../http/http-message.ts';
import { throttleUntilReset } from '../../../http/throttle.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Refusal } from '../target.ts';
import {
  accountFailure,
  accountRefusal,
  generalFailure,
  searchFailure,
  type AccountsRefusal,
} from './accounts-failure.ts';
import { apiUrlOf, type AccountsSettings } from './accounts-settings.ts';
import {
  accountShape,
  foundAccount,
  manageShape,
  type Account,
  type FoundAccount,
  type ManageRules,
} from './account-shape.ts';
import { shapedBy } from '../../../http/shaped.ts';

const shaped = shapedBy('Atlassian');

export interface AccountsAnswer extends AccountsRefusal {
  /** Undefined: empty, or no JSON. */
  readonly body: unknown;
}

export type Reading<Value> =
  | { readonly status: 'read'; readonly value: Value }
  | { readonly status: 'gone' }
  | ({ readonly status: 'refused' } & Refusal)
  | { readonly status: 'failed'; readonly failure: ConnectorFailure };

export interface AccountSearch {
  readonly emails?: readonly string[];
  readonly accountIds?: readonly string[];
  readonly claimStatus?: 'managed';
  readonly limit: number;
}

/** Requests as the organization. Short rate limits are waited out; what concerns everyone is thrown. */
export interface AccountsClient {
  /** Accounts of the organization that fit, `limit` to a request. */
  search(search: AccountSearch, signal: AbortSignal): AsyncIterable<FoundAccount>;
  /** Which fields of an account may be written. */
  rules(accountId: string, signal: AbortSignal): Promise<Reading<ManageRules>>;
  profile(accountId: string, signal: AbortSignal): Promise<Reading<Account>>;
  patch(accountId: string, profile: JsonObject, signal: AbortSignal): Promise<AccountsAnswer>;
  sendAvatar(accountId: string, jpeg: Uint8Array, signal: AbortSignal): Promise<AccountsAnswer>;
}

interface ClientOptions {
  readonly settings: AccountsSettings;
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createAccountsClient({ settings, http, now }: ClientOptions): AccountsClient {
  const send = async (request: HttpRequest, signal: AbortSignal): Promise<AccountsAnswer> => {
    const headers = { authorization: `Bearer ${settings.apiKey}`, accept: 'application/json', ...request.headers };
    // Everything here says how something is to be, or only asks: sending it twice does no harm.
    const response = await http.send({ ...request, headers, repeatable: true }, signal);
    const answer = answerIn(response, now());
    const failure = generalFailure(answer);
    if (failure) throw new ConnectorError(failure);
    return answer;
  };
  const json = (method: 'POST' | 'PATCH', url: string, body: object): HttpRequest => ({
    method,
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const managed = (accountId: string): string => `${apiUrlOf(settings)}/users/${encodeURIComponent(accountId)}/manage`;
  const searchUrl = `${apiUrlOf(settings)}/admin/v2/orgs/${settings.orgId}/directories/${settings.directoryId}/users/search`;

  return {
    search: async function* (search, signal) {
      for (let cursor: string | undefined, page = 0; page === 0 || cursor !== undefined; page += 1) {
        const answer = await send(
          json('POST', searchUrl, { ...search, ...(cursor !== undefined && { cursor }) }),
          signal,
        );
        if (answer.status >= 400) throw new ConnectorError(searchFailure(answer));
        const { data, links } = shaped(searchPage, answer.body);
        yield* data;
        cursor = cursorIn(links?.next ?? undefined);
      }
    },
    rules: async (accountId, signal) => {
      const url = `${managed(accountId)}?privileges=profile.write`;
      return reading(await send({ url }, signal), (body) => shaped(manageShape, body));
    },
    profile: async (accountId, signal) =>
      reading(
        await send({ url: `${managed(accountId)}/profile` }, signal),
        (body) => shaped(profileAnswer, body).account,
      ),
    patch: (accountId, profile, signal) => send(json('PATCH', `${managed(accountId)}/profile`, profile), signal),
    sendAvatar: (accountId, jpeg, signal) => send(avatarRequest(settings, accountId, jpeg), signal),
  };
}

const searchPage = z.object({
  data: z.array(foundAccount),
  links: z.object({ next: z.string().nullish() }).nullish(),
});
const profileAnswer = z.object({ account: accountShape });

/** A cursor, or a link that holds one. */
function cursorIn(next: string | undefined): string | undefined {
  if (next === undefined || next === '') return undefined;
  return URL.canParse(next) ? (new URL(next).searchParams.get('cursor') ?? undefined) : next;
}

function avatarRequest(settings: AccountsSettings, accountId: string, jpeg: Uint8Array): HttpRequest {
  const { avatarPath, avatarForm } = settings;
  const url = `${apiUrlOf(settings)}${avatarPath.replace('{accountId}', encodeURIComponent(accountId))}`;
  if (avatarForm === 'put-image') return { method: 'PUT', url, headers: { 'content-type': 'image/jpeg' }, body: jpeg };
  const boundary = 'roster-avatar';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="avatar"; filename="avatar.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), jpeg, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { method: 'POST', url, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body };
}

function reading<Value>(answer: AccountsAnswer, read: (body: unknown) => Value): Reading<Value> {
  if (answer.status < 300) return { status: 'read', value: read(answer.body) };
  if (answer.status === 404) return { status: 'gone' };
  if (answer.status === 403) return { status: 'refused', ...accountRefusal(answer) };
  return { status: 'failed', failure: accountFailure(answer) };
}

function answerIn(response: HttpResponse, now: Date): AccountsAnswer {
  // Gateways refuse in HTML: then the status has to do.
  const isJson = response.header('content-type')?.includes('json') ?? false;
  const body = isJson ? parseJson(response) : undefined;
  const key = z.object({ key: z.string() }).safeParse(body).data?.key;
  return { status: response.status, body, key, retryAfterSeconds: throttleUntilReset(response, now)?.seconds };
}
