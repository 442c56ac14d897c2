import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { SimulatedAnswer } from '../../edge/simulated-answer.ts';
import type { Workspace } from '../directory/workspace.ts';
import { scopes } from '../google-options.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { AccountKey, ServiceAccount } from './service-account.ts';

export interface TokenEndpoint {
  readonly workspace: Workspace;
  readonly tokens: AccessTokens;
  readonly accounts: readonly ServiceAccount[];
  /** This server's own address of the endpoint. */
  readonly tokenUrl: () => string;
  /** What the Admin console authorises the delegated account for. */
  readonly authorisedScopes: () => readonly string[];
}

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const googleAudience = 'https://oauth2.googleapis.com/token';
const longestSeconds = 3600;
const skewSeconds = 300;

const claimsShape = z.object({
  iss: z.string(),
  sub: z.string().optional(),
  scope: z.string().default(''),
  iat: z.number(),
  exp: z.number(),
});
type Claims = z.infer<typeof claimsShape>;

/** https://developers.google.com/identity/protocols/oauth2/service-account */
export async function answerTokenRequest(endpoint: TokenEndpoint, form: URLSearchParams): Promise<SimulatedAnswer> {
  if (form.get('grant_type') !== grantType) return refused('unsupported_grant_type', 'Invalid grant_type');
  const claims = await verifiedClaims(endpoint, form.get('assertion') ?? '');
  if ('status' in claims) return claims;
  const wanted = claims.scope.split(' ').filter((scope) => scope !== '');
  const known: readonly string[] = Object.values(scopes);
  if (wanted.length === 0 || wanted.some((scope) => !known.includes(scope))) {
    return refused('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  }
  return claims.sub === undefined
    ? granted(endpoint, claims.iss, wanted)
    : delegated(endpoint, { ...claims, sub: claims.sub }, wanted);
}

/** A set with one scope too many gets nothing at all. */
function delegated(
  endpoint: TokenEndpoint,
  { iss, sub }: Claims & { readonly sub: string },
  wanted: readonly string[],
): SimulatedAnswer {
  const { workspace, accounts } = endpoint;
  const authorised = endpoint.authorisedScopes();
  const isDelegated = accounts[0]?.email === iss;
  if (!isDelegated || wanted.some((scope) => !authorised.includes(scope))) {
    const description =
      'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.';
    return { ...refused('unauthorized_client', description), status: 401 };
  }
  const email = sub.toLowerCase();
  if (email !== workspace.adminEmail && workspace.user(email) === undefined) {
    return refused('invalid_grant', 'Invalid email or User ID');
  }
  return granted(endpoint, email, wanted);
}

function granted({ tokens, workspace }: TokenEndpoint, of: string, wanted: readonly string[]): SimulatedAnswer {
  const token = tokens.issue({ of, scopes: new Set(wanted) });
  const { tokenLifetimeSeconds } = workspace.options;
  return { status: 200, body: { access_token: token, expires_in: tokenLifetimeSeconds, token_type: 'Bearer' } };
}

async function verifiedClaims(endpoint: TokenEndpoint, assertion: string): Promise<Claims | SimulatedAnswer> {
  const { workspace, accounts, tokenUrl } = endpoint;
  const signer = signerOf(accounts, assertion);
  if (signer === undefined) return refused('invalid_grant', 'Invalid JWT Signature.');
  try {
    const { payload } = await jwtVerify(assertion, signer.key.publicKey, {
      algorithms: ['RS256'],
      audience: [googleAudience, tokenUrl()],
      requiredClaims: ['iss', 'iat', 'exp'],
      currentDate: workspace.options.now(),
      clockTolerance: skewSeconds,
    });
    return refuseClaims(payload, signer.account, workspace.options.now());
  } catch (error) {
    if (error instanceof errors.JOSEError) return refusedFor(error);
    throw error;
  }
}

function refuseClaims(payload: JWTPayload, account: ServiceAccount, now: Date): Claims | SimulatedAnswer {
  const claims = claimsShape.parse(payload);
  if (claims.iss !== account.email) return refused('invalid_grant', 'Invalid grant: account not found');
  const isShortLived = claims.exp - claims.iat <= longestSeconds;
  const isOfNow = claims.iat * 1000 - now.getTime() < skewSeconds * 1000;
  return isShortLived && isOfNow ? claims : untimely();
}

/** By the `kid` of its header. */
function signerOf(
  accounts: readonly ServiceAccount[],
  assertion: string,
): { readonly account: ServiceAccount; readonly key: AccountKey } | undefined {
  try {
    const { kid } = decodeProtectedHeader(assertion);
    const all = accounts.flatMap((account) => account.keys.map((key) => ({ account, key })));
    return all.find(({ key }) => key.id === kid);
  } catch {
    // Not a JWT at all: nobody has signed it.
    return undefined;
  }
}

function refusedFor(error: errors.JOSEError): SimulatedAnswer {
  if (error instanceof errors.JWSSignatureVerificationFailed) return refused('invalid_grant', 'Invalid JWT Signature.');
  if (error instanceof errors.JWTExpired) return untimely();
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
    const description = `Invalid JWT: Failed audience check. The right audience is ${googleAudience}`;
    return refused('invalid_grant', description);
  }
  return refused('invalid_grant', 'Invalid JWT: the assertion is malformed.');
}

const untimely = (): SimulatedAnswer =>
  refused(
    'invalid_grant',
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  );

const refused = (error: string, description: string): SimulatedAnswer => ({
  status: 400,
  body: { error, error_description: description },
});
