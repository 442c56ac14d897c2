export interface TurnLimits<Item> {
  readonly inAll: number;
  readonly perKey: number;
  /** What an item loads, e.g. a host. */
  readonly keyOf: (item: Item) => string;
}

/**
 * Works on items side by side, never on more than the limits allow, and gives results as they come. Starts nothing new
 * while nobody takes results, so that no more of them are held than `inAll`. Rejects as soon as one piece of work does.
 */
export async function* inTurn<Item, Result>(
  items: readonly Item[],
  { inAll, perKey, keyOf }: TurnLimits<Item>,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const waiting = reversedGroups(items, keyOf);
  const active = new Map<string, number>();
  const running = new Map<symbol, Promise<{ readonly id: symbol; readonly key: string; readonly result: Result }>>();

  const startAllowed = (): void => {
    for (const [key, queue] of waiting) {
      while (queue.length > 0 && running.size < inAll && (active.get(key) ?? 0) < perKey) {
        for (const item of queue.splice(-1)) {
          const id = Symbol(key);
          active.set(key, (active.get(key) ?? 0) + 1);
          running.set(
            id,
            work(item).then((result) => ({ id, key, result })),
          );
        }
      }
      if (queue.length === 0) waiting.delete(key);
    }
  };

  startAllowed();
  while (running.size > 0) {
    const { id, key, result } = await Promise.race(running.values());
    running.delete(id);
    active.set(key, (active.get(key) ?? 1) - 1);
    yield result;
    startAllowed();
  }
}

/** Taken from the end of a group, which costs nothing however long it is. */
function reversedGroups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = Map.groupBy(items, keyOf);
  for (const group of groups.values()) group.reverse();
  return groups;
}
