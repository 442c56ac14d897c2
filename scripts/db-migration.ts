/**
 * Writes the SQL that leads from the last migration to `prisma/schema.prisma`: `npm run db:migration -- <name>`.
 * Each migration that changes the schema keeps the one that it leads to, so the difference is told from the two schemas alone.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsPath } from '../backend/database/migrate.ts';
import { withSchemaEngine, schemaPath } from '../backend/database/schema-engine.ts';
import { startTestPostgres } from '../backend/testing/test-postgres.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write('Usage: npm run db:migration -- <name_of_the_change>   (lower case, digits and _)\n');
  process.exit(2);
}

await mkdir(migrationsPath, { recursive: true });
const folders = await readdir(migrationsPath, { withFileTypes: true });
// One that only changes rows has no schema of its own.
const last = folders
  .filter((entry) => entry.isDirectory())
  .map((entry) => join(migrationsPath, entry.name, 'schema.prisma'))
  .filter((path) => existsSync(path))
  .sort()
  .at(-1);
const schema = await readFile(schemaPath, 'utf8');

const server = await startTestPostgres();
const { stdout } = await withSchemaEngine(server.url, async (engine) =>
  engine.diff({
    from: last
      ? { tag: 'schemaDatamodel', files: [{ path: last, content: await readFile(last, 'utf8') }] }
      : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaPath, content: schema }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  }),
).finally(() => server.stop());

const stamp = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
const folder = join(migrationsPath, `${stamp}_${name}`);
await mkdir(folder);
await writeFile(
  join(migrationsPath, 'migration_lock.toml'),
  '# Kept by Prisma: the provider that the migrations are written for.\nprovider = "postgresql"\n',
);
await writeFile(join(folder, 'migration.sql'), stdout ?? '');
await writeFile(join(folder, 'schema.prisma'), schema);
process.stdout.write(`${folder}/migration.sql: read it before you commit it.\n`);
