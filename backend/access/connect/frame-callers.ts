import type { HttpClient } from '../../http/http-client.ts';
import type { AtlassianCaller } from '../caller.ts';
import type { ConnectApp } from './connect-app.ts';
import { createConnectClient } from './connect-client.ts';
import { findInstallation, type InstallationStore } from './installation-store.ts';
import { refusedToken } from './refused-token.ts';
import { rememberUsers } from './remember-users.ts';
import { verifyTenantToken } from './verify-tenant-token.ts';

/** Who calls the API out of a frame, by their context token. Throws `not-signed-in` for a token that is not good. */
export type IdentifyFrame = (token: string) => Promise<AtlassianCaller>;

export interface FrameCallerParts extends InstallationStore {
  readonly app: Pick<ConnectApp, 'key'>;
  readonly http: HttpClient;
  readonly now: () => Date;
}

export function createFrameCallers(parts: FrameCallerParts): IdentifyFrame {
  const { app, http, now } = parts;
  const findUser = rememberUsers(now);
  return async (token) => {
    const findTenant = (clientKey: string) => findInstallation(parts, clientKey);
    const verified = await verifyTenantToken({ token, findTenant, boundTo: 'context', now: now() });
    const { tenant, accountId } = verified;
    if (accountId === undefined) throw refusedToken();
    const { siteId, clientKey } = tenant;
    const client = createConnectClient({ http, appKey: app.key, now }, tenant);
    return { kind: 'atlassian', siteId, clientKey, accountId, ...(await findUser(clientKey, client, accountId)) };
  };
}
