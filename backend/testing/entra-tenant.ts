import type { ServerResponse } from 'node:http';
import type { ConnectorScope } from '#contract/scope.ts';
import { createEntraSource } from '../flow/sources/entra/entra-source.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';
import { type ReceivedRequest, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** Where a simulated or scripted tenant answers, and as whom to sign in. */
export interface EntraAccess {
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const wholeScope: ConnectorScope = {
  groups: [],
  nestedGroups: true,
  filter: '',
  includeDisabled: true,
  includeGuests: true,
};

/** A session that reads everyone, wants pictures and waits on no clock, unless the test says otherwise. */
export function openEntra(
  access: EntraAccess,
  context: ContextParts = {},
  clock: FakeClock = createFakeClock(),
): SourceSession {
  const { authorityUrl, graphUrl, tenantId, clientId, clientSecret } = access;
  return createEntraSource(clock.sleep).open(
    { authorityUrl, graphUrl, tenantId, clientId, clientSecret },
    aSourceContext({ now: clock.now, ...context }),
  );
}

export type GraphScript = (request: ReceivedRequest, response: ServerResponse) => void;

export interface ScriptedTenant extends EntraAccess, AsyncDisposable {
  /** Without those for tokens. */
  readonly received: () => readonly ReceivedRequest[];
  readonly tokens: () => readonly ReceivedRequest[];
}

/** A tenant whose Graph answers as the test says; tokens are `token-1`, `token-2` and so on. */
export async function startScriptedTenant(script: GraphScript, expiresInSeconds = 3600): Promise<ScriptedTenant> {
  const isToken = ({ url }: ReceivedRequest): boolean => url.endsWith('/oauth2/v2.0/token');
  let tokens = 0;
  const server: ScriptedServer = await startScriptedServer((request, response) => {
    if (!isToken(request)) {
      script(request, response);
      return;
    }
    tokens += 1;
    answerJson(response, 200, { access_token: `token-${String(tokens)}`, expires_in: expiresInSeconds });
  });
  return {
    authorityUrl: server.url,
    graphUrl: server.url,
    tenantId: 'contoso.example',
    clientId: '8a4f2c10-52c3-4a57-b1fd-0c2f6a9e7d44',
    clientSecret: 'secret',
    received: () => server.received.filter((request) => !isToken(request)),
    tokens: () => server.received.filter(isToken),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export const refuse = (response: ServerResponse, status: number, code: string, message = ''): void =>
  answerJson(response, status, { error: { code, message } });
