import { describe, expect, it } from 'vitest';
import { nearestRenditionSize } from './rendition-sizes.ts';

describe('nearestRenditionSize', () => {
  it.each([
    [1, 16],
    [16, 16],
    [17, 24],
    [40, 48],
    [97, 128],
    [256, 256],
    [257, 256],
    [5000, 256],
  ])('answers %i pixels with %i', (asked, size) => {
    expect(nearestRenditionSize(asked)).toBe(size);
  });
});
