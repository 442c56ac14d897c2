import type { Connector } from '#contract/connectors.ts';

export type ConnectorState = 'never' | 'ok' | 'running' | 'held' | 'failed' | 'unfinished' | 'disabled';

type Activity = Pick<Connector, 'enabled' | 'lastRun' | 'activeRun'>;

/** A connector in one word: what an admin has to look at goes before what is merely so. */
export function connectorState({ enabled, lastRun, activeRun }: Activity): ConnectorState {
  if (activeRun?.status === 'held') return 'held';
  if (activeRun) return 'running';
  if (lastRun?.status === 'held') return 'held';
  if (!enabled) return 'disabled';
  if (!lastRun) return 'never';
  if (lastRun.status === 'failed') return 'failed';
  return lastRun.status === 'succeeded' ? 'ok' : 'unfinished';
}
