import { describe, expect, it } from 'vitest';
import { asTheyCome } from './as-they-come.ts';

const numbers = Array.from({ length: 30 }, (_, index) => index);

describe('asTheyCome', () => {
  it('does each once, never more at a time than said, and does not wait for the slowest', async () => {
    let atOnce = 0;
    let most = 0;
    let letFirstGo: () => void = () => undefined;
    const results: number[] = [];
    const work = async (item: number): Promise<number> => {
      most = Math.max(most, ++atOnce);
      if (item === 0) await new Promise<void>((resolve) => (letFirstGo = resolve));
      else await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return item;
    };
    for await (const result of asTheyCome(numbers, 4, work)) {
      results.push(result);
      if (results.length === numbers.length - 1) letFirstGo();
    }
    expect(most).toBe(4);
    expect(results.at(-1)).toBe(0);
    expect(results.toSorted((one, other) => one - other)).toEqual(numbers);
  });

  it('fails with the first failure, and begins nothing after it', async () => {
    const begun: number[] = [];
    const work = (item: number): Promise<number> => {
      begun.push(item);
      return item >= 2 ? Promise.reject(new Error(`number ${String(item)}`)) : Promise.resolve(item);
    };
    await expect(Array.fromAsync(asTheyCome(numbers, 3, work))).rejects.toThrow('number 2');
    expect(begun.length).toBeLessThan(8);
  });

  it('has nothing to do for nobody', async () => {
    expect(await Array.fromAsync(asTheyCome([], 3, () => Promise.resolve(1)))).toEqual([]);
  });
});
