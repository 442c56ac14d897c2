import { createScimSource } from '../flow/sources/scim/scim-source.ts';
import type { JsonObject } from '../flow/model/json.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { type ReceivedRequest, startScriptedServer } from './scripted-server.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';

/** Where a simulated or scripted SCIM server answers, and how to sign in. */
export interface ScimAccess {
  readonly baseUrl: string;
  readonly token: string;
  /** Where its pictures are. */
  readonly pictureHost: string;
}

interface SessionParts {
  readonly settings?: JsonObject;
  readonly context?: ContextParts;
  readonly clock?: FakeClock;
}

/** A session that reads everyone, wants pictures and waits on no clock, unless the test says otherwise. */
export function openScim(
  { baseUrl, token, pictureHost }: ScimAccess,
  { settings = {}, context = {}, clock = createFakeClock() }: SessionParts = {},
): SourceSession {
  return createScimSource(clock.sleep).open(
    { baseUrl, token, pictureHosts: [pictureHost], ...settings },
    aSourceContext({ now: clock.now, ...context }),
  );
}

export type ScimScript = (request: {
  readonly url: URL;
  readonly headers: ReceivedRequest['headers'];
}) => ScriptedAnswer;

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a text as it is. */
  readonly body: object | string;
}

export interface ScriptedScim extends ScimAccess, AsyncDisposable {
  /** Queries of lists of people, in the order in which they came. */
  readonly lists: () => readonly URLSearchParams[];
}

/** A server without discovery, unless the script has one: it answers as the test says. */
export async function startScriptedScim(script: ScimScript): Promise<ScriptedScim> {
  const server = await startScriptedServer(({ url, headers }, response) => {
    const { status = 200, body, ...rest } = script({ url: new URL(url, 'http://localhost'), headers });
    response.writeHead(status, { 'content-type': 'application/scim+json', ...rest.headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return {
    baseUrl: server.url,
    token: 'token',
    pictureHost: new URL(server.url).host,
    lists: () =>
      server.received
        .map(({ url }) => new URL(url, 'http://localhost'))
        .filter(({ pathname }) => pathname === '/Users')
        .map(({ searchParams }) => searchParams),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
    },
  };
}

export const scimRefusal = (status: number, scimType?: string): ScriptedAnswer => ({
  status,
  body: {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType === undefined ? {} : { scimType }),
  },
});
