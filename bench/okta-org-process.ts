/** A simulated org in a process of its own, so that drawing pictures takes no time from who reads them. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sampleCompany } from '../simulators/company/company.ts';
import { startOktaSimulator } from '../simulators/okta/okta-simulator.ts';

export interface OrgOrder {
  readonly people: number;
  readonly latencyMillis: number;
}

interface OrgAddress {
  readonly orgUrl: string;
  readonly apiToken: string;
}

/** Since the last time it was asked. */
export interface OrgCounts {
  readonly requests: number;
  readonly toOkta: number;
  readonly notModified: number;
}

export interface OrgProcess extends OrgAddress, AsyncDisposable {
  counts(): Promise<OrgCounts>;
}

export async function startOrgProcess(order: OrgOrder): Promise<OrgProcess> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)]);
  const [started] = (await once(child, 'message')) as [OrgAddress];
  return {
    ...started,
    counts: async () => {
      const answer = once(child, 'message');
      child.send('counts');
      return ((await answer) as [OrgCounts])[0];
    },
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function serve({ people, latencyMillis }: OrgOrder): Promise<void> {
  const company = sampleCompany({ people });
  const simulator = await startOktaSimulator({ company, latencyMillis });
  const { orgUrl, apiToken, log } = simulator;
  process.send?.({ orgUrl, apiToken } satisfies OrgAddress);
  process.on('message', () => {
    const requests = log.count();
    const counts = { requests, toOkta: requests - log.count('picture'), notModified: log.answered(304) };
    process.send?.(counts satisfies OrgCounts);
    log.reset();
  });
  process.on('disconnect', () => void simulator.close());
}

if (import.meta.main) await serve(JSON.parse(process.argv[2] ?? '{}') as OrgOrder);
