import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StartError } from '../errors/start-error.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { run, type SystemUser } from './run-command.ts';

export interface EmbeddedPostgres {
  /** Of the database `roster`. Holds the password: never log it. */
  readonly url: string;
  stop(): Promise<void>;
}

interface Cluster {
  readonly folder: string;
  readonly user: SystemUser | undefined;
  readonly binaries: PostgresBinaries;
  readonly password: string;
}

/** A free port of the loopback interface, as the system gives it. */
function freePort(): Promise<number> {
  return new Promise((give, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') give(address.port);
        else fail(new Error('The system gave no free port.'));
      });
    });
  });
}

/** PostgreSQL refuses to run as root, so root lends it the system user `postgres`. */
async function postgresUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const find = async () => {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
    const [uid, gid] = ids.map((result) => (result.code === 0 ? Number.parseInt(result.output, 10) : Number.NaN));
    return uid !== undefined && gid !== undefined && !Number.isNaN(uid + gid) ? { uid, gid } : undefined;
  };
  const existing = await find();
  if (existing) return existing;
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const made = await find();
  if (made) return made;
  throw new StartError(
    'Roster runs as root, and PostgreSQL must not. Create a system user named postgres, run Roster as another user, or set DATABASE_URL.',
  );
}

async function mayEnter(folder: string, user: SystemUser): Promise<boolean> {
  const result = await run('test', ['-x', folder], { user }).catch(() => undefined);
  return result?.code === 0;
}

/** The folder of the cluster: under the data folder, or, where the system user `postgres` may not go there, under /var/lib. */
async function placeCluster(dataFolder: string, user: SystemUser | undefined): Promise<string> {
  await mkdir(dataFolder, { recursive: true }).catch((cause: unknown) => {
    throw new StartError(
      `Roster cannot use ${resolve(dataFolder)} as its data folder. Choose one that it may write to.`,
      {
        cause,
      },
    );
  });
  let folder = join(resolve(dataFolder), 'postgresql');
  if (user && !(await mayEnter(resolve(dataFolder), user))) {
    folder = join(
      '/var/lib/roster',
      createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16),
      'postgresql',
    );
  }
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  return folder;
}

async function readPassword(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'postgresql-password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return kept.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' }).catch((cause: unknown) => {
    throw new StartError(`Roster may not write to its data folder (${file}). Choose another, or make it writable.`, {
      cause,
    });
  });
  return password;
}

async function initialise({ folder, user, binaries, password }: Cluster): Promise<void> {
  if (await readFile(join(folder, 'PG_VERSION')).catch(() => undefined)) return;
  const secretFolder = await mkdtemp(join(tmpdir(), 'roster-initdb-'));
  try {
    const passwordFile = join(secretFolder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) {
      await chown(secretFolder, user.uid, user.gid);
      await chown(passwordFile, user.uid, user.gid);
    }
    const args = ['-D', folder, '-U', 'roster', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
    const result = await run(binaries.initdb, [...args, '--locale-provider=builtin', '--locale=C.UTF-8'], { user });
    if (result.code !== 0)
      throw new StartError(`The embedded PostgreSQL could not be set up in ${folder}:\n${result.output}`);
  } finally {
    await rm(secretFolder, { recursive: true, force: true });
  }
}

/** The port of a server that already runs on this folder, e.g. one that outlived a killed Roster. */
async function runningPort({ folder, user, binaries }: Cluster): Promise<number | undefined> {
  const status = await run(binaries.pgCtl, ['status', '-D', folder], { user });
  if (status.code !== 0) return undefined;
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const port = Number.parseInt(lines[3] ?? '', 10);
  return Number.isNaN(port) ? undefined : port;
}

async function start(cluster: Cluster, settings: readonly string[]): Promise<number> {
  const { folder, user, binaries } = cluster;
  const port = await freePort();
  const options = ['listen_addresses=127.0.0.1', `port=${String(port)}`, 'unix_socket_directories=', ...settings];
  const flags = options.map((option) => `-c '${option}'`).join(' ');
  const log = join(folder, 'server.log');
  const result = await run(binaries.pgCtl, ['start', '-w', '-t', '60', '-D', folder, '-l', log, '-o', flags], { user });
  if (result.code === 0) return port;
  const tail = (await readFile(log, 'utf8').catch(() => result.output)).split('\n').slice(-8).join('\n');
  throw new StartError(`The embedded PostgreSQL did not start in ${folder}:\n${tail}`);
}

/** Starts (or adopts) Roster's own PostgreSQL under `dataFolder`. Loopback only; the password is kept in the data folder. */
export async function startEmbeddedPostgres(
  dataFolder: string,
  { settings = [] }: { readonly settings?: readonly string[] } = {},
): Promise<EmbeddedPostgres> {
  const user = await postgresUser();
  const folder = await placeCluster(dataFolder, user);
  const cluster = {
    folder,
    user,
    binaries: await findPostgresBinaries(user),
    password: await readPassword(dataFolder),
  };
  await initialise(cluster);
  const port = (await runningPort(cluster)) ?? (await start(cluster, settings));
  return {
    url: `postgresql://roster:${cluster.password}@127.0.0.1:${String(port)}/postgres`,
    stop: async () => {
      await run(cluster.binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-D', folder], { user });
    },
  };
}
