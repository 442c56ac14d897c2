import { describe, expect, it } from 'vitest';
import { oddInput } from './odd-input.ts';

describe('what no operation takes', () => {
  it.each([
    ['a NUL', 'a\0b'],
    ['half a character', 'a\ud83d'],
  ])('is %s, wherever it is', (_, text) => {
    const message = expect.stringContaining('cannot be kept') as string;
    expect(oddInput({ name: text })).toEqual([{ path: 'name', message }]);
    expect(oddInput({ items: [{ a: 1 }, { a: ['b', text] }] })).toEqual([{ path: 'items.1.a.1', message }]);
    expect(oddInput({ settings: { [text]: 1 } })).toMatchObject([{ message }]);
  });

  it('is what is nested without end', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
    const [problem, ...others] = oddInput({ settings: deep });
    expect(problem?.message).toBe('This is nested too deeply.');
    expect(others).toEqual([]);
  });

  it('is told of in few lines, however much there is of it', () => {
    expect(oddInput(Array.from({ length: 10_000 }, () => '\0'))).toHaveLength(20);
  });
});

it.each([undefined, null, 1, 'Zoë 😀\n\t', { a: [{ b: 'ok' }], c: null }, []])('%j may be anything else', (given) => {
  expect(oddInput(given)).toEqual([]);
});
