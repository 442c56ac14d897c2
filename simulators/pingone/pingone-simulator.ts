import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { createAccessTokens } from './access-tokens.ts';
import { type NamedThing, openDirectory } from './directory.ts';
import { answerPingOne, kindOf, type RequestKind } from './endpoints.ts';
import { type UserView, userView } from './user-view.ts';
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
  /** A person of the company as the environment shows them; undefined: it has nobody like that. */
  userOf(personId: string): UserView | undefined;
  /** Somebody else writes attributes. */
  writeAttributes(personId: string, values: Readonly<Record<string, unknown>>): void;
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
    userOf: (personId) => {
      const person = directory.person(personId);
      const environmentUrl = `${server.url}/v1/environments/${environmentId}`;
      return person && userView(person, directory, { url: server.url, environmentUrl });
    },
    writeAttributes: (personId, values) =>
      void directory.written.set(personId, { ...directory.written.get(personId), ...values }),
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
