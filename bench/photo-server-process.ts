/** A server of photos in a process of its own: one thread that answers, apart from the one that asks. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startRoster } from '../backend/compose.ts';
import { readEnv } from '../backend/env.ts';
import { createLog } from '../backend/logging.ts';

export type PhotoServerOrder =
  | { readonly kind: 'roster'; readonly databaseUrl: string }
  /** What any server of Node costs that has the answers at hand. */
  | { readonly kind: 'bare'; readonly photos: readonly BarePhoto[] };

export interface BarePhoto {
  readonly path: string;
  readonly base64: string;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PhotoServer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
}

interface Served {
  readonly port: number;
  close(): Promise<void>;
}

export async function startPhotoServer(order: PhotoServerOrder): Promise<PhotoServer> {
  const child = fork(fileURLToPath(import.meta.url));
  child.send(order);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The server of photos did not start.')));
  const [port] = (await Promise.race([once(child, 'message'), ended])) as [number];
  ended.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function serveOrder(order: PhotoServerOrder): Promise<void> {
  const served = order.kind === 'roster' ? await serveRoster(order.databaseUrl) : await serveBare(order.photos);
  process.on('disconnect', () => void served.close());
  process.send?.(served.port);
}

async function serveRoster(databaseUrl: string): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-photos-'));
  const env = readEnv({ DATABASE_URL: databaseUrl, ROSTER_ROLE: 'web', PORT: '0', ROSTER_DATA: folder });
  const roster = await startRoster({ env, databaseUrl, log: createLog({ level: 'error' }) });
  return {
    port: Number(new URL(roster.baseUrl).port),
    close: async () => {
      await roster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serveBare(photos: readonly BarePhoto[]): Promise<Served> {
  const known = new Map(photos.map((photo) => [photo.path, { ...photo, bytes: Buffer.from(photo.base64, 'base64') }]));
  const server = createServer((request, response) => {
    const photo = known.get(request.url ?? '');
    if (!photo) response.writeHead(404).end();
    else if (request.headers['if-none-match'] === photo.etag) response.writeHead(304, { ETag: photo.etag }).end();
    else response.writeHead(200, photo.headers).end(photo.bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

if (import.meta.main) process.once('message', (order) => void serveOrder(order as PhotoServerOrder));
