/** Of a server that people work on at the same time. */
export const sideBySide = { inAll: 4, perKey: 4, keyOf: (): string => 'server' } as const;

/** As many people as one question to the companion is about. */
export const batchSize = 50;

export function* batches<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize);
}
