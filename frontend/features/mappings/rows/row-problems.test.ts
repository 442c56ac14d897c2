import { describe, expect, it } from 'vitest';
import { aMappingRow, anExplanation } from '../../../testing/connector-builders.ts';
import { savedRows, withMoved, withReplaced } from './draft-rows.ts';
import { problemsByRow } from './row-problems.ts';
import { resultsByRow } from './row-results.ts';

const broken = aMappingRow({ source: { kind: 'attribute', path: 'mail..x' } });
const good = aMappingRow({ target: { kind: 'profile', name: 'email' }, source: { kind: 'attribute', path: 'mail' } });
const drafts = savedRows([good, broken]);
const explained = {
  rows: [good, broken],
  explanation: anExplanation([good, broken], {
    attributes: { mail: 'ann@example.com' },
    problems: [{ row: 1, path: 'source.path', position: 5, message: 'Two dots.', suggestion: 'mail.x' }],
  }),
};
const nothing = { explained: undefined, refused: undefined, seen: undefined };

describe('what is wrong with rows', () => {
  it('stays with a row that is moved, and goes when it is edited', () => {
    const moved = withMoved(drafts, 'saved-1', 0);
    expect(problemsByRow(moved, { ...nothing, explained }).get('saved-1')).toHaveLength(1);
    const edited = withReplaced(drafts, 'saved-1', aMappingRow());
    expect(problemsByRow(edited, { ...nothing, explained }).get('saved-1')).toEqual([]);
  });

  it('comes from a refused save at the rows that were sent', () => {
    const errors = [{ path: 'items.1.source.path', message: 'Not a path.' }];
    const refused = { rows: [good, broken], errors };
    const moved = withMoved(drafts, 'saved-1', 0);
    const problems = problemsByRow(moved, { ...nothing, refused });
    expect(problems.get('saved-1')).toEqual([{ path: 'source.path', message: 'Not a path.' }]);
    expect(problems.get('saved-0')).toEqual([]);
  });

  it('is said once where the explanation and a refused save know it both', () => {
    const refused = { rows: [good, broken], errors: [{ path: 'items.1.source.path', message: 'Not a path.' }] };
    const [problem, ...more] = problemsByRow(drafts, { ...nothing, explained, refused }).get('saved-1') ?? [];
    expect(problem?.suggestion).toBe('mail.x');
    expect(more).toEqual([]);
  });

  it('flags the second of two rows with the same target', () => {
    const twice = savedRows([good, aMappingRow(), aMappingRow()]);
    const problems = problemsByRow(twice, nothing);
    expect(problems.get('saved-1')).toEqual([]);
    expect(problems.get('saved-2')?.[0]?.message).toMatch(/“Phone” is filled by row 2/);
  });
});

describe('live results', () => {
  it('follow a row that is moved, and are marked as old while a row is edited', () => {
    const moved = resultsByRow(withMoved(drafts, 'saved-0', 1), explained);
    expect(moved.get('saved-0')).toMatchObject({ isCurrent: true, result: { value: 'ann@example.com' } });
    const edited = { ...good, source: { kind: 'attribute', path: 'other' } as const };
    const results = resultsByRow(withReplaced(drafts, 'saved-0', edited), explained);
    expect(results.get('saved-0')).toMatchObject({ isCurrent: false, result: { value: 'ann@example.com' } });
  });
});
