import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { createPictureRenderer, type PictureRenderer } from '../backend/pictures/rendering/picture-renderer.ts';
import { immediateRenditionSizes } from '../backend/pictures/rendition-sizes.ts';
import { makePhotos } from './pictures-photos.ts';

const run = promisify(execFile);

export interface PicturesFigures {
  readonly pictures: number;
  /** At 288, 144, 96 and 48 pixels. */
  readonly vipsthumbnailPerSecond: number;
  readonly rosterPerSecond: number;
  /** Median of the rounds, in each of which both did the same pictures, one after the other. */
  readonly ratio: number;
  readonly ratioWanted: number;
  /** At the sizes that Roster makes at once. */
  readonly rosterSizesPerSecond: number;
}

export interface PicturesBenchOptions {
  readonly pictures?: number;
  readonly rounds?: number;
}

const sizes = [288, 144, 96, 48] as const;
const processes = 2;
/** As a run prepares renditions. */
const batchSize = 16;
const batchesAtOnce = 2;

/**
 * Photos to four sizes, Roster against `vipsthumbnail` (Debian: libvips-tools), in two processes each. The reference
 * makes 288 from the photo and the others from that, on one thread a process: its fastest way. It knows files only, so
 * they are in memory, as Roster's bytes are.
 */
export async function benchPicturesRendering(options: PicturesBenchOptions = {}): Promise<PicturesFigures> {
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'roster-bench-pictures-'));
  const renderer = createPictureRenderer({ processes });
  try {
    return await measure(renderer, folder, options);
  } finally {
    await renderer.close();
    await rm(folder, { recursive: true });
  }
}

async function measure(
  renderer: PictureRenderer,
  folder: string,
  { pictures = 1000, rounds = 5 }: PicturesBenchOptions,
): Promise<PicturesFigures> {
  const photos = await makePhotos({ folder: join(folder, 'photos'), count: pictures });
  await renderPhotos(renderer, photos.slice(0, 20), sizes);
  const perRound = Math.ceil(photos.length / rounds);
  const seconds = { vipsthumbnail: 0, roster: 0, rosterSizes: 0 };
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const part = photos.slice(round * perRound, (round + 1) * perRound);
    const vipsthumbnail = await runVipsthumbnail(part, join(folder, `round-${round}`));
    const roster = await renderPhotos(renderer, part, sizes);
    seconds.vipsthumbnail += vipsthumbnail;
    seconds.roster += roster;
    seconds.rosterSizes += await renderPhotos(renderer, part, immediateRenditionSizes);
    ratios.push(vipsthumbnail / roster);
  }
  return {
    pictures: photos.length,
    vipsthumbnailPerSecond: photos.length / seconds.vipsthumbnail,
    rosterPerSecond: photos.length / seconds.roster,
    ratio: median(ratios),
    ratioWanted: 1.8,
    rosterSizesPerSecond: photos.length / seconds.rosterSizes,
  };
}

/** Answers how many seconds it took. */
async function renderPhotos(
  renderer: PictureRenderer,
  photos: readonly string[],
  wanted: readonly number[],
): Promise<number> {
  const originals = await Promise.all(photos.map((photo) => readFile(photo)));
  const batches = Array.from({ length: Math.ceil(originals.length / batchSize) }, (_, index) =>
    originals.slice(index * batchSize, (index + 1) * batchSize),
  );
  const start = performance.now();
  const outcomes = await pLimit(batchesAtOnce).map(batches, (batch) =>
    renderer.render(batch.map((bytes) => ({ bytes, crop: 'centre', sizes: wanted }))),
  );
  const seconds = (performance.now() - start) / 1000;
  const made = outcomes.flat().flatMap((outcome) => (outcome.ok ? outcome.renditions : []));
  expectCount(made.length, photos.length * wanted.length);
  return seconds;
}

async function runVipsthumbnail(photos: readonly string[], folder: string): Promise<number> {
  await mkdir(folder);
  const half = Math.ceil(photos.length / processes);
  const shares = [photos.slice(0, half), photos.slice(half)];
  const start = performance.now();
  await Promise.all(shares.map((share) => thumbnailShare(share, folder)));
  const seconds = (performance.now() - start) / 1000;
  expectCount((await readdir(folder)).length, photos.length * sizes.length);
  return seconds;
}

async function thumbnailShare(photos: readonly string[], folder: string): Promise<void> {
  const options = { env: { ...process.env, VIPS_CONCURRENCY: '1' } };
  const [largest, ...smaller] = sizes;
  const shrink = (files: readonly string[], size: number, more: readonly string[] = []) => {
    const output = join(folder, `%s_${size}.jpg[Q=82,strip]`);
    return run('vipsthumbnail', [...files, '-s', `${size}x${size}`, ...more, '-o', output], options);
  };
  await shrink(photos, largest, ['--smartcrop', 'centre']);
  const made = photos.map((photo) => join(folder, `${basename(photo, '.jpg')}_${largest}.jpg`));
  for (const size of smaller) await shrink(made, size);
}

/** Nobody is fast by leaving something out. */
function expectCount(made: number, wanted: number): void {
  if (made !== wanted) throw new Error(`There are ${made} renditions in place of ${wanted}.`);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await benchPicturesRendering(), undefined, 2)}\n`);
