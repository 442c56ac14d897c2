import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartError } from '../errors/start-error.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

let folder: string;
let servers: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-embedded-'));
  await chmod(folder, 0o711);
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(folder);
  servers.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows[0];
  } finally {
    await client.end();
  }
}

test('what is written is there again after a restart', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 7 as number');
  await first.stop();

  const second = await start();

  expect(await query(second.url, 'select number from kept')).toEqual({ number: 7 });
});

test('a server that outlived its Roster is adopted, not started twice', async () => {
  const outlived = await start();
  const before = await readFile(join(folder, 'postgresql', 'postmaster.pid'), 'utf8');

  const adopted = await start();

  expect(adopted.url).toBe(outlived.url);
  expect(await readFile(join(folder, 'postgresql', 'postmaster.pid'), 'utf8')).toBe(before);
});

test('the password is kept where only the owner reads it, and another one is refused', async () => {
  const server = await start();
  const wrong = new URL(server.url);
  wrong.password = 'wrong';

  expect((await stat(join(folder, 'postgresql-password'))).mode & 0o777).toBe(0o600);
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
});

test('a data folder that cannot be one gets one clear sentence', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');

  await expect(startEmbeddedPostgres(file)).rejects.toThrow(StartError);
  await expect(startEmbeddedPostgres(file)).rejects.toThrow(/as its data folder\. Choose one/);
});
