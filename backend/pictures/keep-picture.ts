import { hashPicture } from './picture-store.ts';
import type { PictureParts } from './prepare-renditions.ts';
import type { PictureCrop } from './rendering/render-picture.ts';
import { immediateRenditionSizes } from './rendition-sizes.ts';
import type { UnusablePicture } from './unusable-picture.ts';

export interface PictureToKeep {
  readonly siteId: string;
  readonly bytes: Uint8Array;
  readonly crop: PictureCrop;
}

export type KeptPicture = { readonly ok: true; readonly sha256: string } | UnusablePicture;

/** For one picture that somebody waits for, such as an upload: nothing is stored unless it can be shown. */
export async function keepPicture(
  { store, renderer }: PictureParts,
  { siteId, bytes, crop }: PictureToKeep,
): Promise<KeptPicture> {
  const [outcome] = await renderer.render([{ bytes, crop, sizes: immediateRenditionSizes }]);
  if (!outcome) throw new Error('The renderer did not answer.');
  if (!outcome.ok) return outcome;
  const sha256 = hashPicture(bytes);
  await store.putOriginals(siteId, [{ sha256, bytes, format: outcome.format }]);
  await store.putRenditions(
    siteId,
    outcome.renditions.map((rendition) => ({ sha256, crop, ...rendition })),
  );
  return { ok: true, sha256 };
}
