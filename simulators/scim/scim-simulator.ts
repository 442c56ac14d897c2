import { createFaultRules, type FaultRules } from '../edge/fault-rules.ts';
import { createRequestLog, type RequestLog } from '../edge/request-log.ts';
import { startSimulatorServer } from '../edge/simulator-server.ts';
import { createCursors } from './directory/cursors.ts';
import { openDirectory } from './directory/open-directory.ts';
import { errorAnswer, ScimError } from './scim-exchange.ts';
import { type ScimSettings, type ScimSimulatorOptions, settingsFrom } from './scim-options.ts';
import { answerScim, kindOf, scimPath, type ScimRequestKind } from './scim-routes.ts';
import { createCallers } from './sign-in/callers.ts';

export interface ScimSimulator extends Pick<
  ScimSettings,
  'token' | 'username' | 'password' | 'clientId' | 'clientSecret'
> {
  /** Without path and slash. */
  readonly url: string;
  readonly baseUrl: string;
  readonly tokenUrl: string;
  /** `127.0.0.1:<port>`, where its pictures are. */
  readonly pictureHost: string;
  /** What the scope of a connector can be chosen from. */
  readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  readonly faults: FaultRules<ScimRequestKind>;
  readonly log: RequestLog<ScimRequestKind>;
  expireCursors(): void;
  expireTokens(): void;
  close(): Promise<void>;
}

/** Serves the company as a SCIM 2.0 service provider on 127.0.0.1, with its pictures and a token endpoint. */
export async function startScimSimulator(options: ScimSimulatorOptions): Promise<ScimSimulator> {
  const settings = settingsFrom(options);
  const callers = createCallers(settings);
  const cursors = createCursors(settings.cursorLifetimeSeconds, settings.now);
  const faults = createFaultRules<ScimRequestKind>();
  const log = createRequestLog<ScimRequestKind>();
  const server = await startSimulatorServer<ScimRequestKind>({
    port: settings.port,
    latencyMillis: settings.latencyMillis,
    faults,
    log,
    kindOf,
    answer: async (arrival) => {
      try {
        return await answerScim({ settings, callers, cursors, directory: () => directory }, arrival);
      } catch (error) {
        if (error instanceof ScimError) return errorAnswer(error, settings.oddities.numericStatus);
        throw error;
      }
    },
  });
  const { url } = server;
  const baseUrl = `${url}${scimPath}`;
  const directory = openDirectory(settings, { baseUrl, photosUrl: `${url}/photos` });
  const { token, username, password, clientId, clientSecret } = settings;
  return {
    ...{ url, baseUrl, token, username, password, clientId, clientSecret, faults, log },
    tokenUrl: `${url}/oauth2/token`,
    pictureHost: new URL(url).host,
    groups: directory.groups,
    expireCursors: () => {
      cursors.expireAll();
    },
    expireTokens: () => {
      callers.expireTokens();
    },
    close: () => server.close(),
  };
}
