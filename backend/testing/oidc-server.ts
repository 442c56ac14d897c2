import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider, type ProviderContext } from 'oidc-provider';

/** What the server says of whoever signs in next; without a subject, they press Cancel. */
export interface OidcPerson {
  readonly sub?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export interface OidcServer extends AsyncDisposable {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Decides who signs in from now on. */
  meet(person: OidcPerson): void;
  /**
   * Does what a browser does: follows the redirects, with cookies, until one leads to `target`, and gives that address.
   */
  browse(address: string, target: string): Promise<string>;
}

interface OidcServerOptions {
  readonly redirectUri: string;
  /** Whether claims stand in the ID token; otherwise they have to be asked for. */
  readonly claimsInIdToken?: boolean;
}

const clientId = 'roster';
const clientSecret = 'a secret of the client, long enough to be one';

/** A certified OpenID provider that really listens; it asks nobody for a password. */
export async function startOidcServer({ redirectUri, claimsInIdToken = true }: OidcServerOptions): Promise<OidcServer> {
  let person: OidcPerson = {};
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider: Provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !claimsInIdToken,
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ ...person, sub: accountId }) }),
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    loadExistingGrant: (context: ProviderContext) => grantAll(provider, context),
    pkce: { required: () => true },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) {
      const { sub } = person;
      const cancelled = { error: 'access_denied', error_description: 'They pressed Cancel.' };
      void provider.interactionFinished(
        request,
        response,
        sub === undefined ? cancelled : { login: { accountId: sub } },
      );
    } else {
      void answer(request, response);
    }
  });
  return {
    issuer,
    clientId,
    clientSecret,
    meet: (next) => {
      person = next;
    },
    browse,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function grantAll(provider: Provider, { oidc }: ProviderContext) {
  const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

async function browse(start: string, target: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  for (let step = 0; step < 10; step += 1) {
    if (address.startsWith(target)) return address;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=', 2);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`HTTP ${response.status} instead of a redirect: ${await response.text()}`);
    address = new URL(location, address).href;
  }
  throw new Error('Too many redirects.');
}
