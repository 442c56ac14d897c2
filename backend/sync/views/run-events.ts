import { listen, type Listening } from '../../database/listen.ts';
import { runChannel } from '../runs/run-store.ts';

export interface RunEvents {
  /** Calls `listener` whenever something of the run has moved, in whichever process. Returns how to stop. */
  subscribe(runId: string, listener: () => void): () => void;
  close(): Promise<void>;
}

/** One connection to the database for all who watch runs in this process. */
export function createRunEvents(databaseUrl: string): RunEvents {
  const listeners = new Map<string, Set<() => void>>();
  let listening: Listening | undefined;

  const tell = (runId: string): void => {
    for (const listener of listeners.get(runId) ?? []) listener();
  };
  const tellAll = (): void => {
    for (const runId of listeners.keys()) tell(runId);
  };
  return {
    subscribe: (runId, listener) => {
      // What was told while the connection was away is lost, so everyone looks again once it is back.
      listening ??= listen(databaseUrl, { channel: runChannel, onMessage: tell, onConnected: tellAll });
      const ofRun = listeners.get(runId) ?? new Set();
      listeners.set(runId, ofRun.add(listener));
      return () => {
        ofRun.delete(listener);
        if (ofRun.size === 0) listeners.delete(runId);
      };
    },
    close: async () => {
      await listening?.close();
    },
  };
}
