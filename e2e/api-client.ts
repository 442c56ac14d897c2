import { vi } from 'vitest';
import type { z } from 'zod';
import type { Operation } from '#contract/operation.ts';
import { finalStatuses, getRun, type Run } from '#contract/runs.ts';

type Answering = Operation & { readonly response: z.ZodType };

export interface ApiClient {
  call<O extends Answering>(operation: O, path: string, body?: object): Promise<z.output<O['response']>>;
  /** Waits until a run has ended or is held. */
  endedRun(id: string): Promise<Run>;
}

/** Calls Roster as a program does: with a token, and without a browser. */
export function createApiClient(baseUrl: string, token: string): ApiClient {
  const call: ApiClient['call'] = async (operation, path, body) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: operation.method.toUpperCase(),
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${operation.method} ${path}: ${JSON.stringify(answer)}`);
    return operation.response.parse(answer) as z.output<(typeof operation)['response']>;
  };
  const fetchRun = (id: string): Promise<Run> => call(getRun, `/api/runs/${id}`);
  return {
    call,
    endedRun: (id) =>
      vi.waitFor(
        async () => {
          const run = await fetchRun(id);
          if (run.status === 'held' || finalStatuses.includes(run.status)) return run;
          throw new Error(`The run is still ${run.status}, with ${run.counts.read} people read.`);
        },
        { timeout: 60_000, interval: 100 },
      ),
  };
}
