/** What is noted often and written seldom, all of a few seconds together. */
export interface HeldNotes<Note> {
  /** Costs no write of its own. */
  note(note: Note): void;
  /** Writes what is held. What cannot be written now is written with the next. */
  flush(): Promise<void>;
  /** Writes what is held, once more. */
  close(): Promise<void>;
}

interface HeldNotesOptions<Note> {
  readonly save: (notes: readonly Note[]) => Promise<void>;
  /** Notes of the same key are one. */
  readonly keyOf: (note: Note) => string;
  readonly merge: (held: Note, newer: Note) => Note;
  readonly everySeconds?: number | undefined;
  /** When this many different ones are held, they are written at once; while that is impossible, new ones are let go. */
  readonly maxHeld?: number | undefined;
}

export function openHeldNotes<Note>(options: HeldNotesOptions<Note>): HeldNotes<Note> {
  const { save, keyOf, merge, everySeconds = 15, maxHeld = 5000 } = options;
  let held = new Map<string, Note>();
  let writing: Promise<void> | undefined;

  const hold = (key: string, note: Note): void => {
    const earlier = held.get(key);
    if (earlier !== undefined) held.set(key, merge(earlier, note));
    else if (held.size < maxHeld) held.set(key, note);
  };
  const write = async (): Promise<void> => {
    const batch = held;
    if (batch.size === 0) return;
    held = new Map();
    try {
      await save([...batch.values()]);
    } catch {
      // The database is away: every request that needs it says so. These notes can wait until it is back.
      const newer = held;
      held = batch;
      for (const [key, note] of newer) hold(key, note);
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
    note: (note) => {
      const before = held.size;
      hold(keyOf(note), note);
      if (held.size === maxHeld && before < maxHeld) void flush();
    },
    flush,
    close: async () => {
      clearInterval(timer);
      await flush();
      await flush();
    },
  };
}
