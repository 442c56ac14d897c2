import {
  createQueryStringHash,
  decodeSymmetric,
  encodeAsymmetric,
  encodeSymmetric,
  fromMethodAndUrl,
} from 'atlassian-jwt';
import { AsymmetricAlgorithm, getAlgorithm, SymmetricAlgorithm } from 'atlassian-jwt';
import type { AtlassianSigner } from './atlassian-signer.ts';

const tokenSeconds = 180;

/** A request to the app, or by it. */
interface Target {
  readonly method: string;
  /** Whole, with its query. */
  readonly url: string;
  /** Of whoever is asked. */
  readonly baseUrl: string;
}

interface Tenant {
  readonly clientKey: string;
  readonly sharedSecret: string;
}

/** For a page or a hook: good for this request alone. */
export function requestToken({ clientKey, sharedSecret }: Tenant, target: Target, accountId?: string): string {
  const claims = {
    ...times(),
    iss: clientKey,
    qsh: hashOf(target),
    ...(accountId !== undefined && { sub: accountId }),
  };
  return encodeSymmetric(claims, sharedSecret, SymmetricAlgorithm.HS256);
}

/** What `AP.context.getToken` gives. */
export function contextToken({ clientKey, sharedSecret }: Tenant, accountId: string): string {
  const claims = { ...times(), iss: clientKey, qsh: 'context-qsh', sub: accountId };
  return encodeSymmetric(claims, sharedSecret, SymmetricAlgorithm.HS256);
}

/** For `installed` and `uninstalled`. */
export function installToken(signer: AtlassianSigner, clientKey: string, target: Target): string {
  const claims = { ...times(), iss: clientKey, aud: [target.baseUrl], qsh: hashOf(target) };
  const pem = signer.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return encodeAsymmetric(claims, pem, AsymmetricAlgorithm.RS256, { kid: signer.keyId });
}

/** Why the site does not take an app's token for this request; undefined: it does. */
export function refusalOf(
  token: string | undefined,
  tenant: Tenant,
  target: Target,
  appKey: string,
): string | undefined {
  if (token === undefined) return 'There is no token.';
  try {
    if (getAlgorithm(token) !== SymmetricAlgorithm.HS256) return 'The algorithm is not HS256.';
    const claims: unknown = decodeSymmetric(token, tenant.sharedSecret, SymmetricAlgorithm.HS256);
    return claimsRefusal(claims, hashOf(target), appKey);
  } catch (error) {
    return String(error);
  }
}

function claimsRefusal(claims: unknown, hash: string, appKey: string): string | undefined {
  if (typeof claims !== 'object' || claims === null) return 'The token says nothing.';
  const { iss, exp, qsh } = claims as Readonly<Record<string, unknown>>;
  if (iss !== appKey) return 'The issuer is not the app.';
  if (typeof exp !== 'number' || exp < Date.now() / 1000) return 'The token has ended.';
  return qsh === hash ? undefined : 'The token is for another request.';
}

function times() {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now, exp: now + tokenSeconds };
}

function hashOf({ method, url, baseUrl }: Target): string {
  return createQueryStringHash(fromMethodAndUrl(method, url), false, baseUrl);
}
