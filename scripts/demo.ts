/** Roster with the sample company, ready to look at: `npm run demo -- [--port N] [--data FOLDER] [--people N]`. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createSignInLink } from '../backend/access/sign-in/one-time-links.ts';
import { readEnv, type Env } from '../backend/env.ts';
import { StartError } from '../backend/errors/start-error.ts';
import { createLog } from '../backend/logging.ts';
import { runProcess, startWithDatabase } from '../backend/start-process.ts';
import { createDemoClient } from './demo/demo-client.ts';
import { followRun } from './demo/follow-run.ts';

const usage = 'Usage: npm run demo -- [--port N] [--data FOLDER] [--people N]   (people: 5 to 100000)';

const options = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(3000),
  data: z.string().min(1).default('data/demo'),
  people: z.coerce.number().int().min(5).max(100_000).optional(),
});

function readOptions(): z.infer<typeof options> {
  try {
    const text = { type: 'string' } as const;
    return options.parse(parseArgs({ options: { port: text, data: text, people: text } }).values);
  } catch (cause) {
    throw new StartError(usage, { cause });
  }
}

/** The demo's own database and an admin token for this start alone; all else is as it is set. */
function demoEnv({ port, data }: z.infer<typeof options>): Env {
  const env = readEnv({ ...process.env, PORT: String(port), ROSTER_DATA: data, DATABASE_URL: '', ROSTER_ROLE: 'all' });
  return { ...env, adminToken: randomBytes(24).toString('hex') };
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const log = createLog({ level: 'warn' }, process.stderr);

await runProcess(
  async () => {
    const chosen = readOptions();
    const env = demoEnv(chosen);
    say('Starting PostgreSQL, Roster, and the simulated Entra tenant of Larkfield Instruments …');
    const roster = await startWithDatabase({ env, log, samplePeople: chosen.people });
    try {
      const client = createDemoClient(roster.baseUrl, env.adminToken ?? '');
      const accountId = await client.ensureAdmin();
      const run = await followRun(client, await client.startRun());
      say(run);
      const link = await createSignInLink(roster.access, accountId);
      say(
        `\nRoster is at ${roster.baseUrl}\nSign in as its admin (the link works once; the demo prints a new one at every start):\n\n  ${link}\n`,
      );
      say('Stop with Ctrl-C. Started again, the same people are there.');
      return roster;
    } catch (error) {
      await roster.stop();
      throw error;
    }
  },
  () => log,
);
