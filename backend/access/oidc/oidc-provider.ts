import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  None,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { isSafeIssuer } from '../../site/safe-issuer.ts';
import { openClientSecret } from '../../site/site-settings.ts';
import { loadSite } from '../../site/site-store.ts';
import type { AccessContext } from '../access-context.ts';

/** The identity provider that the site signs people in with, as its discovery document describes it. */
export interface OidcProvider {
  readonly configuration: Configuration;
  readonly newAccountRole: 'admin' | 'user' | null;
}

/** `undefined`: signing in with an identity provider is switched off. Rejects when the provider cannot be reached. */
export type FindOidcProvider = () => Promise<OidcProvider | undefined>;

const timeoutSeconds = 10;
const keptMinutes = 60;

/** Remembers the provider for a while: its discovery document and keys seldom change, the site's settings at once. */
export function createFindOidcProvider(context: AccessContext): FindOidcProvider {
  let kept: { readonly key: string; readonly until: number; readonly configuration: Configuration } | undefined;
  return async () => {
    const site = await loadSite(context.database, context.siteId);
    const { enabled, issuer, clientId, newAccountRole } = site.settings.oidc;
    if (!enabled || issuer === '' || clientId === '') return undefined;
    const secret = openClientSecret(context, site);
    const key = JSON.stringify([issuer, clientId, secret]);
    const now = context.now().getTime();
    if (kept?.key !== key || kept.until < now) {
      const configuration = await discover(issuer, clientId, secret);
      kept = { key, until: now + keptMinutes * 60_000, configuration };
    }
    return { configuration: kept.configuration, newAccountRole };
  };
}

function discover(issuer: string, clientId: string, secret: string | undefined): Promise<Configuration> {
  if (!isSafeIssuer(issuer)) throw new Error('The OIDC issuer has no https address.');
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Marked so only to stand out; an http issuer is on this very machine.
  const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  return discovery(new URL(issuer), clientId, undefined, authentication(secret), { execute, timeout: timeoutSeconds });
}

/** `client_secret_basic`, the standard's default, unless the provider says that it does not take it. */
function authentication(secret: string | undefined): ClientAuth {
  if (secret === undefined) return None();
  return (server, client, body, headers) => {
    const supported = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const method = supported.includes('client_secret_basic') ? ClientSecretBasic : ClientSecretPost;
    method(secret)(server, client, body, headers);
  };
}
