import pLimit from 'p-limit';
import type { PictureRenderer } from './rendering/picture-renderer.ts';
import type { PictureStore } from './picture-store.ts';
import type { PictureCrop } from './rendering/render-picture.ts';
import { immediateRenditionSizes } from './rendition-sizes.ts';
import type { UnusablePicture } from './unusable-picture.ts';

export interface PictureParts {
  readonly store: PictureStore;
  readonly renderer: PictureRenderer;
}

export interface PreparationOrder {
  readonly siteId: string;
  readonly hashes: readonly string[];
  readonly crop: PictureCrop;
}

/** `gone`: the store has no such original. */
export type Preparation = 'prepared' | 'gone' | UnusablePicture;

/** Originals in memory at a time: two groups, so that the next is fetched while one is rendered. */
const groupSize = 16;
const groupsAtOnce = 2;

/** Makes the renditions that every picture has, of originals that are in the store. Those that have them cost one query. */
export async function prepareRenditions(
  { store, renderer }: PictureParts,
  { siteId, hashes, crop }: PreparationOrder,
): Promise<ReadonlyMap<string, Preparation>> {
  const rendered = await store.findRendered(siteId, { hashes, crop, sizes: immediateRenditionSizes });
  const outcomes = new Map<string, Preparation>(
    hashes.map((sha256) => [sha256, rendered.has(sha256) ? 'prepared' : 'gone']),
  );

  const prepareGroup = async (group: readonly string[]): Promise<void> => {
    const originals = await store.getOriginals(siteId, group);
    const results = await renderer.render(
      originals.map(({ bytes }) => ({ bytes, crop, sizes: immediateRenditionSizes })),
    );
    const answered = originals.flatMap(({ sha256 }, index) => {
      const result = results[index];
      return result ? [{ sha256, result }] : [];
    });
    await store.putRenditions(
      siteId,
      answered.flatMap(({ sha256, result }) =>
        result.ok ? result.renditions.map((rendition) => ({ sha256, crop, ...rendition })) : [],
      ),
    );
    for (const { sha256, result } of answered) outcomes.set(sha256, result.ok ? 'prepared' : result);
  };

  const missing = [...outcomes.keys()].filter((sha256) => !rendered.has(sha256));
  const groups = Array.from({ length: Math.ceil(missing.length / groupSize) }, (_, index) =>
    missing.slice(index * groupSize, (index + 1) * groupSize),
  );
  await pLimit(groupsAtOnce).map(groups, prepareGroup);
  return outcomes;
}
