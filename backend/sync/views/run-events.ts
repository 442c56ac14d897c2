import { listen, type Listening } from '../../database/listen.ts';
import { runChannel } from '../runs/run-store.ts';

export interface RunEvents {
  /** Calls `listener` whenever something of the run, or push, has moved, in whichever process. Returns how to stop. */
  subscribe(id: string, listener: () => void): () => void;
  close(): Promise<void>;
}

/** One connection to the database for all who watch runs and pushes in this process. */
export function createRunEvents(databaseUrl: string): RunEvents {
  const listeners = new Map<string, Set<() => void>>();
  let listening: Listening | undefined;

  const tell = (id: string): void => {
    for (const listener of listeners.get(id) ?? []) listener();
  };
  const tellAll = (): void => {
    for (const id of listeners.keys()) tell(id);
  };
  return {
    subscribe: (id, listener) => {
      // What was told while the connection was away is lost, so everyone looks again once it is back.
      listening ??= listen(databaseUrl, { channel: runChannel, onMessage: tell, onConnected: tellAll });
      const ofOne = listeners.get(id) ?? new Set();
      listeners.set(id, ofOne.add(listener));
      return () => {
        ofOne.delete(listener);
        if (ofOne.size === 0) listeners.delete(id);
      };
    },
    close: async () => {
      await listening?.close();
    },
  };
}
