import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { createAccessTokens } from './access-tokens.ts';
import { createCallBudget } from './call-budget.ts';
import { openDirectory, type UserStanding } from './directory.ts';
import { wholeUser } from './user-view.ts';
import { answerOneLogin, kindOf, type RequestKind } from './endpoints.ts';
import { type CredentialType, type OneLoginSimulatorOptions, settingsFrom } from './onelogin-options.ts';

/** A running account. */
export interface OneLoginSimulator {
  /** What `https://<subdomain>.onelogin.com` is elsewhere; pictures are below it as well. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the scope of a connector can be chosen from. */
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly faults: FaultRules<RequestKind>;
  readonly log: RequestLog<RequestKind>;
  /** OneLogin's number of a person of the company. */
  idOf(person: { readonly index: number }): string;
  /** The custom attributes of a person of the company as they are now. */
  attributesOf(personId: string): Readonly<Record<string, unknown>>;
  /** Somebody else writes custom attributes. */
  writeAttributes(personId: string, values: Readonly<Record<string, string | null>>): void;
  /** Tokens issued from here on may do this. */
  grant(credential: CredentialType): void;
  setStanding(personId: string, standing: UserStanding): void;
  /** Every list of users is empty, with status 200. */
  listNobody(empty: boolean): void;
  expireTokens(): void;
  expireCursors(): void;
  /** So many calls are left of this hour. */
  leaveCalls(calls: number): void;
  close(): Promise<void>;
}

/** Serves the company as a OneLogin account on 127.0.0.1: tokens, users, roles, and the pictures beside it. */
export async function startOneLoginSimulator(options: OneLoginSimulatorOptions): Promise<OneLoginSimulator> {
  const settings = settingsFrom(options);
  const faults = createFaultRules<RequestKind>();
  const log = createRequestLog<RequestKind>();
  const directory = openDirectory(settings);
  const tokens = createAccessTokens(settings);
  const budget = createCallBudget(settings);
  const account = {
    settings,
    directory,
    tokens,
    budget,
    credential: settings.credential,
    cursorGeneration: 1,
    url: '',
  };
  const server = await startSimulatorServer<RequestKind>({
    port: settings.port,
    latencyMillis: settings.latencyMillis,
    faults,
    log,
    kindOf,
    answer: (arrival, kind) => answerOneLogin(account, arrival, kind),
  });
  account.url = server.url;
  return {
    url: server.url,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    roles: directory.roles.map(({ id, name }) => ({ id: String(id), name })),
    faults,
    log,
    idOf: (person) => String(directory.idOf(person)),
    attributesOf: (personId) => {
      const person = directory.people().find(({ id }) => id === personId);
      const held: unknown = person && wholeUser(person, directory, server.url)['custom_attributes'];
      return typeof held === 'object' ? { ...held } : {};
    },
    writeAttributes: (personId, values) =>
      void directory.written.set(personId, { ...directory.written.get(personId), ...values }),
    grant: (credential) => {
      account.credential = credential;
    },
    setStanding: (personId, standing) => {
      directory.setStanding(personId, standing);
    },
    listNobody: (empty) => {
      directory.listsNobody = empty;
    },
    expireTokens: () => {
      tokens.expireAll();
    },
    expireCursors: () => {
      account.cursorGeneration += 1;
    },
    leaveCalls: (calls) => {
      budget.leave(calls);
    },
    close: () => server.close(),
  };
}
