import { createServer } from 'node:http';
import type { DirectoryGroup } from './directory/groups.ts';
import { closeServer, listen } from '../edge/simulator-server.ts';
import { openTenant } from './directory/tenant.ts';
import { userView } from './directory/user-view.ts';
import { createFaults, type EntraFaults } from './edge/faults.ts';
import { createGraphService } from './edge/graph-service.ts';
import { httpEdge } from './edge/http-edge.ts';
import { createPhotoReaders } from './edge/photo-readers.ts';
import { createStatistics, type EntraStatistics, type RecordedRequest } from './edge/statistics.ts';
import { createThrottle } from './edge/throttle.ts';
import { type EntraSimulatorOptions, settingsFrom } from './entra-options.ts';
import { createAccessTokens } from './sign-in/access-tokens.ts';

/** A running tenant. Both addresses are without a path: the token endpoint is below `authorityUrl`, `/v1.0` below `graphUrl`. */
export interface EntraSimulator {
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the scope of a connector can be chosen from. */
  readonly groups: readonly Pick<DirectoryGroup, 'id' | 'displayName'>[];
  readonly faults: EntraFaults;
  /** A property of a person now, as `$select` shows it; undefined: it is not there. */
  propertyOf(personId: string, name: string): unknown;
  /** Somebody else writes extension attributes or directory extensions. */
  writeProperties(personId: string, values: Readonly<Record<string, unknown>>): void;
  /** Tokens issued from here on carry these application permissions; earlier ones keep theirs. */
  grant(roles: readonly string[]): void;
  statistics(): EntraStatistics;
  /** The first 20,000 since the start or the last reset, parts of batches among them. */
  requests(): readonly RecordedRequest[];
  resetStatistics(): void;
  close(): Promise<void>;
}

/** Serves the company as a Microsoft Entra tenant on 127.0.0.1: token endpoint and Microsoft Graph. */
export async function startEntraSimulator(options: EntraSimulatorOptions): Promise<EntraSimulator> {
  const settings = settingsFrom(options);
  const server = createServer();
  const port = await listen(server, settings.port);
  const serverUrl = `http://127.0.0.1:${port}`;
  const tokens = createAccessTokens(settings);
  const faults = createFaults(() => tokens.expireAll());
  const statistics = createStatistics();
  const tenant = openTenant(settings, serverUrl, faults);
  const throttle = createThrottle(settings.rateLimit);
  let { roles } = settings;
  const tokenEndpoint = {
    settings,
    tokens,
    serverUrl,
    secretExpired: () => faults.state().secretExpired,
    roles: () => roles,
  };
  const service = createGraphService({ tenant, faults, throttle, statistics });
  const photoReaders = createPhotoReaders(settings.photoReaders);
  server.on('request', httpEdge({ settings, service, tokens, tokenEndpoint, faults, statistics, photoReaders }));
  return {
    authorityUrl: serverUrl,
    graphUrl: serverUrl,
    tenantId: settings.tenantId,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    groups: tenant.groups,
    faults,
    propertyOf: (personId, name) => {
      const person = tenant.user(personId);
      return person && userView(tenant, person, [name])[name];
    },
    writeProperties: (personId, values) =>
      void tenant.written.set(personId, { ...tenant.written.get(personId), ...values }),
    grant: (granted) => (roles = granted),
    statistics: () => statistics.statistics(),
    requests: () => statistics.requests(),
    resetStatistics: () => statistics.reset(),
    close: () => closeServer(server),
  };
}
