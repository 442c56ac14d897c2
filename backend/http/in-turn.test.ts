import { describe, expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

/** Work that is done when the test says so. */
function heldWork() {
  const begun = new Map<string, (result: string) => void>();
  const work = (item: string) => new Promise<string>((resolve) => begun.set(item, resolve));
  const finish = (item: string) => {
    begun.get(item)?.(item);
    begun.delete(item);
  };
  return { begun, work, finish };
}

const keyOf = (item: string) => item.charAt(0);
const limits = { inAll: 4, perKey: 2, keyOf };
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('inTurn', () => {
  it('gives every result exactly once, of equal items too', async () => {
    const items = ['a', 'a', 'b', 'a', 'c', 'b'];
    const results = await Array.fromAsync(inTurn(items, limits, (item) => Promise.resolve(item)));
    expect(results.sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'c']);
    expect(await Array.fromAsync(inTurn([], limits, () => Promise.resolve('x')))).toEqual([]);
  });

  it('works on no more than the limits allow, in all and for one key', async () => {
    const { begun, work } = heldWork();
    void inTurn(['a1', 'a2', 'a3', 'b1', 'c1', 'c2'], limits, work).next();
    await settled();
    expect([...begun.keys()]).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('gives results as they come, and lets no slow key keep the others waiting', async () => {
    const { begun, work, finish } = heldWork();
    const results = inTurn(['a1', 'a2', 'b1', 'b2', 'b3'], limits, work);
    const first = results.next();
    await settled();
    finish('b1');
    expect((await first).value).toBe('b1');
    const second = results.next();
    await settled();
    expect([...begun.keys()]).toEqual(['a1', 'a2', 'b2', 'b3']);
    finish('b3');
    expect((await second).value).toBe('b3');
  });

  it('starts nothing while nobody takes results, and loses none that come meanwhile', async () => {
    const { begun, work, finish } = heldWork();
    const results = inTurn(['a1', 'a2', 'a3'], limits, work);
    const first = results.next();
    await settled();
    finish('a1');
    await first;
    finish('a2');
    await settled();
    expect([...begun.keys()]).toEqual([]);
    expect((await results.next()).value).toBe('a2');
  });

  it('rejects as soon as one piece of work does', async () => {
    const failing = inTurn(['a', 'b'], limits, (item) =>
      item === 'b' ? Promise.reject(new Error('stopped')) : new Promise(() => undefined),
    );
    await expect(failing.next()).rejects.toThrow('stopped');
  });
});
