import type { RawPixels } from './raw-pixels.ts';
import { maxPicturePixels } from '../unusable-picture.ts';

interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bitsPerPixel: number;
  readonly paletteOffset: number;
  readonly paletteEntryBytes: number;
  readonly pixelOffset: number;
  readonly masks: readonly Mask[];
}

interface Mask {
  readonly bits: number;
  readonly shift: number;
  readonly max: number;
}

type ReadPixel = (row: number, x: number) => readonly [red: number, green: number, blue: number];

/**
 * libvips does not read BMP, and directories that were filled by old Windows tools hold it.
 * Uncompressed BMP of any depth; see https://learn.microsoft.com/windows/win32/gdi/bitmap-storage.
 */
export function decodeBmp(file: Buffer): RawPixels | 'damaged' | 'too-large' | 'unsupported' {
  const headerBytes = file.length < 18 ? Infinity : file.readUInt32LE(14);
  if (file.length < 14 + Math.max(headerBytes, headerBytes === 12 ? 12 : 40)) return 'damaged';
  const header = readHeader(file);
  if (header === 'unsupported') return 'unsupported';
  const { width, height, bitsPerPixel, pixelOffset } = header;
  if (width < 1 || height < 1) return 'damaged';
  if (width * height > maxPicturePixels) return 'too-large';
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
  if (pixelOffset + rowBytes * height > file.length) return 'damaged';
  return { width, height, bytes: readPixels(file, header, rowBytes) };
}

function readPixels(file: Buffer, header: BmpHeader, rowBytes: number): Buffer {
  const { width, height, topDown, pixelOffset } = header;
  const readPixel = header.bitsPerPixel <= 8 ? paletteReader(file, header) : maskReader(file, header);
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const row = pixelOffset + rowBytes * (topDown ? y : height - 1 - y);
    for (let x = 0; x < width; x += 1) pixels.set(readPixel(row, x), (y * width + x) * 3);
  }
  return pixels;
}

function readHeader(file: Buffer): BmpHeader | 'unsupported' {
  const headerBytes = file.readUInt32LE(14);
  const old = headerBytes === 12;
  const bitsPerPixel = file.readUInt16LE(old ? 24 : 28);
  const compression = old ? 0 : file.readUInt32LE(30);
  const uncompressed = compression === 0 || ((compression === 3 || compression === 6) && bitsPerPixel >= 16);
  if (!uncompressed || ![1, 4, 8, 16, 24, 32].includes(bitsPerPixel)) return 'unsupported';
  const height = old ? file.readUInt16LE(20) : file.readInt32LE(22);
  // A bare 40-byte header is followed by the masks; longer ones contain them.
  const hasMasks = compression !== 0 && file.length >= 70;
  return {
    width: old ? file.readUInt16LE(18) : file.readInt32LE(18),
    height: Math.abs(height),
    topDown: height < 0,
    bitsPerPixel,
    paletteOffset: 14 + headerBytes,
    paletteEntryBytes: old ? 3 : 4,
    pixelOffset: file.readUInt32LE(10),
    masks: hasMasks
      ? readMasks(file, compression === 6 || headerBytes >= 56)
      : bitsPerPixel === 16
        ? masks555
        : masks888,
  };
}

function readMasks(file: Buffer, withAlpha: boolean): readonly Mask[] {
  return [54, 58, 62, 66].map((offset, channel) => maskOf(channel < 3 || withAlpha ? file.readUInt32LE(offset) : 0));
}

function maskOf(bits: number): Mask {
  const shift = bits === 0 ? 0 : 31 - Math.clz32(bits & -bits);
  return { bits, shift, max: bits >>> shift };
}

const masks555 = [0x7c00, 0x03e0, 0x001f, 0].map(maskOf);
const masks888 = [0xff0000, 0x00ff00, 0x0000ff, 0].map(maskOf);

/** What is transparent shows the white behind it. */
function maskReader(file: Buffer, { bitsPerPixel, masks }: BmpHeader): ReadPixel {
  const bytes = bitsPerPixel / 8;
  const [red, green, blue, alpha] = masks;
  const read = (value: number, mask: Mask | undefined, otherwise: number): number =>
    mask?.max ? ((value & mask.bits) >>> mask.shift) / mask.max : otherwise;
  return (row, x) => {
    const value = file.readUIntLE(row + x * bytes, bytes);
    const opacity = read(value, alpha, 1);
    const onWhite = (mask: Mask | undefined): number =>
      Math.round(255 * (1 - opacity + opacity * read(value, mask, 0)));
    return [onWhite(red), onWhite(green), onWhite(blue)];
  };
}

function paletteReader(file: Buffer, header: BmpHeader): ReadPixel {
  const { bitsPerPixel, paletteOffset, paletteEntryBytes, pixelOffset } = header;
  return (row, x) => {
    const bit = x * bitsPerPixel;
    const byte = file[row + (bit >> 3)] ?? 0;
    const index = (byte >> (8 - bitsPerPixel - (bit & 7))) & ((1 << bitsPerPixel) - 1);
    const entry = paletteOffset + index * paletteEntryBytes;
    if (entry + 3 > pixelOffset) return [0, 0, 0];
    return [file[entry + 2] ?? 0, file[entry + 1] ?? 0, file[entry] ?? 0];
  };
}
