import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { createPictureRenderer, type PictureRenderer } from '../backend/pictures/rendering/picture-renderer.ts';
import { immediateRenditionSizes } from '../backend/pictures/rendition-sizes.ts';
import { ratioAtLeast, type Figure } from './figure.ts';
import { median, secondsOf } from './measuring.ts';
import type { Part } from './part.ts';
import { makePhotos } from './pictures-photos.ts';

const run = promisify(execFile);

const photoCount = 1000;
const rounds = 8;
const sizes = [288, 144, 96, 48] as const;
const processes = 2;
/** As a run prepares renditions. */
const batchSize = 16;
const batchesAtOnce = 2;

/**
 * Photos to four sizes, Roster against `vipsthumbnail` (Debian: libvips-tools), in two processes each. The reference
 * makes 288 from the photo and the others from that; once as it comes, and once with a single thread a process, which
 * is faster when the processes fill the cores. It knows files only, so they are in memory, as Roster's bytes are.
 */
export const pictures: Part = {
  name: 'pictures',
  maxMinutes: 15,
  measure: async (resources) => {
    const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'roster-bench-pictures-'));
    resources.defer(() => rm(folder, { recursive: true, force: true }));
    const renderer = createPictureRenderer({ processes });
    resources.defer(() => renderer.close());
    const photos = await makePhotos({ folder: join(folder, 'photos'), count: photoCount });
    await renderPhotos(renderer, photos.slice(0, 20), sizes);
    const taken: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const part = photos.slice((round * photoCount) / rounds, ((round + 1) * photoCount) / rounds);
      taken.push(await runRound(renderer, part, join(folder, `round-${round}`)));
    }
    return figuresOf(taken);
  },
};

type Contender = 'vipsthumbnail' | 'oneThread' | 'roster' | 'ownSizes';

type Round = Readonly<Record<Contender, number>>;

async function runRound(renderer: PictureRenderer, photos: readonly string[], folder: string): Promise<Round> {
  return {
    vipsthumbnail: await runVipsthumbnail(photos, `${folder}-usual`),
    roster: await renderPhotos(renderer, photos, sizes),
    oneThread: await runVipsthumbnail(photos, `${folder}-one-thread`, { VIPS_CONCURRENCY: '1' }),
    ownSizes: await renderPhotos(renderer, photos, immediateRenditionSizes),
  };
}

function figuresOf(taken: readonly Round[]): readonly Figure[] {
  const perSecond = (contender: Contender) =>
    ({ value: photoCount / taken.reduce((sum, round) => sum + round[contender], 0), unit: '/s' }) as const;
  const ratioTo = (contender: Contender) => median(taken.map((round) => round[contender] / round.roster));
  const ours = { name: `Pictures to ${sizes.toReversed().join(', ')} pixels`, measured: perSecond('roster') };
  return [
    {
      ...ours,
      reference: { name: 'vipsthumbnail in two processes', ...perSecond('vipsthumbnail') },
      ratio: ratioTo('vipsthumbnail'),
      target: ratioAtLeast(1.8),
    },
    {
      ...ours,
      reference: { name: 'vipsthumbnail, two processes of one thread', ...perSecond('oneThread') },
      ratio: ratioTo('oneThread'),
    },
    {
      name: `Pictures to Roster’s own sizes (${immediateRenditionSizes.join(', ')})`,
      measured: perSecond('ownSizes'),
    },
  ];
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
  let made = 0;
  const seconds = await secondsOf(() =>
    pLimit(batchesAtOnce).map(batches, async (batch) => {
      const outcomes = await renderer.render(batch.map((bytes) => ({ bytes, crop: 'centre', sizes: wanted })));
      for (const outcome of outcomes) made += outcome.ok ? outcome.renditions.length : 0;
    }),
  );
  expectCount(made, photos.length * wanted.length);
  return seconds;
}

async function runVipsthumbnail(
  photos: readonly string[],
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<number> {
  await mkdir(folder);
  const half = Math.ceil(photos.length / processes);
  const shares = [photos.slice(0, half), photos.slice(half)];
  const seconds = await secondsOf(() =>
    Promise.all(shares.map((share) => thumbnailShare(share, { folder, settings }))),
  );
  expectCount((await readdir(folder)).length, photos.length * sizes.length);
  return seconds;
}

async function thumbnailShare(
  photos: readonly string[],
  { folder, settings }: { readonly folder: string; readonly settings: Readonly<Record<string, string>> },
): Promise<void> {
  const options = { env: { ...process.env, ...settings } };
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

if (import.meta.main) {
  await using resources = new AsyncDisposableStack();
  process.stdout.write(`${JSON.stringify(await pictures.measure(resources), undefined, 2)}\n`);
}
