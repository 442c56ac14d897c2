import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { withSchemaEngine } from './schema-engine.ts';

export const migrationsPath = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Any number: only that all of Roster's processes take the same one matters. */
const advisoryLock = 72_170_453;

/** What the engine calls a migrations folder, read from disk. */
async function readMigrations() {
  const folders = (await readdir(migrationsPath, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = folders.map((folder) => folder.name).sort();
  return {
    baseDir: migrationsPath,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(migrationsPath, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(migrationsPath, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

/** Brings the database up to this version's schema. Safe to call from several processes at once: one migrates, the others wait. */
export async function migrate(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    return await withSchemaEngine(url, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: await readMigrations(),
        filters: { externalTables: [], externalEnums: [] },
      });
      return appliedMigrationNames;
    });
  } finally {
    await client.end();
  }
}
