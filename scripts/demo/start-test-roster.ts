import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startRoster, type Roster } from '../../backend/compose.ts';
import { readEnv } from '../../backend/env.ts';
import { createLog } from '../../backend/logging.ts';
import type {} from '../../backend/testing/test-database.ts';
import { createDatabaseOn } from '../../backend/testing/test-postgres.ts';

interface TestRoster extends Roster {
  readonly dataFolder: string;
  readonly adminToken: string;
}

/** Roster as the demo starts it, on the database of the tests. */
export async function startTestRoster(
  people: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestRoster> {
  const { url, template } = inject('testPostgres');
  const databaseUrl = await createDatabaseOn(url, template);
  const dataFolder = await mkdtemp(join(tmpdir(), 'roster-demo-'));
  const adminToken = randomBytes(24).toString('hex');
  const env = readEnv({
    ...{ DATABASE_URL: databaseUrl, PORT: '0', ROSTER_ADMIN_TOKEN: adminToken, ROSTER_DATA: dataFolder },
    ...settings,
  });
  const log = createLog({ level: 'error' }, process.stderr);
  const roster = await startRoster({ env, databaseUrl, log, samplePeople: people });
  const stop = async (): Promise<void> => {
    await roster.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ...roster, dataFolder, adminToken, stop };
}
