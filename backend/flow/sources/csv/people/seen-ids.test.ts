import { expect, it } from 'vitest';
import { createSeenIds } from './seen-ids.ts';

it('remembers the line of each of many ids, and nothing else', () => {
  const seen = createSeenIds();
  const count = 50_000;
  const lines = Array.from({ length: count }, (_, index) => index + 1);

  expect(lines.filter((line) => seen.add(`E${String(line)}`, line) !== undefined)).toEqual([]);
  expect(lines.filter((line) => seen.add(`E${String(line)}`, count + line) !== line)).toEqual([]);
  expect(seen.add('e1', count + 1)).toBeUndefined();
});
