import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import sharp from 'sharp';

export interface PhotoOrder {
  readonly folder: string;
  readonly count: number;
}

/** Of this size a piece is cut for each photo, so that none has the noise of another. */
const noiseSide = 2000;
const gradientSide = 12;

/**
 * JPEGs as cameras and directories have them: 648 to 1200 pixels a side, soft shapes under grain, about 80 kB, no two
 * alike. The same ones every time.
 */
export async function makePhotos({ folder, count }: PhotoOrder): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const random = randomNumbers(20_260_101);
  const grain = Int8Array.from({ length: noiseSide * noiseSide }, () => (random() - 0.5) * 11);
  const orders = Array.from({ length: count }, (_, index) => ({
    file: join(folder, `${String(index).padStart(5, '0')}.jpg`),
    width: between(648, 1200, random()),
    height: between(648, 1200, random()),
    left: between(0, noiseSide - 1200, random()),
    top: between(0, noiseSide - 1200, random()),
    colours: Buffer.from(Array.from({ length: gradientSide * gradientSide * 3 }, () => random() * 256)),
  }));
  await pLimit(2).map(orders, async ({ file, width, height, left, top, colours }) => {
    const pixels = await sharp(colours, { raw: { width: gradientSide, height: gradientSide, channels: 3 } })
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .raw()
      .toBuffer();
    for (let y = 0; y < height; y += 1)
      addGrain(pixels.subarray(y * width * 3), grain.subarray((top + y) * noiseSide + left), width);
    const photo = sharp(pixels, { raw: { width, height, channels: 3 } });
    await writeFile(file, await photo.jpeg({ quality: 80 }).toBuffer());
  });
  return orders.map(({ file }) => file);
}

function addGrain(row: Buffer, grain: Int8Array, width: number): void {
  for (let x = 0; x < width * 3; x += 1) {
    row[x] = Math.min(255, Math.max(0, (row[x] ?? 0) + (grain[Math.floor(x / 3)] ?? 0)));
  }
}

function between(lowest: number, highest: number, share: number): number {
  return lowest + Math.floor(share * (highest - lowest + 1));
}

/** Numbers from 0 to 1 by Marsaglia's xorshift: the same sequence on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
