/** A simulated Workspace in a process of its own, so that drawing pictures takes no time from who reads them. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sampleCompany } from '../simulators/company/company.ts';
import { startGoogleSimulator } from '../simulators/google/google-simulator.ts';

export interface WorkspaceOrder {
  readonly people: number;
  readonly latencyMillis: number;
}

interface WorkspaceAddress {
  readonly tokenUrl: string;
  readonly directoryUrl: string;
  readonly serviceAccountKey: string;
  readonly adminEmail: string;
}

export interface RequestCounts {
  readonly all: number;
  readonly photos: number;
}

export interface WorkspaceProcess extends WorkspaceAddress, AsyncDisposable {
  /** Since the last time it was asked. */
  requests(): Promise<RequestCounts>;
}

export async function startWorkspaceProcess(order: WorkspaceOrder): Promise<WorkspaceProcess> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)]);
  const [started] = (await once(child, 'message')) as [WorkspaceAddress];
  return {
    ...started,
    requests: async () => {
      const answer = once(child, 'message');
      child.send('requests');
      return ((await answer) as [RequestCounts])[0];
    },
    [Symbol.asyncDispose]: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

async function serve({ people, latencyMillis }: WorkspaceOrder): Promise<void> {
  const company = sampleCompany({ people });
  // Guests have no account at Google; here everyone has, so that the numbers are those of the other providers.
  const simulator = await startGoogleSimulator({ company, latencyMillis, includes: () => true });
  const { tokenUrl, directoryUrl, serviceAccountKey, adminEmail, log } = simulator;
  process.send?.({ tokenUrl, directoryUrl, serviceAccountKey, adminEmail } satisfies WorkspaceAddress);
  process.on('message', () => {
    process.send?.({ all: log.count(), photos: log.count('photo') } satisfies RequestCounts);
    log.reset();
  });
  process.on('disconnect', () => void simulator.close());
}

if (import.meta.main) await serve(JSON.parse(process.argv[2] ?? '{}') as WorkspaceOrder);
