import { SignJWT } from 'jose';
import { notAnswered, type FindProduct, type ProductClient } from '../../atlassian/product-client.ts';
import type { HttpClient } from '../../http/http-client.ts';
import type { HttpRequest } from '../../http/http-message.ts';
import { appKeyFor } from './connect-app.ts';
import { findInstallationOfSite, type Installation, type InstallationStore } from './installation-store.ts';
import { queryStringHash } from './query-string-hash.ts';

const tokenSeconds = 180;
const patienceSeconds = 15;

export interface ConnectClientParts {
  readonly http: HttpClient;
  /** The app's key in the descriptor for Jira. */
  readonly appKey: string;
  readonly now: () => Date;
}

/** Asks the product of an installation as the app: each request signed with the tenant's secret. */
export function createConnectClient(parts: ConnectClientParts, installation: Installation): ProductClient {
  const { baseUrl, siteId, product } = installation;
  const { host } = new URL(baseUrl);
  return {
    ...{ siteId, product, host, appKey: appKeyFor(parts.appKey, product) },
    send: async (request) => {
      const headers = {
        accept: 'application/json',
        ...request.headers,
        authorization: `JWT ${await sign(parts, installation, request)}`,
      };
      return parts.http
        .send(
          { ...request, url: baseUrl + request.url, headers, maxWaitSeconds: patienceSeconds },
          AbortSignal.timeout(2 * patienceSeconds * 1000),
        )
        .catch((cause: unknown) => {
          throw notAnswered(host, cause);
        });
    },
  };
}

/** The products of sites that have Roster installed through Connect. */
export function connectProducts(parts: ConnectClientParts & InstallationStore): FindProduct {
  return async (siteId, product) => {
    const installation = await findInstallationOfSite(parts, siteId, product);
    return installation && createConnectClient(parts, installation);
  };
}

function sign({ appKey, now }: ConnectClientParts, tenant: Installation, { method, url }: HttpRequest) {
  const { clientKey, product, sharedSecret } = tenant;
  const seconds = Math.floor(now().getTime() / 1000);
  // The path of the product itself (`/wiki`) is no part of what is signed.
  const qsh = queryStringHash({ method: method ?? 'GET', url, baseUrl: new URL(tenant.baseUrl).origin });
  return new SignJWT({ qsh })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(appKeyFor(appKey, product))
    .setAudience([clientKey])
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + tokenSeconds)
    .sign(new TextEncoder().encode(sharedSecret));
}
