import { expect, it } from 'vitest';
import { nextCard } from './use-card-focus.ts';

const grid = { columns: 3, total: 8 };

it.each([
  ['ArrowRight', 1, 2],
  ['ArrowRight', 2, 3],
  ['ArrowLeft', 3, 2],
  ['ArrowDown', 1, 4],
  ['ArrowUp', 4, 1],
  ['Home', 5, 0],
  ['End', 0, 7],
  ['ArrowLeft', 0, undefined],
  ['ArrowUp', 2, undefined],
  ['ArrowDown', 5, undefined],
  ['ArrowRight', 7, undefined],
  ['Enter', 1, undefined],
])('%s on card %d leads to card %s', (key, index, next) => {
  expect(nextCard(key, index, grid)).toBe(next);
});
