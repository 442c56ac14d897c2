import { createSetupLink } from './access/sign-in/one-time-links.ts';
import { readEnv } from './env.ts';
import { createLog, type Log } from './logging.ts';
import { runProcess, startWithDatabase } from './start-process.ts';

let log: Log | undefined;

await runProcess(
  async () => {
    const env = readEnv();
    log = createLog({ level: env.logLevel });
    const roster = await startWithDatabase({ env, log });
    if (env.role === 'worker') {
      process.stdout.write('Roster’s worker is at work.\n');
      return roster;
    }
    const setupLink = await createSetupLink(roster.access);
    process.stdout.write(`\nRoster is at ${roster.baseUrl}\n`);
    if (setupLink !== undefined) {
      process.stdout.write(`Create the first admin here (once, within a day):\n\n  ${setupLink}\n\n`);
    }
    return roster;
  },
  () => log,
);
