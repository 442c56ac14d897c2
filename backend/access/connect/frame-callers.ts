import type { HttpClient } from '../../http/http-client.ts';
import type { AtlassianCaller } from '../caller.ts';
import type { ConnectApp } from './connect-app.ts';
import { createConnectClient } from './connect-client.ts';
import { findInstallation, type Installation, type InstallationStore } from './installation-store.ts';
import { askProductUser, type ProductUser } from './product-user.ts';
import { refusedToken } from './refused-token.ts';
import { verifyTenantToken } from './verify-tenant-token.ts';

/** Whoever loses their rights over there loses them here after so long. */
const trustSeconds = 60;
const maxRemembered = 10_000;

/** Who calls the API out of a frame, by their context token. Throws `not-signed-in` for a token that is not good. */
export type IdentifyFrame = (token: string) => Promise<AtlassianCaller>;

export interface FrameCallerParts extends InstallationStore {
  readonly app: Pick<ConnectApp, 'key'>;
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createFrameCallers(parts: FrameCallerParts): IdentifyFrame {
  const askOnce = rememberUsers(parts);
  return async (token) => {
    const findTenant = (clientKey: string) => findInstallation(parts, clientKey);
    const verified = await verifyTenantToken({ token, findTenant, boundTo: 'context', now: parts.now() });
    const { tenant, accountId } = verified;
    if (accountId === undefined) throw refusedToken();
    return { kind: 'atlassian', siteId: tenant.siteId, accountId, ...(await askOnce(tenant, accountId)) };
  };
}

/** Asks the product about each account once in a while, and once for requests that come together. */
function rememberUsers({ app, http, now }: FrameCallerParts) {
  const users = new Map<string, { readonly user: Promise<ProductUser>; readonly until: number }>();
  return (tenant: Installation, accountId: string): Promise<ProductUser> => {
    const name = JSON.stringify([tenant.siteId, accountId]);
    const held = users.get(name);
    if (held && held.until > now().getTime()) return held.user;
    const user = askProductUser(createConnectClient({ http, appKey: app.key, now }, tenant), accountId);
    if (users.size >= maxRemembered) users.clear();
    users.set(name, { user, until: now().getTime() + trustSeconds * 1000 });
    // A failure is told to those who wait for it, and asked about again by whoever comes next.
    user.catch(() => users.delete(name));
    return user;
  };
}
