import { decodeJwt, jwtVerify } from 'jose';
import { z } from 'zod';
import { queryStringHash, type SignedRequest } from './query-string-hash.ts';
import { refusedToken } from './refused-token.ts';

/** Clocks are never quite the same. */
const leewaySeconds = 10;

/** What a context token, good for any request, has in place of a hash. */
const contextHash = 'context-qsh';

/** Whoever signs: their secret tells. */
export interface Signer {
  readonly sharedSecret: string;
}

export interface TenantTokenCheck<Tenant extends Signer> {
  readonly token: string;
  /** Atlassian's name of the tenant → the tenant. */
  readonly findTenant: (clientKey: string) => Promise<Tenant | undefined>;
  /**
   * The request that the token has to be made for; `context`: any request of the API. A context token opens nothing but
   * the API: everyone in the tenant can have one, and with it could call every hook.
   */
  readonly boundTo: SignedRequest | 'context';
  readonly now: Date;
}

export interface VerifiedToken<Tenant> {
  readonly tenant: Tenant;
  /** Atlassian's account id of whoever looks at the page; absent for calls of the product itself. */
  readonly accountId: string | undefined;
}

const claims = z.object({ qsh: z.string(), sub: z.string().min(1).optional() });

/** Verifies a JWT that the product signed with the tenant's secret. Throws `not-signed-in` for anything else. */
export async function verifyTenantToken<Tenant extends Signer>(
  check: TenantTokenCheck<Tenant>,
): Promise<VerifiedToken<Tenant>> {
  const clientKey = unverifiedIssuer(check.token);
  const tenant = clientKey === undefined ? undefined : await check.findTenant(clientKey);
  if (clientKey === undefined || !tenant) throw refusedToken();
  const { payload } = await jwtVerify(check.token, new TextEncoder().encode(tenant.sharedSecret), {
    // Never the algorithm that the token itself names.
    algorithms: ['HS256'],
    issuer: clientKey,
    requiredClaims: ['exp', 'qsh'],
    clockTolerance: leewaySeconds,
    currentDate: check.now,
  }).catch((cause: unknown) => {
    throw refusedToken(cause);
  });
  const { success, data } = claims.safeParse(payload);
  const wanted = check.boundTo === 'context' ? contextHash : queryStringHash(check.boundTo);
  if (!success || data.qsh !== wanted) throw refusedToken();
  return { tenant, accountId: data.sub };
}

function unverifiedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
