import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { userView } from './directory.ts';
import { answerOrganization, kindOf, openOrganization, type RequestKind } from './endpoints.ts';
import { settingsFrom, type OrganizationSimulatorOptions } from './organization-options.ts';
import { photoOf } from './profile-page.ts';
import { createRequestBudget } from './request-budget.ts';

/** A running organization with one directory. */
export interface OrganizationSimulator {
  readonly url: string;
  /** What Atlassian shows when the directory is connected. */
  readonly directoryUrl: string;
  readonly apiKey: string;
  readonly faults: FaultRules<RequestKind>;
  readonly log: RequestLog<RequestKind>;
  /** Requests so far that could have changed something. */
  writes(): number;
  /** The user as it goes over the wire, by user name. */
  user(userName: string): Readonly<Record<string, unknown>> | undefined;
  /** Where colleagues look at them. */
  profileUrl(userName: string): string;
  /** Somebody else changes attributes; undefined: takes them away. */
  change(userName: string, attributes: Readonly<Record<string, unknown>>): void;
  remove(userName: string): void;
  /** The page that lists everyone. */
  readonly peopleUrl: string;
  /** How many people show one, whoever brought it. */
  pictures(): number;
  /** Writes what it holds to its folder, if it has one; so does `close`. */
  keep(): void;
  close(): Promise<void>;
}

/** Serves the company's accounts as the SCIM directory of an Atlassian organization, on 127.0.0.1. */
export async function startOrganizationSimulator(
  options: OrganizationSimulatorOptions,
): Promise<OrganizationSimulator> {
  const settings = settingsFrom(options);
  const faults = createFaultRules<RequestKind>();
  const log = createRequestLog<RequestKind>();
  const organization = openOrganization(settings, createRequestBudget(settings.requestsPerMinute, settings.now));
  const { directory } = organization;
  const server = await startSimulatorServer<RequestKind>({
    port: settings.port,
    latencyMillis: settings.latencyMillis,
    faults,
    log,
    kindOf,
    answer: (arrival, kind) => answerOrganization(organization, arrival, kind),
  });
  const idOf = (userName: string): string => directory.find('userName', userName)?.id ?? '';
  return {
    url: server.url,
    directoryUrl: `${server.url}/scim/directory/${settings.directoryId}`,
    apiKey: settings.apiKey,
    faults,
    log,
    writes: () => (['create', 'patch', 'put', 'delete'] as const).reduce((sum, kind) => sum + log.count(kind), 0),
    user: (userName) => {
      const user = directory.find('userName', userName);
      return user && userView(user);
    },
    profileUrl: (userName) => `${server.url}/people/${idOf(userName)}`,
    change: (userName, attributes) => {
      const user = directory.require(idOf(userName));
      directory.put({ ...user, attributes: { ...user.attributes, ...attributes } });
    },
    remove: (userName) => {
      directory.delete(idOf(userName));
    },
    peopleUrl: `${server.url}/people`,
    pictures: () => directory.users().filter((user) => photoOf(user) !== undefined).length,
    keep: () => directory.keep(),
    close: async () => {
      await server.close();
      directory.keep();
    },
  };
}
