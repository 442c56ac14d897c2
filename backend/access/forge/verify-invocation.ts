import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Product } from '../../atlassian/product-client.ts';
import { AppError } from '../../errors/app-error.ts';
import { isThisMachine } from '../../http/safe-address.ts';
import { refusedToken } from '../connect/refused-token.ts';

export const forgeIssuer = 'forge/invocation-token';
/** Clocks are never quite the same. */
const leewaySeconds = 10;

/** What Forge says of a request that it makes for the app. */
export interface Invocation {
  /** The UUID of the installation. */
  readonly installationId: string;
  /** Atlassian's id of the site. */
  readonly cloudId: string;
  readonly product: Product;
  /** Where the product is asked, without a slash at the end. */
  readonly apiBaseUrl: string;
  /** Where people open the site; absent: not said. */
  readonly siteUrl: string | undefined;
  /** Atlassian's account id of whoever looks at the page; absent for triggers. */
  readonly accountId: string | undefined;
  readonly issuedAt: Date;
}

export interface InvocationCheck {
  readonly token: string;
  /** The whole ARI of the app: another app's tokens are signed by the same keys. */
  readonly appId: string;
  readonly findKey: JWTVerifyGetKey;
  readonly now: Date;
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const claims = z.object({
  iat: z.number(),
  app: z.object({
    installationId: z.string().regex(uuid),
    apiBaseUrl: z.string().transform((address, context) => {
      const read = readAddress(address);
      if (read) return read;
      context.addIssue('an address of a product');
      return z.NEVER;
    }),
  }),
  context: z
    .object({
      siteUrl: z
        .url({ protocol: /^https?$/ })
        .optional()
        .catch(undefined),
    })
    .optional(),
  principal: z.string().min(1).optional().catch(undefined),
});

/**
 * Verifies a Forge invocation token (https://developer.atlassian.com/platform/forge/remote/essentials/). Throws
 * `not-signed-in` for one that is not good here, and `unavailable` while Atlassian's keys cannot be had.
 */
export async function verifyInvocation({ token, appId, findKey, now }: InvocationCheck): Promise<Invocation> {
  const { payload } = await jwtVerify(token, findKey, {
    // Never the algorithm that the token itself names.
    algorithms: ['RS256'],
    ...{ issuer: forgeIssuer, audience: appId, clockTolerance: leewaySeconds, currentDate: now },
    requiredClaims: ['exp', 'iat'],
  }).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : refusedToken(cause);
  });
  const { success, data, error } = claims.safeParse(payload);
  if (!success) throw refusedToken(error);
  const { app, context, principal, iat } = data;
  return {
    installationId: (uuid.exec(app.installationId)?.[0] ?? '').toLowerCase(),
    ...app.apiBaseUrl,
    siteUrl: context?.siteUrl,
    accountId: principal,
    issuedAt: new Date(iat * 1000),
  };
}

/** Such as `https://api.atlassian.com/ex/jira/<cloud id>`. Plain http stays on this machine. */
function readAddress(address: string): Pick<Invocation, 'apiBaseUrl' | 'cloudId' | 'product'> | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname, origin } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname))) return undefined;
  const [, product, cloudId] = /^\/ex\/(jira|confluence)\/([A-Za-z0-9-]{1,64})\/?$/.exec(pathname) ?? [];
  if (cloudId === undefined || (product !== 'jira' && product !== 'confluence')) return undefined;
  return { apiBaseUrl: `${origin}/ex/${product}/${cloudId}`, cloudId, product };
}
