import { describe, expect, it } from 'vitest';
import { bmpFile } from '../../testing/picture-fixtures.ts';
import { decodeBmp } from './decode-bmp.ts';

interface BmpParts {
  readonly width?: number;
  /** Negative: rows from the top. */
  readonly height?: number;
  readonly bitsPerPixel: number;
  readonly compression?: number;
  /** What follows the 40 bytes of the header: masks or a palette. */
  readonly extra?: readonly number[];
  readonly pixels: readonly number[];
  readonly headerBytes?: number;
}

/** Two pixels, one above the other, unless said otherwise. */
function aBmp({
  width = 1,
  height = 2,
  bitsPerPixel,
  compression = 0,
  extra = [],
  pixels,
  headerBytes = 40,
}: BmpParts): Buffer {
  const header = Buffer.alloc(54);
  header.write('BM', 'latin1');
  header.writeUInt32LE(54 + extra.length, 10);
  header.writeUInt32LE(headerBytes, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(bitsPerPixel, 28);
  header.writeUInt32LE(compression, 30);
  return Buffer.concat([header, Buffer.from(extra), Buffer.from(pixels)]);
}

function mask(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}

function pixelsOf(file: Buffer): number[] {
  const decoded = decodeBmp(file);
  if (typeof decoded === 'string') throw new Error(`Not decoded: ${decoded}`);
  return [...decoded.bytes];
}

const orange = [255, 128, 0];
const violet = [64, 0, 192];

describe('decodeBmp', () => {
  it('reads 24 bits a pixel from the bottom up', () => {
    expect(pixelsOf(aBmp({ bitsPerPixel: 24, pixels: [192, 0, 64, 0, 0, 128, 255, 0] }))).toEqual([
      ...orange,
      ...violet,
    ]);
  });

  it('reads rows from the top when the height is negative', () => {
    const file = aBmp({ height: -2, bitsPerPixel: 24, pixels: [0, 128, 255, 0, 192, 0, 64, 0] });
    expect(pixelsOf(file)).toEqual([...orange, ...violet]);
  });

  it('skips the bytes that fill up a row', () => {
    const row = [0, 128, 255, 192, 0, 64, 0, 128, 255, 99, 99, 99];
    const file = aBmp({ width: 3, height: 1, bitsPerPixel: 24, pixels: row });
    expect(pixelsOf(file)).toEqual([...orange, ...violet, ...orange]);
  });

  it('ignores the fourth byte of 32 bits a pixel: it is no transparency', () => {
    const file = aBmp({ bitsPerPixel: 32, pixels: [192, 0, 64, 0, 0, 128, 255, 0] });
    expect(pixelsOf(file)).toEqual([...orange, ...violet]);
  });

  it('reads colours where masks say they are, and puts white behind what is transparent', () => {
    const masks = [0x000000ff, 0x0000ff00, 0x00ff0000, 0xff000000].flatMap(mask);
    const file = aBmp({
      bitsPerPixel: 32,
      compression: 3,
      headerBytes: 56,
      extra: masks,
      pixels: [64, 0, 192, 0, 255, 128, 0, 200],
    });
    expect(pixelsOf(file)).toEqual([255, 155, 55, 255, 255, 255]);
  });

  it('reads 16 bits a pixel: five each without masks, as masks say with them', () => {
    const pure = [0x1f, 0, 0, 0, 0, 0x7c, 0, 0];
    expect(pixelsOf(aBmp({ bitsPerPixel: 16, pixels: pure }))).toEqual([255, 0, 0, 0, 0, 255]);
    const masks = [0xf800, 0x07e0, 0x001f, 0].flatMap(mask);
    const file = aBmp({ bitsPerPixel: 16, compression: 3, extra: masks, pixels: [0xe0, 0x07, 0, 0, 0x00, 0xf8, 0, 0] });
    expect(pixelsOf(file)).toEqual([255, 0, 0, 0, 255, 0]);
  });

  it.each([
    [8, [1, 0, 0, 0, 0, 0, 0, 0]],
    [4, [0x10, 0, 0, 0, 0x00, 0, 0, 0]],
    [1, [0x80, 0, 0, 0, 0x00, 0, 0, 0]],
  ])('reads %i bits a pixel through the palette', (bitsPerPixel, pixels) => {
    const palette = [0, 128, 255, 0, 192, 0, 64, 0];
    expect(pixelsOf(aBmp({ bitsPerPixel, extra: palette, pixels }))).toEqual([...orange, ...violet]);
  });

  it('reads the twelve-byte header of OS/2', () => {
    const file = Buffer.alloc(26 + 8);
    file.write('BM', 'latin1');
    file.writeUInt32LE(26, 10);
    file.writeUInt32LE(12, 14);
    [1, 2, 1, 24].forEach((value, index) => file.writeUInt16LE(value, 18 + index * 2));
    file.set([192, 0, 64, 0, 0, 128, 255, 0], 26);
    expect(pixelsOf(file)).toEqual([...orange, ...violet]);
  });

  it('is too large beyond 50 megapixels, before any of them is read', () => {
    expect(decodeBmp(aBmp({ width: 10_000, height: 5001, bitsPerPixel: 24, pixels: [] }))).toBe('too-large');
  });

  it('is damaged when pixels are missing, or the size makes no sense', () => {
    const whole = bmpFile(20, 20);
    expect(decodeBmp(whole.subarray(0, whole.length - 1))).toBe('damaged');
    for (let length = 0; length < 60; length += 1) expect(decodeBmp(whole.subarray(0, length))).toBe('damaged');
    expect(decodeBmp(aBmp({ width: 0, bitsPerPixel: 24, pixels: [0, 0, 0, 0] }))).toBe('damaged');
    expect(decodeBmp(aBmp({ width: -5, bitsPerPixel: 24, pixels: [0, 0, 0, 0] }))).toBe('damaged');
  });

  it('says that compressed pixels are not supported', () => {
    expect(decodeBmp(aBmp({ bitsPerPixel: 8, compression: 1, pixels: [2, 1, 0, 1] }))).toBe('unsupported');
    expect(decodeBmp(aBmp({ bitsPerPixel: 0, compression: 4, pixels: [0xff, 0xd8] }))).toBe('unsupported');
  });

  it('answers something for whatever the header says', () => {
    const whole = bmpFile(6, 4);
    for (let offset = 10; offset < 54; offset += 1) {
      for (const value of [0, 1, 3, 127, 255]) {
        const broken = Buffer.from(whole);
        broken[offset] = value;
        const decoded = decodeBmp(broken);
        if (typeof decoded !== 'string') expect(decoded.bytes.length).toBe(decoded.width * decoded.height * 3);
      }
    }
  });
});
