import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';

export interface TestPostgres {
  readonly url: string;
  /** Makes a database, empty or a copy of `template`, and gives its URL. */
  createDatabase(template?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Nothing here outlives the tests, so nothing needs to reach the disk. */
const fast = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
  'shared_buffers=256MB',
];

export async function executeOnce(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export async function createDatabaseOn(url: string, template?: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await executeOnce(url, `create database ${name}${template === undefined ? '' : ` template ${template}`}`);
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

/** A PostgreSQL server of its own, gone after `stop`. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-test-'));
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres(folder, { settings: fast });
  return {
    url: server.url,
    createDatabase: (template) => createDatabaseOn(server.url, template),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
