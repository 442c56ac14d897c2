import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
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
    bindMigrationAwareSqlAdapterFactory(withWholeScripts(pool)),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    // The engine keeps an advisory lock for as long as its connection lives.
    await pool.end();
  }
}

/** Prisma's adapter cuts a script at every semicolon, be it in a function or in a text. PostgreSQL finds the ends itself. */
function withWholeScripts(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  const whole = (adapter: SqlDriverAdapter): SqlDriverAdapter =>
    Object.assign(adapter, {
      executeScript: async (script: string): Promise<void> => {
        await pool.query(script);
      },
    });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => whole(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}
