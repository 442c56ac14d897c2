import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import type { Database } from './client.ts';
import { migrationsPath } from './migrate.ts';

const applied = z.array(z.object({ name: z.string() }));

/** Names of this version's migrations that the database does not have yet. Rejects when it cannot be reached. */
export async function pendingMigrations(database: Database): Promise<readonly string[]> {
  const entries = await readdir(migrationsPath, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const rows = await database.$queryRaw`
    select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`;
  const known = new Set(applied.parse(rows).map(({ name }) => name));
  return names.filter((name) => !known.has(name)).sort();
}
