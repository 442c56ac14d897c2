import type { PhotoFetch } from './photo-fetch-store.ts';

export interface PhotoFetches {
  /** Costs no write of its own. */
  note(fetch: PhotoFetch): void;
  /** Writes what is held. What cannot be written now is written with the next. */
  flush(): Promise<void>;
  /** Writes what is held, once more. */
  close(): Promise<void>;
}

interface PhotoFetchesOptions {
  readonly save: (fetches: readonly PhotoFetch[]) => Promise<void>;
  readonly everySeconds?: number;
  /** When this many different ones are held, they are written at once; while that is impossible, new ones are let go. */
  readonly maxHeld?: number;
}

/** Who fetched which photo, held in memory for a few seconds: a thousand fetches of one address are one row. */
export function openPhotoFetches({ save, everySeconds = 15, maxHeld = 5000 }: PhotoFetchesOptions): PhotoFetches {
  let held = new Map<string, PhotoFetch>();
  let writing: Promise<void> | undefined;

  const write = async (): Promise<void> => {
    const batch = held;
    if (batch.size === 0) return;
    held = new Map();
    try {
      await save([...batch.values()]);
    } catch {
      // The database is away: every request that needs it says so. These figures can wait until it is back.
      held = new Map([...batch, ...held].slice(0, maxHeld));
    }
  };
  const flush = (): Promise<void> => {
    writing ??= write().finally(() => {
      writing = undefined;
    });
    return writing;
  };
  const timer = setInterval(() => void flush(), everySeconds * 1000);
  timer.unref();

  return {
    note: (fetch) => {
      const key = `${fetch.token} ${fetch.method} ${fetch.agent}`;
      if (held.size >= maxHeld && !held.has(key)) return;
      held.set(key, fetch);
      if (held.size === maxHeld) void flush();
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
      await flush();
    },
  };
}
