/** Position of the first item whose key is above `after`, in a list in the order of its keys. */
export function firstAfter<Item>(items: readonly Item[], after: number, key: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && key(item) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
