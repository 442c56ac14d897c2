/** Roster with the sample company, ready to look at: `npm run demo -- [--port N] [--data FOLDER] [--people N]`. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createSignInLink } from '../backend/access/sign-in/one-time-links.ts';
import { readEnv, type Env } from '../backend/env.ts';
import { StartError } from '../backend/errors/start-error.ts';
import { createLog } from '../backend/logging.ts';
import { runProcess, startWithDatabase } from '../backend/start-process.ts';
import { createDemoClient, type DemoClient } from './demo/demo-client.ts';
import { demoConnectors, ensureConnector, googleName, oktaName, portOf } from './demo/demo-connectors.ts';
import { startDemoProviders, type DemoProviders } from './demo/demo-providers.ts';
import { findOrganization, pushToOrganization, startDemoOrganization } from './demo/demo-target.ts';
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
    say('Starting PostgreSQL, Roster, and three simulated identity providers of Larkfield Instruments …');
    const roster = await startWithDatabase({ env, log, samplePeople: chosen.people });
    const closers = [() => roster.stop()];
    const stop = async (): Promise<void> => {
      for (const close of closers.splice(0).reverse()) await close();
    };
    try {
      const client = createDemoClient(roster.baseUrl, env.adminToken ?? '');
      const accountId = await client.ensureAdmin();
      const providers = await startProviders(client, await roster.sampleCompany.size());
      closers.push(() => providers.close());
      const organization = await startDemoOrganization(await roster.sampleCompany.size());
      closers.push(() => organization.close());
      await findOrganization(client, organization);
      await syncEverything(client, providers);
      say(`\nTo the company’s Atlassian organization:\n${await pushToOrganization(client, organization)}`);
      const link = await createSignInLink(roster.access, accountId);
      say(
        `\nRoster is at ${roster.baseUrl}\nSign in as its admin (the link works once; the demo prints a new one at every start):\n\n  ${link}\n`,
      );
      say('Stop with Ctrl-C. Started again, the same people are there.');
      return { ...roster, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  },
  () => log,
);

async function startProviders(client: DemoClient, people: number): Promise<DemoProviders> {
  const connectors = await client.listConnectors();
  return startDemoProviders(people, {
    okta: portOf(connectors, oktaName, 'orgUrl'),
    google: portOf(connectors, googleName, 'directoryUrl'),
  });
}

/** Entra knows everyone; Okta and Google know some of the same people. At last a run fails, to show how that looks. */
async function syncEverything(client: DemoClient, providers: DemoProviders): Promise<void> {
  say(`\nMicrosoft Entra ID, which has everyone:\n${await followRun(client, await client.startRun())}`);
  const [okta, google] = await Promise.all(
    demoConnectors(providers).map((connector) => ensureConnector(client, connector)),
  );
  if (okta === undefined || google === undefined) throw new Error('A connector of the demo is missing.');
  say(`\nOkta, with telephone numbers of its own:\n${await followRun(client, await client.startFullRun(okta))}`);
  say(`\nGoogle Workspace:\n${await followRun(client, await client.startFullRun(google))}`);
  providers.google.enable('directory', false);
  const failed = await followRun(client, await client.startFullRun(google));
  say(`\nGoogle once more, with its Admin SDK API switched off: this is how a failing source looks.\n${failed}`);
}
