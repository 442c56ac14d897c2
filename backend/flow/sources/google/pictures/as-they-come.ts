/** Does `work` for each of many, so many at a time, and gives the results as they come. */
export async function* asTheyCome<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay = new Map<number, Promise<{ readonly at: number; readonly result: Result }>>();
  const waiting = items.entries();
  const begin = (): void => {
    while (underWay.size < atOnce) {
      const next = waiting.next();
      if (next.done) return;
      const [at, item] = next.value;
      const task = work(item).then((result) => ({ at, result }));
      // Its failure is thrown below; should another one come first, nobody listens to this one any more.
      task.catch(() => undefined);
      underWay.set(at, task);
    }
  };
  begin();
  while (underWay.size > 0) {
    const { at, result } = await Promise.race(underWay.values());
    underWay.delete(at);
    begin();
    yield result;
  }
}
