import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { brokenPictureFixtures, pngClaiming } from '../../testing/broken-picture-fixtures.ts';
import { orientedPicture, pictureFixtures, quadrantGreys } from '../../testing/picture-fixtures.ts';
import { colourDistance, distanceFromQuadrants, quadrantColours, quadrantPicture } from '../../testing/quadrants.ts';
import { renderPicture, type RenderedPicture, type RenderOptions } from './render-picture.ts';

const sizes = [256, 96, 48, 16];
/** Of 255. JPEG moves a flat colour by two or three. */
const closeEnough = 6;
/** Ink cannot print the blue of the test picture. Taken for RGB or inverted it would be off by more than 150. */
const closeEnoughForInk = 60;

async function rendered(bytes: Uint8Array, options: Partial<RenderOptions> = {}): Promise<RenderedPicture> {
  const outcome = await renderPicture(bytes, { crop: 'centre', sizes, ...options });
  if (!outcome.ok) throw new Error(`Not rendered: ${outcome.outcome}`);
  return outcome;
}

function renditionOf(picture: RenderedPicture, size: number): Uint8Array {
  const rendition = picture.renditions.find((candidate) => candidate.size === size);
  if (!rendition) throw new Error(`There is no rendition of ${String(size)}.`);
  return rendition.bytes;
}

