import { z } from 'zod';
import { SignJWT } from 'jose';
import { type Company, sampleCompany } from '../../company/company.ts';
import { type GoogleSimulatorOptions, scopes } from '../google-options.ts';
import { type GoogleSimulator, startGoogleSimulator } from '../google-simulator.ts';
import { serviceAccount } from '../sign-in/service-account.ts';

const answerBody = z.looseObject({
  nextPageToken: z.string().optional(),
  users: z.array(z.looseObject({ id: z.string().optional() })).optional(),
  members: z.array(z.looseObject({ id: z.string(), type: z.string() })).optional(),
  error: z
    .looseObject({
      message: z.string(),
      errors: z.array(z.looseObject({ reason: z.string() })).optional(),
      details: z.array(z.looseObject({ reason: z.string() })).optional(),
    })
    .optional(),
});
export type DirectoryBody = z.infer<typeof answerBody>;

/** A bare client with a token, for tests of the simulator itself. It retries nothing and knows no page. */
export interface DirectoryCaller extends AsyncDisposable {
  readonly company: Company;
  readonly simulator: GoogleSimulator;
  /** A path below `/admin/directory/v1`. */
  get(path: string): Promise<{ readonly status: number; readonly body: DirectoryBody }>;
}

export async function callDirectory(options: Partial<GoogleSimulatorOptions> = {}): Promise<DirectoryCaller> {
  const company = options.company ?? sampleCompany({ people: 120 });
  const authorisedScopes = [scopes.users, scopes.members, scopes.schemas];
  const simulator = await startGoogleSimulator({ authorisedScopes, ...options, company });
  const token = await accessToken(simulator, { scope: authorisedScopes.join(' ') });
  return {
    company,
    simulator,
    get: async (path) => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${simulator.directoryUrl}/admin/directory/v1${path}`, { headers });
      return { status: response.status, body: answerBody.parse(await response.json()) };
    },
    [Symbol.asyncDispose]: () => simulator.close(),
  };
}

/** Follows the tokens of a list and answers all of its users. */
export async function getAllUsers(
  caller: DirectoryCaller,
  query: string,
): Promise<readonly NonNullable<DirectoryBody['users']>[number][]> {
  const users = [];
  for (let token: string | undefined = ''; token !== undefined;) {
    const { body } = await caller.get(`/users?customer=my_customer${query}${token}`);
    users.push(...(body.users ?? []));
    token = body.nextPageToken === undefined ? undefined : `&pageToken=${body.nextPageToken}`;
  }
  return users;
}

export interface AssertionParts {
  readonly account?: string;
  readonly iss?: string;
  readonly sub?: string | undefined;
  readonly scope?: string;
  readonly aud?: string;
  readonly issuedAt?: number;
  readonly lifetimeSeconds?: number;
}

export async function requestToken(simulator: GoogleSimulator, parts: AssertionParts = {}): Promise<Response> {
  const account = serviceAccount(parts.account ?? 'roster');
  const [key] = account.keys;
  if (key === undefined) throw new Error('The account has no key.');
  const { sub = simulator.adminEmail, scope = scopes.users, aud = simulator.tokenUrl } = parts;
  const { issuedAt = Math.floor(Date.now() / 1000), lifetimeSeconds = 3600 } = parts;
  const assertion = await new SignJWT({ scope, ...(sub === '' ? {} : { sub }) })
    .setProtectedHeader({ alg: 'RS256', kid: key.id })
    .setIssuer(parts.iss ?? account.email)
    .setAudience(aud)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key.privateKey);
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
  return fetch(simulator.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
}

async function accessToken(simulator: GoogleSimulator, parts: AssertionParts): Promise<string> {
  const response = await requestToken(simulator, parts);
  return z.looseObject({ access_token: z.string() }).parse(await response.json()).access_token;
}
