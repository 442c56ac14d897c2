/** Does `work` for each of many, so many at a time, and gives the results as they come. */
export async function* asTheyCome<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay = new Map<number, Promise<{ readonly at: number; readonly result: Result }>>();
  let next = 0;
  const begin = (): void => {
    for (; underWay.size < atOnce && next < items.length; next += 1) {
      const at = next;
      const task = work(items[at] as Item).then((result) => ({ at, result }));
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
