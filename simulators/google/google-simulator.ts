import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { userId, openWorkspace } from './directory/workspace.ts';
import type { WorkspaceGroup } from './directory/groups.ts';
import type { CompanyPerson } from '../company/company-person.ts';
import { createEntrance } from './google-entrance.ts';
import { type GoogleSimulatorOptions, optionsFrom } from './google-options.ts';
import { type GoogleRequestKind, kindOf } from './google-routes.ts';
import { createAccessTokens } from './sign-in/access-tokens.ts';
import { serviceAccount } from './sign-in/service-account.ts';

/** A running Workspace. All addresses are of one server. */
export interface GoogleSimulator {
  /** Complete, with its path. */
  readonly tokenUrl: string;
  /** Without a path: `/admin/directory/v1` is below. */
  readonly directoryUrl: string;
  readonly iamUrl: string;
  readonly metadataUrl: string;
  /** Key file of the delegated account, as the Cloud console downloads it. */
  readonly serviceAccountKey: string;
  readonly serviceAccountEmail: string;
  /** By which the Admin console knows the delegated account. */
  readonly clientId: string;
  /** Key file of an account that may have the delegated one sign. */
  readonly callerKey: string;
  /** The administrator to act as. */
  readonly adminEmail: string;
  readonly customerId: string;
  readonly domain: string;
  /** What the scope of a connector can be chosen from. */
  readonly groups: readonly Pick<WorkspaceGroup, 'id' | 'email' | 'name'>[];
  readonly faults: FaultRules<GoogleRequestKind>;
  readonly log: RequestLog<GoogleRequestKind>;
  /** The id that Google gives a person of the company. */
  readonly idOf: (person: Pick<CompanyPerson, 'id'>) => string;
  /** What the Admin console authorises the service account for, from here on. */
  authorise(scopes: readonly string[]): void;
  /** Turns APIs of the Cloud project on or off. */
  enable(api: 'directory' | 'iam', on: boolean): void;
  /** Whether listings come back empty, with status 200. */
  listNobody(on: boolean): void;
  expireTokens(): void;
  expirePages(): void;
  close(): Promise<void>;
}

/** Serves the company as a Google Workspace on 127.0.0.1: sign-in, IAM credentials, metadata and Directory API. */
export async function startGoogleSimulator(given: GoogleSimulatorOptions): Promise<GoogleSimulator> {
  const options = optionsFrom(given);
  const workspace = openWorkspace(options);
  const [delegated, caller] = [serviceAccount('roster'), serviceAccount('roster-host')];
  const faults = createFaultRules<GoogleRequestKind>();
  const log = createRequestLog<GoogleRequestKind>();
  const tokens = createAccessTokens(options);
  const entrance = createEntrance({ workspace, tokens, accounts: [delegated, caller], callerEmail: caller.email });
  const { port, latencyMillis } = options;
  const server = await startSimulatorServer({ port, latencyMillis, faults, log, kindOf, answer: entrance.answer });
  entrance.serverUrl = server.url;
  return {
    tokenUrl: `${server.url}/token`,
    directoryUrl: server.url,
    iamUrl: server.url,
    metadataUrl: server.url,
    serviceAccountKey: delegated.keyFile,
    serviceAccountEmail: delegated.email,
    clientId: delegated.clientId,
    callerKey: caller.keyFile,
    adminEmail: workspace.adminEmail,
    customerId: workspace.customerId,
    domain: workspace.domain,
    groups: workspace.groups.map(({ id, email, name }) => ({ id, email, name })),
    faults,
    log,
    idOf: userId,
    authorise: (scopes) => (entrance.authorisedScopes = scopes),
    enable: (api, on) => (entrance.enabled = { ...entrance.enabled, [api]: on }),
    listNobody: (on) => (workspace.listNobody = on),
    expireTokens: () => {
      tokens.expireAll();
    },
    expirePages: () => (entrance.paging.generation += 1),
    close: () => server.close(),
  };
}
