import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import type { Account } from './accounts.ts';
import { settingsFrom, type AccountsSimulatorOptions } from './accounts-options.ts';
import { answerAccounts, kindOf, openOrganization, type RequestKind } from './endpoints.ts';
import { createRequestBudget } from './request-budget.ts';

/** A running organization and its accounts. */
export interface AccountsSimulator {
  /** What https://api.atlassian.com is elsewhere. */
  readonly url: string;
  readonly orgId: string;
  readonly apiKey: string;
  /** For pictures, with `{accountId}`. */
  readonly avatarPath: string;
  readonly faults: FaultRules<RequestKind>;
  readonly log: RequestLog<RequestKind>;
  /** Requests so far that could have changed something. */
  writes(): number;
  account(email: string): Account | undefined;
  /** Where colleagues look at them. */
  profileUrl(email: string): string;
  /** Somebody else, or the organization, changes an account. */
  change(email: string, parts: Partial<Omit<Account, 'accountId'>>): void;
  /** Another account, e.g. a second one of the same address. */
  add(account: Account): void;
  remove(email: string): void;
  close(): Promise<void>;
}

/** Serves the company's accounts as api.atlassian.com does to an organization's API key, on 127.0.0.1. */
export async function startAccountsSimulator(options: AccountsSimulatorOptions): Promise<AccountsSimulator> {
  const settings = settingsFrom(options);
  const faults = createFaultRules<RequestKind>();
  const log = createRequestLog<RequestKind>();
  const organization = openOrganization(settings, createRequestBudget(settings.requestsPerMinute, settings.now));
  const { accounts } = organization;
  const server = await startSimulatorServer<RequestKind>({
    port: settings.port,
    latencyMillis: settings.latencyMillis,
    faults,
    log,
    kindOf,
    answer: (arrival, kind) => answerAccounts(organization, arrival, kind),
  });
  organization.url = server.url;
  return {
    url: server.url,
    orgId: settings.orgId,
    apiKey: settings.apiKey,
    avatarPath: '/undocumented/{accountId}/avatar',
    faults,
    log,
    writes: () => log.count('patch') + log.count('avatar'),
    account: (email) => accounts.byEmail(email)[0],
    profileUrl: (email) => `${server.url}/people/${encodeURIComponent(accounts.byEmail(email)[0]?.accountId ?? '')}`,
    change: (email, parts) => {
      const [account] = accounts.byEmail(email);
      if (account) accounts.put({ ...account, ...parts });
    },
    add: (account) => {
      accounts.put(account);
    },
    remove: (email) => {
      accounts.remove(accounts.byEmail(email)[0]?.accountId ?? '');
    },
    close: () => server.close(),
  };
}
