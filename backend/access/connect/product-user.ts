import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Role } from '#contract/session.ts';
import { AppError } from '../../errors/app-error.ts';
import type { HttpClient } from '../../http/http-client.ts';
import { parseJson, type HttpRequest, type HttpResponse } from '../../http/http-message.ts';
import type { Installation } from './installation-store.ts';
import { queryStringHash } from './query-string-hash.ts';
import { refusedToken } from './refused-token.ts';

/** Someone of an Atlassian site, as the site itself describes them. */
export interface ProductUser {
  readonly name: string;
  /** Absent where the person shows it to nobody. */
  readonly email: string | undefined;
  readonly role: Role;
}

interface Asking {
  readonly http: HttpClient;
  /** The app's key in the descriptor. */
  readonly appKey: string;
  readonly now: Date;
}

const tokenSeconds = 180;
const patienceSeconds = 15;

const jiraUser = z.object({ displayName: z.string(), emailAddress: z.string().optional() });
const jiraPermissions = z.object({ globalPermissions: z.array(z.string()) });

/**
 * Asks Jira, as the app, who an account is and whether it administers Jira: its token alone says nothing of rights
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/).
 */
export async function askProductUser(
  asking: Asking,
  installation: Installation,
  accountId: string,
): Promise<ProductUser> {
  const [permissions, user] = await Promise.all([
    send(asking, installation, {
      method: 'POST',
      url: '/rest/api/3/permissions/check',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ accountId, globalPermissions: ['ADMINISTER'] }),
      repeatable: true,
    }),
    send(asking, installation, { url: `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}` }),
  ]);
  // The account was there when the token was made, and is closed since.
  if (user.status === 404) throw refusedToken();
  const { globalPermissions } = read(jiraPermissions, permissions, installation);
  const { displayName, emailAddress } = read(jiraUser, user, installation);
  return {
    name: displayName,
    email: emailAddress === undefined || emailAddress === '' ? undefined : emailAddress.toLowerCase(),
    role: globalPermissions.includes('ADMINISTER') ? 'admin' : 'user',
  };
}

async function send({ http, appKey, now }: Asking, tenant: Installation, request: HttpRequest): Promise<HttpResponse> {
  const { baseUrl, clientKey, sharedSecret } = tenant;
  const seconds = Math.floor(now.getTime() / 1000);
  const qsh = queryStringHash({ method: request.method ?? 'GET', url: request.url, baseUrl: new URL(baseUrl).origin });
  const token = await new SignJWT({ qsh })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(appKey)
    .setAudience([clientKey])
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + tokenSeconds)
    .sign(new TextEncoder().encode(sharedSecret));
  const headers = { accept: 'application/json', ...request.headers, authorization: `JWT ${token}` };
  return http
    .send(
      { ...request, url: baseUrl + request.url, headers, maxWaitSeconds: patienceSeconds },
      AbortSignal.timeout(2 * patienceSeconds * 1000),
    )
    .catch((cause: unknown) => {
      throw notAnswered(tenant, cause);
    });
}

function read<Schema extends z.ZodType>(schema: Schema, response: HttpResponse, tenant: Installation) {
  if (response.status !== 200) throw notAnswered(tenant, `HTTP ${String(response.status)}`);
  const parsed = schema.safeParse(parseJson(response));
  if (!parsed.success) throw notAnswered(tenant, parsed.error);
  return parsed.data;
}

function notAnswered({ baseUrl }: Installation, cause: unknown): AppError {
  const message = `${new URL(baseUrl).host} does not tell Roster right now who you are and what you may do. Try again in a moment.`;
  return new AppError('unavailable', message, { retryAfterSeconds: 10, cause });
}
