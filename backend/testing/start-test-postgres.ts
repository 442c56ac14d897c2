import type { TestProject } from 'vitest/node';
import { migrate } from '../database/migrate.ts';
import { executeOnce, startTestPostgres } from './test-postgres.ts';

/** vitest global set-up: one server for all test files, and a migrated template for them to clone. */
export default async function startSharedPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestPostgres();
  const url = await server.createDatabase();
  await migrate(url).catch(async (cause: unknown) => {
    await server.stop();
    throw cause;
  });
  const template = new URL(url).pathname.slice(1);
  // A database can be cloned only while nobody is connected to it.
  await executeOnce(server.url, `alter database ${template} allow_connections false`);
  await executeOnce(server.url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${template}'`);
  project.provide('testPostgres', { url: server.url, template });
  return () => server.stop();
}
