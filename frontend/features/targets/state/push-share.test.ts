import { describe, expect, it } from 'vitest';
import { aPush } from '../../../testing/target-builders.ts';
import { shareOfPush } from './push-share.ts';

const counts = { applied: 2, alreadySo: 1, refused: 1, failed: 0, drifted: 0, wouldChange: 0, skipped: 1 };

describe('how far a push has come', () => {
  it.each([
    ['is not known before people are counted', null, undefined],
    ['is not known of nobody', 0, undefined],
    ['counts whoever was dealt with, whatever came of it', 10, 0.5],
    ['is never more than all', 4, 1],
  ])('%s', (_, expected, share) => {
    expect(shareOfPush(aPush({ counts, expected }))).toBe(share);
  });

  it('is not known while nobody was dealt with', () => {
    expect(shareOfPush(aPush({ expected: 10 }))).toBeUndefined();
  });
});
