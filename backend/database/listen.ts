import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface Listening {
  close(): Promise<void>;
}

interface ListenOrder {
  /** A name of lower-case letters and underscores. */
  readonly channel: string;
  readonly onMessage: (payload: string) => void;
  /** Called after each (re)connection: notifications in between were missed. */
  readonly onConnected: () => void;
}

const reconnectAfterMs = 1_000;

/** Listens to a channel of PostgreSQL until closed, over as many connections, one after the other, as that takes. */
export function listen(url: string, { channel, onMessage, onConnected }: ListenOrder): Listening {
  const closing = new AbortController();

  const connectOnce = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, application_name: `roster ${channel}`, keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.once('end', resolve);
    });
    // The connection's end, which follows, is what counts.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => onMessage(payload ?? ''));
    const end = (): void => void client.end();
    try {
      await client.connect();
      closing.signal.addEventListener('abort', end, { once: true });
      if (closing.signal.aborted) end();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onConnected();
      await ended;
    } finally {
      closing.signal.removeEventListener('abort', end);
    }
  };
  const isOpen = (): boolean => !closing.signal.aborted;
  const keepConnected = async (): Promise<void> => {
    while (isOpen()) {
      // A database that is away is what the loop is there for; the pause ends early when it is closed.
      await connectOnce().catch(() => undefined);
      if (isOpen()) await delay(reconnectAfterMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const done = keepConnected();
  return {
    close: async () => {
      closing.abort();
      await done;
    },
  };
}
