const mostBytes = 64 * 1024;
/** Before and behind a byte beyond ASCII: enough of the word around it. */
const around = 24;

export interface TellingBytes {
  push(bytes: Uint8Array): void;
  /** What tells one encoding from another: words with letters beyond ASCII, from wherever in the file they are. */
  all(): Uint8Array;
}

export function collectTellingBytes(): TellingBytes {
  const parts: Uint8Array[] = [];
  let collected = 0;
  return {
    push: (bytes) => {
      let taken = 0;
      for (let at = 0; at < bytes.length && collected < mostBytes; at += 1) {
        if ((bytes[at] ?? 0) < 0x80) continue;
        const part = bytes.slice(Math.max(taken, at - around), at + around);
        parts.push(part);
        collected += part.length;
        at += around - 1;
        taken = at + 1;
      }
    },
    all: () => Buffer.concat(parts),
  };
}
