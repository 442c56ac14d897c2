import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createAccessTokens } from './access-tokens.ts';
import { type EntraSimulatorOptions, settingsFrom } from './entra-options.ts';
import { errorAnswer, type GraphAnswer, GraphError } from './graph-exchange.ts';
import { listUsers } from './list-users.ts';
import { openTenant } from './tenant.ts';
import { answerTokenRequest } from './token-endpoint.ts';

/** A running tenant. Both addresses are without a path: the token endpoint is below `authorityUrl`, `/v1.0` below `graphUrl`. */
export interface EntraSimulator {
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
}

/** Serves the company as a Microsoft Entra tenant on 127.0.0.1: token endpoint and Microsoft Graph. */
export async function startEntraSimulator(options: EntraSimulatorOptions): Promise<EntraSimulator> {
  const settings = settingsFrom(options);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
  const tenant = openTenant(settings, url);
  const tokens = createAccessTokens(settings);
  const answer = async (request: IncomingMessage, body: string): Promise<GraphAnswer> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const tokenPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/u.exec(pathname);
    if (tokenPath !== null) {
      const endpoint = { settings, tokens, serverUrl: url, secretExpired: () => false, roles: () => settings.roles };
      return answerTokenRequest(endpoint, tokenPath[1] ?? '', new URLSearchParams(body));
    }
    try {
      const roles = tokens.rolesOf(request.headers.authorization);
      const path = decodeURIComponent(pathname.replace(/^\/v1\.0/u, ''));
      if (path !== '/users') throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${path}'.`);
      return listUsers(tenant, { method: request.method ?? 'GET', path, query: searchParams, headers: {}, roles });
    } catch (error) {
      if (error instanceof GraphError) return errorAnswer(error, settings.now(), randomUUID());
      throw error;
    }
  };
  server.on('request', (request, response: ServerResponse) => {
    void readBody(request)
      .then((body) => answer(request, body))
      .then((found) => {
        response.writeHead(found.status, { 'Content-Type': 'application/json', ...found.headers });
        response.end(JSON.stringify(found.body));
      });
  });
  return {
    authorityUrl: url,
    graphUrl: url,
    tenantId: settings.tenantId,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
