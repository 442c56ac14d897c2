/** A simulated site in a process of its own, so that answering takes no time from who asks. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BurstOptions } from '../simulators/jira-cloud/burst-limit.ts';
import { sampleCompany } from '../simulators/company/company.ts';
import { startJiraCloudSimulator } from '../simulators/jira-cloud/jira-cloud-simulator.ts';

export interface SiteOrder {
  readonly people: number;
  readonly latencyMillis: number;
  readonly burst?: BurstOptions;
}

interface SiteAddress {
  readonly siteUrl: string;
  readonly email: string;
  readonly apiToken: string;
}

/** Since the last time it was asked. */
export interface SiteCounts {
  readonly requests: number;
  /** Whom they were about. */
  readonly people: number;
  readonly throttled: number;
}

export interface SiteProcess extends AsyncDisposable {
  readonly settings: SiteAddress;
  counts(): Promise<SiteCounts>;
}

export async function startSiteProcess(order: SiteOrder): Promise<SiteProcess> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)]);
  const [settings] = (await once(child, 'message')) as [SiteAddress];
  return {
    settings,
    counts: async () => {
      const answer = once(child, 'message');
      child.send('counts');
      return ((await answer) as [SiteCounts])[0];
    },
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function serve({ people, latencyMillis, burst }: SiteOrder): Promise<void> {
  const simulator = await startJiraCloudSimulator({ company: sampleCompany({ people }), latencyMillis, burst });
  const { url: siteUrl, email, apiToken, log } = simulator;
  process.send?.({ siteUrl, email, apiToken } satisfies SiteAddress);
  process.on('message', () => {
    const named = log.requests().flatMap(({ url }) => new URL(url, siteUrl).searchParams.getAll('accountId'));
    const counts = { requests: log.count(), people: new Set(named).size, throttled: log.answered(429) };
    process.send?.(counts satisfies SiteCounts);
    log.reset();
  });
  process.on('disconnect', () => void simulator.close());
}

if (import.meta.main) await serve(JSON.parse(process.argv[2] ?? '{}') as SiteOrder);
