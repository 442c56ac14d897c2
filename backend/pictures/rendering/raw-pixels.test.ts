import { describe, expect, it } from 'vitest';
import { cropCentre, shrinkBy, type RawPixels } from './raw-pixels.ts';

/** One letter or digit a pixel; red, green and blue hold its code. */
function drawn(...rows: readonly string[]): RawPixels {
  const codes = Array.from(rows.join(''), (letter) => letter.charCodeAt(0));
  const bytes = Buffer.from(codes.flatMap((code) => [code, code, code]));
  return { width: rows[0]?.length ?? 0, height: rows.length, bytes };
}

describe('cropCentre', () => {
  it('takes the middle of a wide picture', () => {
    expect(cropCentre(drawn('abcdef', 'ghijkl'))).toEqual(drawn('cd', 'ij'));
  });

  it('takes the middle of a high picture', () => {
    expect(cropCentre(drawn('ab', 'cd', 'ef', 'gh'))).toEqual(drawn('cd', 'ef'));
  });

  it('takes the pixel more to the left or above when there is no exact middle', () => {
    expect(cropCentre(drawn('abc', 'def'))).toEqual(drawn('ab', 'de'));
  });

  it('leaves a square as it is', () => {
    const square = drawn('ab', 'cd');
    expect(cropCentre(square)).toBe(square);
  });
});

describe('shrinkBy', () => {
  it('makes one pixel of four, of their mean, colour by colour', () => {
    const four: RawPixels = {
      width: 2,
      height: 2,
      bytes: Buffer.from([0, 100, 255, 10, 100, 255, 20, 100, 255, 30, 104, 255]),
    };
    expect(shrinkBy(2, four)).toEqual({ width: 1, height: 1, bytes: Buffer.from([15, 101, 255]) });
  });

  it('keeps rows and columns in place and leaves out an odd rest', () => {
    expect(shrinkBy(2, drawn('aaccx', 'aaccx', 'eeggx', 'eeggx', 'xxxxx'))).toEqual(drawn('ac', 'eg'));
  });

  it('shrinks by other factors', () => {
    const shrunk = shrinkBy(3, drawn('aaabbb', 'aaabbb', 'aaabbb'));
    expect(shrunk).toEqual(drawn('ab'));
  });
});
