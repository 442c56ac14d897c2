import type { PictureRenderer } from './rendering/picture-renderer.ts';
import type { PictureStore, RenditionKey } from './picture-store.ts';
import type { UnusablePicture } from './unusable-picture.ts';

/** `gone`: there is no such original (any more). */
export type FoundRendition = Uint8Array | 'gone' | UnusablePicture;

export type FindRendition = (siteId: string, key: RenditionKey) => Promise<FoundRendition>;

/** A rendition that is kept, or one made now and kept from then on. People who ask for the same one at once share the work. */
export function createRenditionFinder(store: PictureStore, renderer: PictureRenderer): FindRendition {
  const underWay = new Map<string, Promise<FoundRendition>>();

  const make = async (siteId: string, key: RenditionKey): Promise<FoundRendition> => {
    const [original] = await store.getOriginals(siteId, [key.sha256]);
    if (!original) return 'gone';
    const [outcome] = await renderer.render([{ bytes: original.bytes, crop: key.crop, sizes: [key.size] }]);
    if (!outcome?.ok) return outcome ?? 'gone';
    const [rendition] = outcome.renditions;
    if (!rendition) return 'gone';
    await store.putRenditions(siteId, [{ ...key, bytes: rendition.bytes }]);
    return rendition.bytes;
  };

  return async (siteId, key) => {
    const kept = await store.getRendition(siteId, key);
    if (kept) return kept;
    const name = [siteId, key.sha256, key.crop, key.size].join('/');
    const started = underWay.get(name) ?? make(siteId, key).finally(() => underWay.delete(name));
    underWay.set(name, started);
    return started;
  };
}
