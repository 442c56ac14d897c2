import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { createAccessTokens } from './access-tokens.ts';
import { type NamedThing, openDirectory } from './directory.ts';
import { answerPingOne, kindOf, type RequestKind } from './endpoints.ts';
import { type PingOneSimulatorOptions, settingsFrom, type WorkerRole } from './pingone-options.ts';

/** A running environment. */
export interface PingOneSimulator {
  /** The token endpoint is below it, the API (`/v1`) and the pictures as well. */
  readonly url: string;
  readonly environmentId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly groups: readonly NamedThing[];
  readonly populations: readonly NamedThing[];
  readonly faults: FaultRules<RequestKind>;
  readonly log: RequestLog<RequestKind>;
  /** Tokens issued from here on carry these roles. */
  grant(roles: readonly WorkerRole[]): void;
  setUnverified(personId: string): void;
  /** Every list of users is empty, with status 200. */
  listNobody(empty: boolean): void;
  expireTokens(): void;
  expireCursors(): void;
  close(): Promise<void>;
}

/** Serves the company as a PingOne environment on 127.0.0.1: tokens, users, groups, and the pictures beside it. */
export async function startPingOneSimulator(options: PingOneSimulatorOptions): Promise<PingOneSimulator> {
  const settings = settingsFrom(options);
  const faults = createFaultRules<RequestKind>();
  const log = createRequestLog<RequestKind>();
  const directory = openDirectory(settings);
  const tokens = createAccessTokens(settings);
  const environment = { settings, directory, tokens, roles: settings.roles, cursorGeneration: 1, url: '' };
  const server = await startSimulatorServer<RequestKind>({
    port: settings.port,
    latencyMillis: settings.latencyMillis,
    faults,
    log,
    kindOf,
    answer: (arrival, kind) => answerPingOne(environment, arrival, kind),
  });
  environment.url = server.url;
  const { environmentId, clientId, clientSecret } = settings;
  return {
    url: server.url,
    environmentId,
    clientId,
    clientSecret,
    groups: directory.groups,
    populations: directory.populations,
    faults,
    log,
    grant: (roles) => {
      environment.roles = roles;
    },
    setUnverified: (personId) => {
      directory.setUnverified(personId);
    },
    listNobody: (empty) => {
      directory.listsNobody = empty;
    },
    expireTokens: () => {
      tokens.expireAll();
    },
    expireCursors: () => {
      environment.cursorGeneration += 1;
    },
    close: () => server.close(),
  };
}
