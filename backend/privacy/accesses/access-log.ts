import { openHeldNotes, type HeldNotes } from '../../database/held-notes.ts';
import type { Access } from './access-store.ts';

export type AccessLog = HeldNotes<Access>;

interface AccessLogOptions {
  readonly save: (accesses: readonly Access[]) => Promise<void>;
  readonly everySeconds?: number;
  readonly maxHeld?: number;
}

/** Who looks at whom, held in memory for a few seconds: looking costs no write. */
export function openAccessLog(options: AccessLogOptions): AccessLog {
  return openHeldNotes({
    ...options,
    keyOf: ({ siteId, personId, what, viewerKind, viewer, lastAt }) =>
      JSON.stringify([siteId, personId, what, viewerKind, viewer, lastAt.toISOString().slice(0, 10)]),
    merge: (held, { count, lastAt }) => ({ ...held, count: held.count + count, lastAt }),
  });
}
