import { ConnectorError } from '../../errors/connector-error.ts';
import { decideRetry } from './retry-policy.ts';
import type { RunContext } from './run-context.ts';
import type { RunState } from './run-state.ts';
import { moveRun } from './run-store.ts';

/** A run in the middle of a step that asks much of the provider. */
export interface Progress {
  run: RunState;
  /** Since the provider last gave something. */
  failures: number;
  restarts: number;
  /** When progress was last written for people to see, by `performance.now`. */
  shownAt?: number;
}

/**
 * Does `attempt` until it succeeds, waiting as long as the provider asks, or longer each time. Throws what no waiting
 * helps against, and `cursor-expired` where there is nothing to `restart`.
 */
export async function keepTrying(
  context: RunContext,
  progress: Progress,
  { attempt, restart }: { readonly attempt: () => Promise<void>; readonly restart?: () => Promise<void> },
): Promise<void> {
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!(error instanceof ConnectorError) || context.signal.aborted) throw error;
      progress.failures += 1;
      const decision = decideRetry(error.failure, progress);
      if (decision.do === 'wait') await wait(context, progress, decision.seconds);
      else if (decision.do === 'fail' || !restart) throw error;
      else {
        progress.restarts += 1;
        await restart();
      }
    }
  }
}

async function wait({ parts, signal }: RunContext, progress: Progress, seconds: number): Promise<void> {
  const { database, clock } = parts;
  const waitingUntil = new Date(clock.now().getTime() + seconds * 1000);
  progress.run = await database.$transaction((transaction) => moveRun(transaction, progress.run, { waitingUntil }));
  await clock.sleep(seconds, signal);
}
