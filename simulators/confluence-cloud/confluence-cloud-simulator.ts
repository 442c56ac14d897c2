import type { CompanyPerson } from '../company/company-person.ts';
import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { createBurstLimit } from '../jira-cloud/burst-limit.ts';
import { accountIdOf, openSite, type Site } from '../jira-cloud/site.ts';
import { answerConfluence, confluenceKindOf, type ConfluenceRequestKind } from './confluence-endpoints.ts';
import { type ConfluenceCloudOptions, settingsFrom } from './confluence-options.ts';
import { rateLimited } from './confluence-refusals.ts';
import type { PropertyStore } from './property-endpoints.ts';

/** A running site with Confluence, and with Jira beside it. */
export interface ConfluenceCloudSimulator {
  readonly url: string;
  readonly email: string;
  readonly apiToken: string;
  /** Its accounts; the properties in it are those of Jira. */
  readonly site: Site;
  /** By account id and key. */
  readonly properties: PropertyStore;
  readonly faults: FaultRules<ConfluenceRequestKind>;
  readonly log: RequestLog<ConfluenceRequestKind>;
  accountIdOf(person: Pick<CompanyPerson, 'id'>): string;
  /** Whether the holder of the token may use Confluence from here on. */
  letIn(canUse: boolean): void;
  close(): Promise<void>;
}

/** Serves the company as a Confluence Cloud site on 127.0.0.1: accounts and their properties. */
export async function startConfluenceCloudSimulator(
  options: ConfluenceCloudOptions,
): Promise<ConfluenceCloudSimulator> {
  const settings = settingsFrom(options);
  const faults = createFaultRules<ConfluenceRequestKind>();
  const log = createRequestLog<ConfluenceRequestKind>();
  const site = openSite(settings);
  const properties: PropertyStore = new Map();
  const burst = createBurstLimit(settings.burst, settings.now);
  let { canUse } = settings;
  const server = await startSimulatorServer<ConfluenceRequestKind>({
    port: settings.port,
    latencyMillis: settings.latencyMillis,
    faults,
    log,
    kindOf: confluenceKindOf,
    answer: (arrival, kind) => {
      const wait = burst.take(`${kind} ${arrival.method}`);
      if (wait !== undefined) return rateLimited('burst', wait, settings.now());
      return answerConfluence({ settings, site, store: properties, canUse }, arrival);
    },
  });
  const { email, apiToken } = settings;
  return {
    ...{ url: server.url, email, apiToken, site, properties, faults, log, accountIdOf },
    letIn: (isLetIn) => {
      canUse = isLetIn;
    },
    close: () => server.close(),
  };
}
