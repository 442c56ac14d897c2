import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldProblems, parseInput } from './field-problems.ts';

const shape = z.object({
  name: z.string().min(1, 'Type a name.'),
  count: z.int(),
  rows: z.array(z.object({ on: z.boolean() })),
});

function problemsOf(value: unknown, prefix?: string) {
  return fieldProblems(parseInput(shape, value).error ?? new z.ZodError([]), prefix);
}

test('says for each place what is missing or must be there', () => {
  expect(problemsOf({ name: '', rows: [{ on: true }, { on: 'yes' }] })).toEqual([
    { path: 'name', message: 'Type a name.' },
    { path: 'count', message: 'This is required.' },
    { path: 'rows.1.on', message: 'This must be true or false.' },
  ]);
});

test('puts the paths below a prefix', () => {
  expect(problemsOf({ name: 'a', count: 1, rows: 'none' }, 'settings')).toEqual([
    { path: 'settings.rows', message: 'This must be a list.' },
  ]);
});

test('names a place once, however much is wrong with it', () => {
  const twice = z.string().min(3, 'Too short.').regex(/^a/, 'Begin with a.');
  const { error } = parseInput(z.object({ word: twice }), { word: 'b' });
  expect(error && fieldProblems(error)).toEqual([{ path: 'word', message: 'Too short.' }]);
});
