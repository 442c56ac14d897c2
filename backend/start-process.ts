import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { startRoster, type Roster } from './compose.ts';
import type { Env } from './env.ts';
import { StartError } from './errors/start-error.ts';
import { describeError, type Log } from './logging.ts';

export interface ProcessOptions {
  readonly env: Env;
  readonly log: Log;
  readonly samplePeople?: number | undefined;
}

/** Starts Roster with the database it is given, or with one of its own. */
export async function startWithDatabase({ env, log, samplePeople }: ProcessOptions): Promise<Roster> {
  const own = env.databaseUrl === undefined ? await startEmbeddedPostgres(env.dataFolder) : undefined;
  const databaseUrl = own?.url ?? env.databaseUrl ?? '';
  try {
    const roster = await startRoster({ env, databaseUrl, log, samplePeople }).catch(explainDatabase);
    return {
      ...roster,
      stop: async () => {
        await roster.stop();
        await own?.stop();
      },
    };
  } catch (error) {
    await own?.stop();
    throw error;
  }
}

function explainDatabase(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const sentences: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'Nothing answers at DATABASE_URL. Start PostgreSQL there, or correct its host and port.',
    ENOTFOUND: 'The host of DATABASE_URL is not known. Correct it.',
    '28P01': 'PostgreSQL refuses the user or the password of DATABASE_URL. Correct them.',
    '28000': 'PostgreSQL refuses the user of DATABASE_URL. Correct it, or let it in (pg_hba.conf).',
    '3D000': 'There is no such database as DATABASE_URL names. Create it, or correct the name.',
  };
  const sentence = typeof code === 'string' ? sentences[code] : undefined;
  if (sentence !== undefined) throw new StartError(sentence, { cause: error });
  throw error;
}

/** Runs until SIGINT or SIGTERM; a second signal does not wait. What stops the start is told in one sentence. */
export async function runProcess(start: () => Promise<Roster>, log: () => Log | undefined): Promise<void> {
  let roster: Roster | undefined;
  let signals = 0;
  const stop = (): void => {
    signals += 1;
    if (signals > 1) process.exit(130);
    if (roster === undefined) return;
    roster.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error, log()),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    roster = await start();
    if (signals > 0) {
      await roster.stop();
      process.exit(0);
    }
  } catch (error) {
    fail(error, log());
  }
}

function fail(error: unknown, log: Log | undefined): never {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
  else if (log) log.error({ error: describeError(error) }, 'Roster has stopped because of a fault of its own.');
  else process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}
