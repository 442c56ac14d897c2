import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

export const schemaPath = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/** Lends Prisma's schema engine on one database to `use`. */
export async function withSchemaEngine<Result>(
  url: string,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  // The engine as WebAssembly: the native one would have to be downloaded at install time. Loaded only by who migrates.
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const schema = await readFile(schemaPath, 'utf8');
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const engine = await SchemaEngine.new(
    { datamodels: [[schemaPath, schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    // The engine keeps an advisory lock for as long as its connection lives.
    await pool.end();
  }
}
