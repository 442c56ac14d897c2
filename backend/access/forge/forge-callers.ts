import { decodeJwt } from 'jose';
import type { AtlassianCaller } from '../caller.ts';
import { refusedToken } from '../connect/refused-token.ts';
import { rememberUsers } from '../connect/remember-users.ts';
import { createForgeClient, type ForgeClientParts } from './forge-client.ts';
import {
  findProductOfSite,
  meetInstallation,
  type ForgeInstallation,
  type ForgeStore,
  type SystemToken,
} from './forge-installation-store.ts';
import type { Invocation } from './verify-invocation.ts';

/** What Forge sends along with a request for the app. */
export interface ForgeCredentials {
  readonly invocationToken: string;
  /** By which the app may ask the product; absent: not asked for in the manifest. */
  readonly systemToken: string | undefined;
}

/** Who calls the API through Forge. Throws `not-signed-in` for a token that is not good. */
export type IdentifyForge = (credentials: ForgeCredentials) => Promise<AtlassianCaller>;

/** Verifies a Forge invocation token. */
export type VerifyForge = (token: string) => Promise<Invocation>;

export interface ForgeCallerParts extends ForgeStore, ForgeClientParts {
  readonly verify: VerifyForge;
}

export function createForgeCallers(parts: ForgeCallerParts): IdentifyForge {
  const { database, now, verify } = parts;
  const findUser = rememberUsers(now);
  return async ({ invocationToken, systemToken }) => {
    const invocation = await verify(invocationToken);
    const { accountId } = invocation;
    if (accountId === undefined) throw refusedToken();
    const installation = await meetInstallation(database, invocation, { now: now() });
    if (!installation) throw refusedToken();
    const { siteId, installationId, product } = installation;
    const held = await tokenFor(parts, installation, systemToken);
    const client = createForgeClient(parts, installation, held);
    const user = await findUser(`${installationId} ${product}`, client, accountId);
    return { kind: 'atlassian', siteId, accountId, ...user };
  };
}

/**
 * The token that has come along, for this request alone: it came by a browser, and whoever sits there could have put
 * another in its place. Then that is good for nothing, or for what they may see anyway.
 */
async function tokenFor(
  parts: ForgeCallerParts,
  { siteId, product }: ForgeInstallation,
  given: string | undefined,
): Promise<SystemToken | undefined> {
  const held = given === undefined ? undefined : readSystemToken(given, parts.now());
  return held ?? (await findProductOfSite(parts, siteId, product))?.held;
}

/** How long a token is believed to be good that does not say so itself: the least that Forge gives. */
const silentMinutes = 10;

/** A token is Atlassian's business but for its end (https://developer.atlassian.com/platform/forge/remote/calling-product-apis/). */
export function readSystemToken(token: string, now: Date): SystemToken {
  return { token, until: endOf(token) ?? new Date(now.getTime() + silentMinutes * 60_000) };
}

function endOf(token: string): Date | undefined {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : new Date(exp * 1000);
  } catch {
    return undefined;
  }
}
