import { inject } from 'vitest';
import { openDatabase, type Database } from '../database/client.ts';
import { createDatabaseOn, executeOnce } from './test-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server that all test files share, and of the migrated database that each clones. */
    readonly testPostgres: { readonly url: string; readonly template: string };
  }
}

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** A site to hang rows on. */
  readonly siteId: string;
  close(): Promise<void>;
}

/** A database of the test file's own: a migrated clone with one site. Call `close` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: server, template } = inject('testPostgres');
  const url = await createDatabaseOn(server, template);
  const database = openDatabase(url, { poolSize: 6 });
  const site = await database.site.create({ data: { name: 'Test site' } });
  return {
    database,
    url,
    siteId: site.id,
    close: async () => {
      await database.$disconnect();
      await executeOnce(server, `drop database "${new URL(url).pathname.slice(1)}" with (force)`);
    },
  };
}
