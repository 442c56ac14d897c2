import { notAnswered, type FindProduct, type ProductClient } from '../../atlassian/product-client.ts';
import { AppError } from '../../errors/app-error.ts';
import type { HttpClient } from '../../http/http-client.ts';
import {
  findProductOfSite,
  type ForgeInstallation,
  type ForgeStore,
  type SystemToken,
} from './forge-installation-store.ts';

const patienceSeconds = 15;
/** A request that is under way when its token ends has been made in vain. */
const marginSeconds = 30;

export interface ForgeClientParts {
  readonly http: HttpClient;
  readonly now: () => Date;
}

/** Asks the product of an installation as the app, by the token that Forge has given for that. */
export function createForgeClient(
  { http, now }: ForgeClientParts,
  installation: ForgeInstallation,
  held: SystemToken | undefined,
): ProductClient {
  const { siteId, product, apiBaseUrl } = installation;
  const host = hostOf(installation);
  const base = product === 'confluence' ? `${apiBaseUrl}/wiki` : apiBaseUrl;
  return {
    ...{ siteId, product, host },
    send: async (request) => {
      if (!held || !isFresh(held, now())) throw noFreshToken(host);
      const headers = { accept: 'application/json', ...request.headers, authorization: `Bearer ${held.token}` };
      return http
        .send(
          { ...request, url: base + request.url, headers, maxWaitSeconds: patienceSeconds },
          AbortSignal.timeout(2 * patienceSeconds * 1000),
        )
        .catch((cause: unknown) => {
          throw notAnswered(host, cause);
        });
    },
  };
}

/** The products of sites that have Roster installed through Forge. */
export function forgeProducts(parts: ForgeClientParts & ForgeStore): FindProduct {
  return async (siteId, product) => {
    const found = await findProductOfSite(parts, siteId, product);
    return found && createForgeClient(parts, found.installation, found.held);
  };
}

/** Whether the product can be asked by it. */
export function isFresh({ until }: Pick<SystemToken, 'until'>, now: Date): boolean {
  return until.getTime() > now.getTime() + marginSeconds * 1000;
}

/** Of the Atlassian site, as sentences name it. */
function hostOf({ siteUrl, cloudId }: ForgeInstallation): string {
  return siteUrl === undefined ? `The Atlassian site ${cloudId}` : new URL(siteUrl).host;
}

/** Nobody can ask Forge for a token: it brings one with its requests, every hour. */
function noFreshToken(host: string): AppError {
  const message = `Forge has given Roster no fresh token for ${host}, so Roster cannot ask there. One comes with the next hourly call; if none does, look at the app’s logs with \`forge logs\`.`;
  return new AppError('unavailable', message, { retryAfterSeconds: 300 });
}
