import { expect, test } from 'vitest';
import { mayUndo } from './may-undo.ts';

const applied = { type: 'full', status: 'succeeded', appliedAt: new Date(0), undoes: null } as const;

test('a run that changed the directory can be undone, however it ended', () => {
  for (const status of ['succeeded', 'failed', 'cancelled'] as const) {
    expect(mayUndo({ ...applied, status }, undefined)).toEqual({ possible: true });
  }
});

test.each([
  ['a preview', { type: 'preview' }, undefined, /preview/],
  ['a run under way', { status: 'pictures' }, undefined, /under way/],
  ['a run that was undone', {}, 'another', /already/],
  ['an undoing run', { undoes: 'another' }, undefined, /full run/],
  ['a run that never came to apply', { appliedAt: null, status: 'failed' }, undefined, /nothing/],
] as const)('%s cannot, and says why', (_, over, undoneBy, because) => {
  expect(mayUndo({ ...applied, ...over }, undoneBy)).toEqual({
    possible: false,
    because: expect.stringMatching(because) as string,
  });
});
