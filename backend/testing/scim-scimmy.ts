import type { AddressInfo } from 'node:net';
import express from 'express';
import SCIMMY from 'scimmy';
import SCIMMYRouters from 'scimmy-routers';
import type { JsonObject } from '../flow/model/json.ts';
import type { ScimAccess } from './scim-sessions.ts';

export interface ScimmyServer extends ScimAccess, AsyncDisposable {
  /** Paths and queries, in the order in which they came. */
  readonly received: readonly string[];
  /** May be changed by the test; SCIMMY looks at it anew for each request. */
  readonly users: Map<string, JsonObject>;
  readonly groups: Map<string, JsonObject>;
}

const token = 'scimmy-token';

/** A SCIM server of other people's making, on npm's scimmy and scimmy-routers. SCIMMY itself can be there only once. */
export async function startScimmy(): Promise<ScimmyServer> {
  const users = new Map<string, JsonObject>();
  const groups = new Map<string, JsonObject>();
  const received: string[] = [];
  declare(SCIMMY.Resources.User, users);
  declare(SCIMMY.Resources.Group, groups);
  SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);
  const app = express();
  app.use((request, _response, next) => {
    received.push(request.originalUrl);
    // The routers turn numbers in `query` into numbers, which Express 5 forgets unless it is a property of its own.
    Object.defineProperty(request, 'query', { value: { ...request.query } });
    next();
  });
  app.use('/scim', new SCIMMYRouters({ type: 'bearer', handler: authorize }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${String(port)}`;
  return {
    baseUrl: `http://${host}/scim`,
    token,
    pictureHost: host,
    received,
    users,
    groups,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type ResourceClass = typeof SCIMMY.Resources.User | typeof SCIMMY.Resources.Group;

function declare(resource: ResourceClass, held: ReadonlyMap<string, JsonObject>): void {
  SCIMMY.Resources.declare(resource, {
    egress: ({ id, filter }: { id?: string; filter?: { match(list: readonly object[]): object[] } }) => {
      if (id === undefined) return filter === undefined ? [...held.values()] : filter.match([...held.values()]);
      const found = held.get(id);
      if (found === undefined) throw new SCIMMY.Types.Error(404, '', `Resource ${id} not found`);
      return found;
    },
  });
}

function authorize(request: express.Request): string {
  if (request.header('authorization') !== `Bearer ${token}`) throw new Error('Who are you?');
  return 'roster';
}
