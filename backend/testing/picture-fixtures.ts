import sharp from 'sharp';
import { quadrantColourAt, quadrantColours, quadrantPicture, type Colour, type Quadrants } from './quadrants.ts';

/** Upright 4:3, so that a crop or a turn in the wrong direction shows. */
const width = 160;
const height = 120;

/** The quadrants of the grey picture. */
export const quadrantGreys: Quadrants<Colour> = {
  topLeft: [30, 30, 30],
  topRight: [100, 100, 100],
  bottomLeft: [160, 160, 160],
  bottomRight: [220, 220, 220],
};

/** Where the pixel that is stored at a place belongs when the picture is seen, for each EXIF orientation. */
const orientations: Readonly<Record<number, (across: number, down: number) => readonly [number, number]>> = {
  1: (across, down) => [across, down],
  2: (across, down) => [1 - across, down],
  3: (across, down) => [1 - across, 1 - down],
  4: (across, down) => [across, 1 - down],
  5: (across, down) => [down, across],
  6: (across, down) => [1 - down, across],
  7: (across, down) => [1 - down, 1 - across],
  8: (across, down) => [down, 1 - across],
};

/** Pictures that can be used: all of them show the quadrants. Made once, when first asked for. */
export const pictureFixtures = {
  jpeg: once(() => quadrantPicture(width, height).jpeg().toBuffer()),
  png: once(() => quadrantPicture(width, height).png().toBuffer()),
  webp: once(() => quadrantPicture(width, height).webp().toBuffer()),
  gif: once(() => quadrantPicture(width, height).gif().toBuffer()),
  avif: once(() => quadrantPicture(width, height).avif().toBuffer()),
  tiff: once(() => quadrantPicture(width, height).tiff({ compression: 'lzw' }).toBuffer()),
  bmp: once(() => Promise.resolve(bmpFile(width, height))),
  progressive: once(() => quadrantPicture(width, height).jpeg({ progressive: true }).toBuffer()),
  cmyk: once(() => quadrantPicture(width, height).toColourspace('cmyk').jpeg().toBuffer()),
  sixteenBit: once(() => quadrantPicture(width, height).toColourspace('rgb16').png().toBuffer()),
  wideGamut: once(() => quadrantPicture(width, height).withIccProfile('p3').png().toBuffer()),
  animatedGif: once(() => animated('gif')),
  animatedWebp: once(() => animated('webp')),
  withMetadata: once(() =>
    quadrantPicture(width, height)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'A photographer' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withIccProfile('p3')
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
      .toBuffer(),
  ),
  /** One channel. */
  grey: once(() =>
    quadrantPicture(width, height, (across, down) => quadrantColourAt(across, down, quadrantGreys))
      .toColourspace('b-w')
      .jpeg()
      .toBuffer(),
  ),
  /** The top left quadrant is transparent, over black. */
  alpha: once(() => withTransparentQuadrant()),
  onePixel: once(() => quadrantPicture(1, 1).png().toBuffer()),
  portrait: once(() => quadrantPicture(300, 900).jpeg().toBuffer()),
  /** Just within 50 megapixels. */
  enormous: once(() => plain(7000, 7000)),
} as const;

/** Stored in one of the eight ways of EXIF (1-8), seen upright. */
export function orientedPicture(orientation: number): Promise<Buffer> {
  const turned = orientation >= 5;
  const place = orientations[orientation];
  if (!place) throw new Error(`There is no EXIF orientation ${String(orientation)}.`);
  return quadrantPicture(turned ? height : width, turned ? width : height, (across, down) =>
    quadrantColourAt(...place(across, down)),
  )
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

/** A small distinct picture each, for tests that need many. */
export function numberedPicture(number: number): Promise<Buffer> {
  const colour: Colour = [(number * 37) % 256, (number * 91) % 256, Math.floor(number / 256) % 256];
  const colours = { ...quadrantColours, bottomRight: colour };
  return quadrantPicture(64, 64, (across, down) => quadrantColourAt(across, down, colours))
    .png()
    .toBuffer();
}

/** 24 bits a pixel, rows from the bottom up, as Windows writes it. */
export function bmpFile(columns: number, rows: number): Buffer {
  const rowBytes = Math.ceil((columns * 3) / 4) * 4;
  const file = Buffer.alloc(54 + rowBytes * rows);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(columns, 18);
  file.writeInt32LE(rows, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const [red, green, blue] = quadrantColourAt((x + 0.5) / columns, (y + 0.5) / rows);
      file.set([blue, green, red], 54 + (rows - 1 - y) * rowBytes + x * 3);
    }
  }
  return file;
}

/** One colour: quick to make at any size. */
export function plain(columns: number, rows: number): Promise<Buffer> {
  const [r, g, b] = quadrantColours.topLeft;
  return sharp({ create: { width: columns, height: rows, channels: 3, background: { r, g, b } } })
    .jpeg()
    .toBuffer();
}

/** The quadrants, then a black frame. */
async function animated(format: 'gif' | 'webp'): Promise<Buffer> {
  const first = await quadrantPicture(width, height).png().toBuffer();
  const second = await sharp({ create: { width, height, channels: 3, background: 'black' } })
    .png()
    .toBuffer();
  return sharp([first, second], { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}

async function withTransparentQuadrant(): Promise<Buffer> {
  const pixels = await quadrantPicture(width, height).ensureAlpha().raw().toBuffer();
  for (let y = 0; y < height / 2; y += 1) {
    for (let x = 0; x < width / 2; x += 1) pixels.set([0, 0, 0, 0], (y * width + x) * 4);
  }
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
