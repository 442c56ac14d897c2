import sharp, { type Sharp } from 'sharp';

/**
 * The test picture: red, green / blue, yellow. Every quadrant says where it belongs, so a picture that is turned,
 * mirrored, cropped at the wrong place or of the wrong colours is told from a right one by four mean values.
 */
export interface Quadrants<Value> {
  readonly topLeft: Value;
  readonly topRight: Value;
  readonly bottomLeft: Value;
  readonly bottomRight: Value;
}

export type Colour = readonly [red: number, green: number, blue: number];

export const quadrantColours: Quadrants<Colour> = {
  topLeft: [210, 40, 40],
  topRight: [40, 170, 60],
  bottomLeft: [40, 70, 200],
  bottomRight: [230, 200, 50],
};

/** `horizontal` and `vertical` run from 0 to 1. */
export function quadrantColourAt(horizontal: number, vertical: number, colours = quadrantColours): Colour {
  if (vertical < 0.5) return horizontal < 0.5 ? colours.topLeft : colours.topRight;
  return horizontal < 0.5 ? colours.bottomLeft : colours.bottomRight;
}

/** RGB pixels, each asked for by its place from 0 to 1. */
function paintPixels(width: number, height: number, colourAt: (across: number, down: number) => Colour): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels.set(colourAt((x + 0.5) / width, (y + 0.5) / height), (y * width + x) * 3);
    }
  }
  return pixels;
}

export function quadrantPicture(width: number, height: number, colourAt = quadrantColourAt): Sharp {
  const pixels = paintPixels(width, height, (across, down) => colourAt(across, down));
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The largest distance (0-255 a channel) between a quadrant's mean colour and what it ought to be. */
export async function distanceFromQuadrants(picture: Uint8Array, expected = quadrantColours): Promise<number> {
  const seen = await meanColours(picture);
  const places = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;
  return Math.max(...places.map((place) => colourDistance(seen[place], expected[place])));
}

export function colourDistance(a: Colour, b: Colour): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));
}

async function meanColours(picture: Uint8Array): Promise<Quadrants<Colour>> {
  const { width, height } = await sharp(picture).metadata();
  // The middle half of each quadrant: edges are where JPEG and resizing mix colours.
  const mean = async (across: number, down: number): Promise<Colour> => {
    const area = {
      left: Math.floor(width * across),
      top: Math.floor(height * down),
      width: Math.max(1, Math.floor(width / 4)),
      height: Math.max(1, Math.floor(height / 4)),
    };
    const part = await sharp(picture).extract(area).toColourspace('srgb').raw().toBuffer();
    const { channels } = await sharp(part, { raw: { width: area.width, height: area.height, channels: 3 } }).stats();
    const [red, green, blue] = channels.map((channel) => channel.mean);
    return [red ?? 0, green ?? 0, blue ?? 0];
  };
  return {
    topLeft: await mean(0.125, 0.125),
    topRight: await mean(0.625, 0.125),
    bottomLeft: await mean(0.125, 0.625),
    bottomRight: await mean(0.625, 0.625),
  };
}
