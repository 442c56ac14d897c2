import { expect, test } from 'vitest';
import { gatherPages } from './gather-pages.ts';

interface NamedPage {
  readonly name: string;
  readonly rows: number;
}

const page = (name: string, rows = 500): NamedPage => ({ name, rows });

/** A store that is done with what it is given when the test says so. */
function slowStore() {
  const written: string[][] = [];
  let done = Promise.withResolvers<undefined>();
  return {
    written,
    write: (pages: readonly NamedPage[]): Promise<void> => {
      written.push(pages.map(({ name }) => name));
      return done.promise;
    },
    /** Lets go on what is written, and holds what comes next. */
    finishWrite: async (): Promise<void> => {
      const { resolve } = done;
      done = Promise.withResolvers();
      resolve(undefined);
      await new Promise(setImmediate);
    },
    fail: (error: Error): void => done.reject(error),
  };
}

test('the first page is written at once, and those that come meanwhile together', async () => {
  const store = slowStore();
  const pages = gatherPages(store.write);

  await pages.add(page('one'));
  await pages.add(page('two', 100));
  await pages.add(page('three', 100));
  expect(store.written).toEqual([['one']]);

  await store.finishWrite();
  expect(store.written).toEqual([['one'], ['two', 'three']]);
});

test('a page waits while a whole statement full is gathered', async () => {
  const store = slowStore();
  const pages = gatherPages(store.write);
  for (const name of ['one', 'two', 'three']) await pages.add(page(name));
  let added = false;

  const adding = pages.add(page('four')).then(() => (added = true));
  await new Promise(setImmediate);
  expect(added).toBe(false);

  await store.finishWrite();
  await adding;
  expect(store.written).toEqual([['one'], ['two', 'three']]);
});

test('everything is written by the time it is finished', async () => {
  const written: string[] = [];
  const pages = gatherPages<NamedPage>(async (together) => {
    await new Promise(setImmediate);
    written.push(...together.map(({ name }) => name));
  });

  for (let index = 0; index < 7; index += 1) await pages.add(page(String(index), 400));
  await pages.finish();

  expect(written).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

test('a page that cannot be written stops those after it', async () => {
  const store = slowStore();
  const pages = gatherPages(store.write);
  await pages.add(page('one'));
  await pages.add(page('two'));

  store.fail(new Error('The database is away.'));
  await new Promise(setImmediate);

  await expect(pages.add(page('three'))).rejects.toThrow('The database is away.');
  await expect(pages.finish()).rejects.toThrow('The database is away.');
  expect(store.written).toEqual([['one']]);
});
