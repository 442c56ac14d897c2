import { decodeProtectedHeader, jwtVerify } from 'jose';
import { z } from 'zod';
import type { FindInstallKey } from './install-keys.ts';
import { queryStringHash, type SignedRequest } from './query-string-hash.ts';
import { refusedToken } from './refused-token.ts';

const leewaySeconds = 3;

export interface InstallTokenCheck {
  readonly token: string;
  readonly request: SignedRequest;
  /** Of the body: the token has to be about the same tenant. */
  readonly clientKey: string;
  readonly findKey: FindInstallKey;
  readonly now: Date;
}

const claims = z.object({
  aud: z.union([
    z.string(),
    z
      .array(z.string())
      .length(1)
      .transform(([only = '']) => only),
  ]),
  qsh: z.string(),
});

/** Verifies that Atlassian itself says that Roster was installed or uninstalled. Throws `not-signed-in` otherwise. */
export async function verifyInstallToken(check: InstallTokenCheck): Promise<void> {
  const key = await check.findKey(keyIdOf(check.token));
  const { payload } = await jwtVerify(check.token, key, {
    algorithms: ['RS256'],
    issuer: check.clientKey,
    requiredClaims: ['exp', 'aud', 'qsh'],
    clockTolerance: leewaySeconds,
    currentDate: check.now,
  }).catch((cause: unknown) => {
    throw refusedToken(cause);
  });
  const { success, data } = claims.safeParse(payload);
  const isForUs = success && data.aud.replace(/\/$/, '') === check.request.baseUrl;
  if (!isForUs || data.qsh !== queryStringHash(check.request)) throw refusedToken();
}

function keyIdOf(token: string): string {
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    if (alg === 'RS256' && kid !== undefined) return kid;
  } catch (cause) {
    throw refusedToken(cause);
  }
  throw refusedToken();
}
