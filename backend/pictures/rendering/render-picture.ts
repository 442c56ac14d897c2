import sharp, { type Sharp } from 'sharp';
import { decodeBmp } from './decode-bmp.ts';
import { cropCentre, shrinkBy, type RawPixels } from './raw-pixels.ts';
import { largestRenditionSize } from '../rendition-sizes.ts';
import type { PictureFormat } from '../../flow/model/sniff-content.ts';
import { maxPicturePixels, unusablePicture, type UnusablePicture } from '../unusable-picture.ts';
import { verifyPicture } from '../verify-picture.ts';

/** Which square of a picture is shown: its middle, or where faces and contrast are. */
export type PictureCrop = 'centre' | 'attention';

export interface RenderOptions {
  readonly crop: PictureCrop;
  /** Pixels along a side. */
  readonly sizes: readonly number[];
}

export interface Rendition {
  /** The size that was asked for. The picture in `bytes` is smaller where the original is: nothing is scaled up. */
  readonly size: number;
  /** JPEG, sRGB, no metadata. */
  readonly bytes: Uint8Array;
}

export interface RenderedPicture {
  readonly ok: true;
  readonly format: PictureFormat;
  /** From the largest to the smallest. */
  readonly renditions: readonly Rendition[];
}

// One thread: processes, not threads, fill the cores (see picture-renderer.ts). No picture comes twice in a row.
sharp.concurrency(1);
sharp.cache(false);
// Whatever the bytes claim to be, nothing but the loaders of our own formats ever sees them.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff'].map((loader) => `VipsForeignLoad${loader}Buffer`),
});

/** Original bytes to square JPEGs. Every size comes from the same square, so a face does not move between sizes. */
export async function renderPicture(
  bytes: Uint8Array,
  { crop, sizes }: RenderOptions,
): Promise<RenderedPicture | UnusablePicture> {
  const verified = verifyPicture(bytes);
  if (!verified.ok) return verified;
  const opened = verified.format === 'bmp' ? openBmp(bytes) : openEncoded(bytes);
  if ('outcome' in opened) return opened;
  const decoded = await decode(opened, Math.max(largestRenditionSize, ...sizes));
  if ('outcome' in decoded) return decoded;
  const square = crop === 'centre' ? cropCentre(decoded) : await cropByAttention(decoded);
  return { ok: true, format: verified.format, renditions: await renderSizes(square, sizes) };
}

function openEncoded(bytes: Uint8Array): Sharp {
  // `error` lets through what every browser shows (stray bytes between segments), but nothing that is incomplete.
  return sharp(bytes, { failOn: 'error', limitInputPixels: maxPicturePixels, pages: 1, autoOrient: true });
}

function openBmp(bytes: Uint8Array): Sharp | UnusablePicture {
  const bmp = decodeBmp(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return typeof bmp === 'string' ? unusablePicture(bmp) : openRaw(bmp);
}

function openRaw({ bytes, width, height }: RawPixels): Sharp {
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** Shrinks while decoding, until the shorter side is `side`; a picture that is smaller keeps its size. */
async function decode(opened: Sharp, side: number): Promise<RawPixels | UnusablePicture> {
  // The whole picture and not only its square: rows that the crop leaves out still tell that a file ends too early.
  // Mitchell's kernel has fewer taps than Lanczos', and no ringing around dark hair before a light wall.
  const shrunk = opened.resize(side, side, { fit: 'outside', kernel: 'mitchell', withoutEnlargement: true });
  try {
    return await toPixels(shrunk.flatten({ background: 'white' }).toColourspace('srgb'));
  } catch (error) {
    // All errors of libvips look alike; here there is nothing but the picture that they can be about.
    return unusablePicture(String(error).includes('exceeds pixel limit') ? 'too-large' : 'damaged');
  }
}

function cropByAttention(pixels: RawPixels): Promise<RawPixels> {
  const side = Math.min(pixels.width, pixels.height);
  return toPixels(openRaw(pixels).resize(side, side, { position: 'attention' }));
}

async function toPixels(image: Sharp): Promise<RawPixels> {
  const { data: bytes, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { bytes, width: info.width, height: info.height };
}

/** Each size from the smallest square made so far of which it is a whole fraction; where there is none, from the largest. */
async function renderSizes(square: RawPixels, sizes: readonly number[]): Promise<Rendition[]> {
  const squares = [square];
  const encoding: Promise<Rendition>[] = [];
  for (const size of sizes.toSorted((a, b) => b - a)) {
    const side = Math.min(size, square.width);
    const multiple = squares.findLast(({ width }) => width % side === 0);
    const pixels = multiple
      ? shrinkBy(multiple.width / side, multiple)
      : await toPixels(openRaw(square).resize(side, side));
    squares.push(pixels);
    encoding.push(encode(size, pixels));
  }
  return Promise.all(encoding);
}

async function encode(size: number, pixels: RawPixels): Promise<Rendition> {
  const jpeg = openRaw(pixels).jpeg({ quality: 82, mozjpeg: false, optimiseCoding: false });
  return { size, bytes: await jpeg.toBuffer() };
}
