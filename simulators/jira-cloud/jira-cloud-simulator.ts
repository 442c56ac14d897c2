import type { CompanyPerson } from '../company/company-person.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { createBurstLimit } from './burst-limit.ts';
import { type GlobalPermission, type JiraCloudOptions, settingsFrom } from './jira-cloud-options.ts';
import { answerJira, jiraKindOf, type JiraRequestKind } from './jira-endpoints.ts';
import { rateLimits } from './jira-refusals.ts';
import { accountIdOf, openSite, type Site } from './site.ts';

/** A running site with Jira. */
export interface JiraCloudSimulator {
  readonly url: string;
  readonly email: string;
  readonly apiToken: string;
  readonly site: Site;
  readonly faults: FaultRules<JiraRequestKind>;
  readonly log: RequestLog<JiraRequestKind>;
  accountIdOf(person: Pick<CompanyPerson, 'id'>): string;
  /** What the holder of the token may do from here on. */
  grant(permissions: readonly GlobalPermission[]): void;
  close(): Promise<void>;
}

/** Serves the company as a Jira Cloud site on 127.0.0.1: accounts and their entity properties. */
export async function startJiraCloudSimulator(options: JiraCloudOptions): Promise<JiraCloudSimulator> {
  const settings = settingsFrom(options);
  const faults = createFaultRules<JiraRequestKind>();
  const log = createRequestLog<JiraRequestKind>();
  const site = openSite(settings);
  const burst = createBurstLimit(settings.burst, settings.now);
  let permissions: ReadonlySet<GlobalPermission> = new Set(settings.permissions);
  const server = await startSimulatorServer<JiraRequestKind>({
    port: settings.port,
    latencyMillis: settings.latencyMillis,
    faults,
    log,
    kindOf: jiraKindOf,
    answer: (arrival, kind) => {
      const wait = burst.take(`${kind} ${arrival.method}`);
      return wait === undefined ? answerJira({ settings, site, permissions }, arrival) : rateLimits.burst(wait);
    },
  });
  const { email, apiToken } = settings;
  return {
    url: server.url,
    email,
    apiToken,
    site,
    faults,
    log,
    accountIdOf,
    grant: (granted) => {
      permissions = new Set(granted);
    },
    close: () => server.close(),
  };
}
