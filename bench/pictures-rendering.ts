import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
  /** Of the reference and of Roster at 288, 144, 96 and 48 pixels. */
  readonly vipsthumbnailPerSecond: number;
  readonly rosterPerSecond: number;
  /** Median of the rounds, in each of which both did the same pictures one after the other. */
  readonly ratio: number;
  readonly atLeast: number;
  /** At the sizes that Roster makes at once. */
  readonly rosterSizesPerSecond: number;
}

export interface PicturesBenchOptions {
  readonly pictures?: number;
  readonly rounds?: number;
}

const sizes = [288, 144, 96, 48] as const;
const processes = 2;
/** As a run prepares renditions: a group is fetched and stored while another is rendered. */
const batchSize = 16;
const batchesAtOnce = 2;

/**
 * Photos to four sizes, Roster against `vipsthumbnail` (Debian: libvips-tools), in two processes each. Both read and
 * write files. The reference makes 288 from the photo and the others from that, on one thread a process, its fastest way.
 */
export async function benchPicturesRendering({
  pictures = 1000,
  rounds = 4,
}: PicturesBenchOptions = {}): Promise<PicturesFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-pictures-'));
  const renderer = createPictureRenderer({ processes });
  try {
    const photos = await makePhotos({ folder: join(folder, 'photos'), count: pictures });
    await renderFiles(renderer, { photos: photos.slice(0, 20), folder: join(folder, 'warm'), sizes });
    const perRound = Math.ceil(photos.length / rounds);
    const seconds = { vipsthumbnail: 0, roster: 0, rosterSizes: 0 };
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const part = photos.slice(round * perRound, (round + 1) * perRound);
      const to = (name: string) => ({ photos: part, folder: join(folder, `${name}-${round}`) });
      const vipsthumbnail = await secondsOf(() => runVipsthumbnail(to('vipsthumbnail')));
      const roster = await secondsOf(() => renderFiles(renderer, { ...to('roster'), sizes }));
      seconds.vipsthumbnail += vipsthumbnail;
      seconds.roster += roster;
      seconds.rosterSizes += await secondsOf(() =>
        renderFiles(renderer, { ...to('roster-sizes'), sizes: immediateRenditionSizes }),
      );
      ratios.push(vipsthumbnail / roster);
    }
    return {
      pictures: photos.length,
      vipsthumbnailPerSecond: photos.length / seconds.vipsthumbnail,
      rosterPerSecond: photos.length / seconds.roster,
      ratio: median(ratios),
      atLeast: 1.8,
      rosterSizesPerSecond: photos.length / seconds.rosterSizes,
    };
  } finally {
    await renderer.close();
    await rm(folder, { recursive: true });
  }
}

interface PhotoFiles {
  readonly photos: readonly string[];
  /** For what is made of them. */
  readonly folder: string;
}

interface RenderOrder extends PhotoFiles {
  readonly sizes: readonly number[];
}

async function renderFiles(renderer: PictureRenderer, { photos, folder, sizes }: RenderOrder): Promise<void> {
  await mkdir(folder);
  const batches = Array.from({ length: Math.ceil(photos.length / batchSize) }, (_, index) =>
    photos.slice(index * batchSize, (index + 1) * batchSize),
  );
  await pLimit(batchesAtOnce).map(batches, (batch) => renderBatch(renderer, { photos: batch, folder, sizes }));
  await expectFiles(folder, photos.length * sizes.length);
}

async function renderBatch(renderer: PictureRenderer, { photos, folder, sizes }: RenderOrder): Promise<void> {
  const originals = await Promise.all(photos.map((photo) => readFile(photo)));
  const outcomes = await renderer.render(originals.map((bytes) => ({ bytes, crop: 'centre', sizes })));
  const writing = outcomes.flatMap((outcome, index) => {
    if (!outcome.ok) throw new Error(`A photo could not be rendered: ${outcome.message}`);
    const name = basename(photos[index] ?? '', '.jpg');
    return outcome.renditions.map(({ size, bytes }) => writeFile(join(folder, `${name}_${size}.jpg`), bytes));
  });
  await Promise.all(writing);
}

async function runVipsthumbnail({ photos, folder }: PhotoFiles): Promise<void> {
  await mkdir(folder);
  const half = Math.ceil(photos.length / processes);
  const shares = [photos.slice(0, half), photos.slice(half)];
  await Promise.all(shares.map((share) => thumbnailShare(share, folder)));
  await expectFiles(folder, photos.length * sizes.length);
}

async function thumbnailShare(photos: readonly string[], folder: string): Promise<void> {
  const outputFor = (size: number) => ['-o', join(folder, `%s_${size}.jpg[Q=82,strip]`)];
  const options = { env: { ...process.env, VIPS_CONCURRENCY: '1' } };
  const [largest, ...smaller] = sizes;
  await run(
    'vipsthumbnail',
    [...photos, '-s', `${largest}x${largest}`, '--smartcrop', 'centre', ...outputFor(largest)],
    options,
  );
  const made = photos.map((photo) => join(folder, `${basename(photo, '.jpg')}_${largest}.jpg`));
  for (const size of smaller)
    await run('vipsthumbnail', [...made, '-s', `${size}x${size}`, ...outputFor(size)], options);
}

/** Nobody is fast by leaving something out. */
async function expectFiles(folder: string, count: number): Promise<void> {
  const files = await readdir(folder);
  if (files.length !== count) throw new Error(`${folder} has ${files.length} pictures in place of ${count}.`);
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await benchPicturesRendering(), undefined, 2)}\n`);