describe('renderPicture', () => {
  it.each([
    ['a JPEG', 'jpeg', pictureFixtures.jpeg],
    ['a PNG', 'png', pictureFixtures.png],
    ['a WebP', 'webp', pictureFixtures.webp],
    ['a GIF', 'gif', pictureFixtures.gif],
    ['an AVIF', 'avif', pictureFixtures.avif],
    ['a TIFF', 'tiff', pictureFixtures.tiff],
    ['a BMP', 'bmp', pictureFixtures.bmp],
    ['a progressive JPEG', 'jpeg', pictureFixtures.progressive],
    ['a 16-bit PNG', 'png', pictureFixtures.sixteenBit],
    ['a wide-gamut PNG', 'png', pictureFixtures.wideGamut],
    ['the first frame of an animated GIF', 'gif', pictureFixtures.animatedGif],
    ['the first frame of an animated WebP', 'webp', pictureFixtures.animatedWebp],
  ] as const)('shows %s as it is meant', async (_name, format, fixture) => {
    const picture = await rendered(await fixture());
    expect(picture.format).toBe(format);
    expect(await distanceFromQuadrants(renditionOf(picture, 96))).toBeLessThan(closeEnough);
  });

  it('shows a CMYK JPEG in the colours of its inks', async () => {
    const original = await pictureFixtures.cmyk();
    expect((await sharp(original).metadata()).space).toBe('cmyk');
    expect(await distanceFromQuadrants(renditionOf(await rendered(original), 96))).toBeLessThan(closeEnoughForInk);
  });

  it('shows a grey picture in its greys', async () => {
    const original = await pictureFixtures.grey();
    expect((await sharp(original).metadata()).channels).toBe(1);
    const shown = renditionOf(await rendered(original), 96);
    expect(await sharp(shown).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    expect(await distanceFromQuadrants(shown, quadrantGreys)).toBeLessThan(closeEnough);
  });

  it('puts white behind what is transparent', async () => {
    const picture = await rendered(await pictureFixtures.alpha());
    const expected = { ...quadrantColours, topLeft: [255, 255, 255] } as const;
    expect(await distanceFromQuadrants(renditionOf(picture, 96), expected)).toBeLessThan(closeEnough);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns EXIF orientation %i upright', async (orientation) => {
    const picture = await rendered(await orientedPicture(orientation));
    expect(await distanceFromQuadrants(renditionOf(picture, 96))).toBeLessThan(closeEnough);
  });

  it('makes square sRGB JPEGs of exactly the sizes asked for', async () => {
    const picture = await rendered(await quadrantPicture(900, 700).png().toBuffer());
    expect(picture.renditions.map(({ size }) => size)).toEqual(sizes);
    for (const { size, bytes } of picture.renditions) {
      const found = await sharp(bytes).metadata();
      expect(found).toMatchObject({ format: 'jpeg', width: size, height: size, space: 'srgb', isProgressive: false });
    }
  });

  it('drops the profile, and what a photo tells about its place and its maker', async () => {
    const original = await pictureFixtures.withMetadata();
    const before = await sharp(original).metadata();
    expect([before.exif, before.xmp, before.icc].every((part) => part instanceof Buffer)).toBe(true);
    const after = await sharp(renditionOf(await rendered(original), 96)).metadata();
    expect([after.exif, after.xmp, after.icc, after.orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('the square', () => {
  it('is the middle of a picture that is wider than high', async () => {
    const wide = await quadrantPicture(600, 200, (across) =>
      across < 1 / 3 || across > 2 / 3 ? [0, 0, 0] : [250, 120, 30],
    )
      .png()
      .toBuffer();
    const shown = renditionOf(await rendered(wide), 96);
    const { channels } = await sharp(shown).stats();
    expect(
      colourDistance([channels[0]?.mean ?? 0, channels[1]?.mean ?? 0, channels[2]?.mean ?? 0], [250, 120, 30]),
    ).toBeLessThan(closeEnough);
  });

  it('is where the contrast is when attention is asked for', async () => {
    const face = await quadrantPicture(900, 300, (across, down) => {
      const checkered = (Math.floor(across * 90) + Math.floor(down * 30)) % 2 === 0;
      return across > 0.7 ? (checkered ? [240, 170, 140] : [120, 60, 40]) : [230, 230, 230];
    })
      .png()
      .toBuffer();
    const meanBlue = async (crop: 'centre' | 'attention') => {
      const { channels } = await sharp(renditionOf(await rendered(face, { crop }), 96)).stats();
      return channels[2]?.mean ?? 0;
    };
    expect(await meanBlue('centre')).toBeGreaterThan(220);
    expect(await meanBlue('attention')).toBeLessThan(190);
  });
});

describe('scaling', () => {
  it('never makes a picture larger than the original: sizes above it are of its own size', async () => {
    const picture = await rendered(await quadrantPicture(80, 60).png().toBuffer());
    const sides = await Promise.all(picture.renditions.map(async ({ bytes }) => (await sharp(bytes).metadata()).width));
    expect(sides).toEqual([60, 60, 48, 16]);
  });

  it('keeps one pixel one pixel', async () => {
    const picture = await rendered(await pictureFixtures.onePixel());
    for (const { bytes } of picture.renditions) {
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1, height: 1 });
    }
  });

  it('takes pictures up to 50 megapixels', async () => {
    const picture = await rendered(await pictureFixtures.enormous());
    expect(await sharp(renditionOf(picture, 256)).metadata()).toMatchObject({ width: 256, height: 256 });
  });

  it('shows the same part of the picture at a size that is asked for later', async () => {
    const original = await quadrantPicture(700, 400).png().toBuffer();
    const later = await rendered(original, { crop: 'attention', sizes: [64] });
    const atOnce = await rendered(original, { crop: 'attention', sizes: [256, 64] });
    const pixels = (picture: RenderedPicture) => sharp(renditionOf(picture, 64)).raw().toBuffer();
    expect(await pixels(later)).toEqual(await pixels(atOnce));
  });
});

describe('a picture that cannot be used', () => {
  it.each([
    ['0 bytes', 'empty', brokenPictureFixtures.empty],
    ['HTML in place of a JPEG', 'not-an-image', brokenPictureFixtures.htmlNamedJpeg],
    ['noise', 'not-an-image', brokenPictureFixtures.noise],
    ['a JPEG that ends too early', 'damaged', brokenPictureFixtures.truncatedJpeg],
    ['a JPEG that ends too early below its square', 'damaged', brokenPictureFixtures.truncatedBelowTheSquare],
    ['a PNG that ends too early', 'damaged', brokenPictureFixtures.truncatedPng],
    ['a BMP that ends too early', 'damaged', brokenPictureFixtures.truncatedBmp],
    ['8000×8000 pixels', 'too-large', brokenPictureFixtures.eightThousandSquare],
    ['a bomb: few bytes that claim 2.5 gigapixels', 'too-large', brokenPictureFixtures.bomb],
  ] as const)('is an answer: %s is %s', async (_name, outcome, fixture) => {
    expect(await renderPicture(await fixture(), { crop: 'centre', sizes })).toMatchObject({ ok: false, outcome });
  });

  it('is damaged when it claims pixels within the limit that are not there', async () => {
    const outcome = await renderPicture(pngClaiming(7000, 7000), { crop: 'centre', sizes });
    expect(outcome).toMatchObject({ ok: false, outcome: 'damaged' });
  });

  it('is never handed to a decoder that Roster does not offer', async () => {
    // A signature of ours does not open the door: libvips finds the loader by itself.
    await expect(
      sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).png().toBuffer(),
    ).rejects.toThrow(/unsupported image format/);
  });
});
