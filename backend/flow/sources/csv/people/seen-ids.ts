import { hash } from 'node:crypto';

export interface SeenIds {
  /** The line in which the id has been before; `undefined`: it is new, and is kept with its line. */
  add(id: string, line: number): number | undefined;
}

const firstSlots = 1024;

/**
 * Ids of a file that may be longer than memory: of each, 63 bits of a hash and the line, 12 bytes and as much again of
 * room. Among a million ids, two share those bits in one of 18 million files.
 */
export function createSeenIds(): SeenIds {
  let slots = firstSlots;
  let keys = new BigUint64Array(slots);
  let lines = new Uint32Array(slots);
  let count = 0;

  const slotOf = (key: bigint): number => {
    let slot = Number(key >> 33n) % slots;
    while (keys[slot] !== 0n && keys[slot] !== key) slot = (slot + 1) % slots;
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldLines] = [keys, lines];
    slots *= 2;
    keys = new BigUint64Array(slots);
    lines = new Uint32Array(slots);
    oldKeys.forEach((key, index) => {
      if (key === 0n) return;
      const slot = slotOf(key);
      keys[slot] = key;
      lines[slot] = oldLines[index] ?? 0;
    });
  };
  return {
    add: (id, line) => {
      // Zero marks a free slot.
      const key = hash('sha1', id, 'buffer').readBigUInt64LE() | 1n;
      const slot = slotOf(key);
      if (keys[slot] === key) return lines[slot];
      keys[slot] = key;
      lines[slot] = line;
      count += 1;
      if (count * 2 > slots) grow();
      return undefined;
    },
  };
}
