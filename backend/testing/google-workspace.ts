import type { ServerResponse } from 'node:http';
import { serviceAccount } from '../../simulators/google/sign-in/service-account.ts';
import { createGoogleSource } from '../flow/sources/google/google-source.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { type ReceivedRequest, startScriptedServer } from './scripted-server.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';

/** Where a simulated or scripted Workspace answers, and as whom to sign in. */
export interface GoogleAccess {
  readonly tokenUrl: string;
  readonly directoryUrl: string;
  readonly serviceAccountKey: string;
  readonly adminEmail: string;
}

interface OpeningParts extends ContextParts {
  /** Beside where and as whom. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A session that reads everyone, wants pictures and waits on no clock, unless the test says otherwise. */
export function openGoogle(
  access: GoogleAccess,
  { settings = {}, ...context }: OpeningParts = {},
  clock: FakeClock = createFakeClock(),
): SourceSession {
  const { tokenUrl, directoryUrl, serviceAccountKey, adminEmail } = access;
  return createGoogleSource(clock.sleep).open(
    { tokenUrl, directoryUrl, serviceAccountKey, adminEmail, ...settings },
    aSourceContext({ now: clock.now, ...context }),
  );
}

export type WorkspaceScript = (request: ReceivedRequest, response: ServerResponse) => void;

export interface ScriptedWorkspace extends GoogleAccess, AsyncDisposable {
  /** Without those for tokens. */
  readonly received: () => readonly ReceivedRequest[];
  readonly tokens: () => readonly ReceivedRequest[];
}

/** A Workspace whose Directory API answers as the test says; tokens are `token-1`, `token-2` and so on. */
export async function startScriptedWorkspace(
  script: WorkspaceScript,
  expiresInSeconds = 3600,
): Promise<ScriptedWorkspace> {
  const isToken = ({ url }: ReceivedRequest): boolean => url === '/token';
  let tokens = 0;
  const server = await startScriptedServer((request, response) => {
    if (!isToken(request)) {
      script(request, response);
      return;
    }
    tokens += 1;
    answerJson(response, 200, { access_token: `token-${String(tokens)}`, expires_in: expiresInSeconds });
  });
  return {
    tokenUrl: `${server.url}/token`,
    directoryUrl: server.url,
    serviceAccountKey: serviceAccount('roster').keyFile,
    adminEmail: 'admin@corp.example',
    received: () => server.received.filter((request) => !isToken(request)),
    tokens: () => server.received.filter(isToken),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
