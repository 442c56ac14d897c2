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
import {
  demoConnectors,
  ensureConnector,
  ensureSampleConnector,
  googleName,
  oktaName,
  portOf,
} from './demo/demo-connectors.ts';
import { startDemoProducts } from './demo/demo-products.ts';
import { startDemoProviders, type DemoProviders } from './demo/demo-providers.ts';
import { eraseEarlierSites, startDemoSite, type DemoSite } from './demo/demo-site.ts';
import { demoTargets, findTargets, portsOf, type DemoTarget } from './demo/demo-targets.ts';
import { describePush } from './demo/describe-push.ts';
import { findExample } from './demo/find-example.ts';
import { followRun } from './demo/follow-run.ts';
import { choosePort, keepPort } from './demo/kept-port.ts';
import { pushToTargets, type PushedTarget } from './demo/push-to-targets.ts';
import { signpost } from './demo/signpost.ts';

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
async function demoEnv({ port: asked, data }: z.infer<typeof options>, settings: DemoSite['settings']): Promise<Env> {
  const port = await choosePort(data, asked);
  const env = readEnv({
    ...process.env,
    ...settings,
    PORT: String(port),
    ROSTER_DATA: data,
    DATABASE_URL: '',
    ROSTER_ROLE: 'all',
  });
  return { ...env, adminToken: randomBytes(24).toString('hex') };
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const log = createLog({ level: 'warn' }, process.stderr);

await runProcess(
  async () => {
    const chosen = readOptions();
    const started = new Date();
    say('Starting PostgreSQL, Roster, and three simulated identity providers and products of Larkfield Instruments …');
    const site = await startDemoSite();
    const env = await demoEnv(chosen, site.settings);
    const roster = await startWithDatabase({ env, log, samplePeople: chosen.people });
    const closers = [() => roster.stop()];
    const stop = async (): Promise<void> => {
      for (const close of closers.splice(0).reverse()) await close();
    };
    try {
      await keepPort(chosen.data, roster.baseUrl);
      const client = createDemoClient(roster.baseUrl, env.adminToken ?? '');
      const accountId = await client.ensureAdmin();
      const people = await roster.sampleCompany.size();
      const providers = await startProviders(client, people);
      closers.push(() => providers.close());
      const products = await startDemoProducts({
        people,
        dataFolder: chosen.data,
        ports: portsOf(await client.listTargets()),
      });
      closers.push(
        () => products.close(),
        () => site.close(),
      );
      const targets = demoTargets(products);
      await findTargets(client, targets);
      await ensureSampleConnector(client, await roster.sampleCompany.start());
      await syncEverything(client, providers);
      const pushed = await pushEverything(client, targets, started);
      products.keep();
      say('\nRoster inside a Jira Cloud site, which begins with nobody and reads the company for itself …');
      await eraseEarlierSites(roster.database);
      const inside = await site.install({ baseUrl: roster.baseUrl, people });
      const example = await findExample(client, pushed);
      const seconds = (Date.now() - started.getTime()) / 1000;
      const signInLink = await createSignInLink(roster.access, accountId);
      say(signpost({ baseUrl: roster.baseUrl, signInLink, pushed, example, inside, seconds }));
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

async function pushEverything(
  client: DemoClient,
  targets: readonly DemoTarget[],
  since: Date,
): Promise<readonly PushedTarget[]> {
  say('\nFrom Roster to the company’s Atlassian organization, Jira and Confluence, all at the same time:');
  const pushed = await pushToTargets(client, targets, since);
  for (const one of pushed) say(describePush(one));
  return pushed;
}
