import { crc32, deflateSync } from 'node:zlib';
import { pictureFixtures, plain } from './picture-fixtures.ts';

/** What directories hold where a picture should be, and no picture can be made of. */
export const brokenPictureFixtures = {
  empty: () => Promise.resolve(Buffer.alloc(0)),
  htmlNamedJpeg: () =>
    Promise.resolve(Buffer.from('<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body></body></html>\n')),
  truncatedJpeg: async () => firstPart(await pictureFixtures.jpeg(), 0.6),
  /** What is missing lies below the square that is shown. */
  truncatedBelowTheSquare: async () => firstPart(await pictureFixtures.portrait(), 0.95),
  truncatedPng: async () => firstPart(await pictureFixtures.png(), 0.6),
  truncatedBmp: async () => firstPart(await pictureFixtures.bmp(), 0.6),
  /** 64 megapixels, really there. */
  eightThousandSquare: () => plain(8000, 8000),
  /** A hundred bytes that claim 2.5 gigapixels. */
  bomb: () => Promise.resolve(pngClaiming(50_000, 50_000)),
  noise: () => Promise.resolve(Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 7919) % 256))),
} as const;

export function firstPart(bytes: Buffer, part: number): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length * part));
}

/** A PNG with a valid header and next to no pixels. */
export function pngClaiming(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(64))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
