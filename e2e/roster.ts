import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createSetupLink } from '../backend/access/sign-in/one-time-links.ts';
import { startRoster } from '../backend/compose.ts';
import { readEnv } from '../backend/env.ts';
import { createLog } from '../backend/logging.ts';
import { createDatabaseOn, executeOnce } from '../backend/testing/test-postgres.ts';
import type {} from '../backend/testing/test-database.ts';
import { createApiClient, type ApiClient } from './api-client.ts';

export interface TestRoster {
  readonly baseUrl: string;
  /** Roster as a program uses it, with all rights. */
  readonly api: ApiClient;
  /** What Roster prints when it starts without an admin. */
  setupLink(): Promise<string>;
  /** What Roster has logged as a fault of its own since the last time this was asked. */
  takeFaults(): readonly string[];
  stop(): Promise<void>;
}

export interface RosterOptions {
  readonly samplePeople?: number;
  /** Further settings of the process. */
  readonly env?: Readonly<Record<string, string>>;
}

const pages = join(import.meta.dirname, '../frontend/dist/index.html');

/** The whole of Roster on a port of its own, with an empty database of its own and the pages as they are built. */
export async function startTestRoster({ samplePeople, env: more = {} }: RosterOptions = {}): Promise<TestRoster> {
  if (!existsSync(pages)) {
    throw new Error('The pages are not built. Run `npm test`, or `npx vite build --config frontend/vite.config.ts`.');
  }
  const { url: server, template } = inject('testPostgres');
  const databaseUrl = await createDatabaseOn(server, template);
  const dataFolder = await mkdtemp(join(tmpdir(), 'roster-e2e-'));
  const adminToken = randomBytes(24).toString('hex');
  const env = readEnv({
    DATABASE_URL: databaseUrl,
    PORT: '0',
    ROSTER_ADMIN_TOKEN: adminToken,
    ROSTER_DATA: dataFolder,
    ...more,
  });
  const faults: string[] = [];
  const log = createLog({ level: 'error' }, { write: (line) => faults.push(line) });
  const roster = await startRoster({ env, databaseUrl, log, samplePeople });
  return {
    baseUrl: roster.baseUrl,
    api: createApiClient(roster.baseUrl, adminToken),
    setupLink: async () => {
      const link = await createSetupLink(roster.access);
      if (link === undefined) throw new Error('Roster has an admin already.');
      return link;
    },
    takeFaults: () => faults.splice(0),
    stop: async () => {
      await roster.stop();
      await executeOnce(server, `drop database "${new URL(databaseUrl).pathname.slice(1)}" with (force)`);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
