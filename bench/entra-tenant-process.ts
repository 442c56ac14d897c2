/** A simulated tenant in a process of its own, so that drawing pictures takes no time from who reads them. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sampleCompany } from '../simulators/company/company.ts';
import { startEntraSimulator } from '../simulators/entra/entra-simulator.ts';
import type { EntraStatistics } from '../simulators/entra/edge/statistics.ts';

export interface TenantOrder {
  readonly people: number;
  readonly latencyMillis: number;
  readonly rateLimit?: number;
}

interface TenantAddress {
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TenantProcess extends TenantAddress, AsyncDisposable {
  readonly pictures: number;
  /** Since the last time it was asked. */
  statistics(): Promise<EntraStatistics>;
}

interface Started extends TenantAddress {
  readonly pictures: number;
}

export async function startTenantProcess(order: TenantOrder): Promise<TenantProcess> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)]);
  const [started] = (await once(child, 'message')) as [Started];
  return {
    ...started,
    statistics: async () => {
      const answer = once(child, 'message');
      child.send('statistics');
      return ((await answer) as [EntraStatistics])[0];
    },
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function serve({ people, ...options }: TenantOrder): Promise<void> {
  const company = sampleCompany({ people });
  const simulator = await startEntraSimulator({ company, ...options });
  const { authorityUrl, graphUrl, tenantId, clientId, clientSecret } = simulator;
  const pictures = company.people().filter(({ picture }) => picture !== undefined).length;
  process.send?.({ authorityUrl, graphUrl, tenantId, clientId, clientSecret, pictures } satisfies Started);
  process.on('message', () => {
    process.send?.(simulator.statistics());
    simulator.resetStatistics();
  });
  process.on('disconnect', () => void simulator.close());
}

if (import.meta.main) await serve(JSON.parse(process.argv[2] ?? '{}') as TenantOrder);
