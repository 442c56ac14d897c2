import type { FindRendition } from '../rendition-finder.ts';

/**
 * Keeps the renditions that were asked for last in memory, `maxBytes` of them. They are known by the hash of the
 * original, so they are never out of date; whether an address still leads to one is asked before.
 */
export function rememberRenditions(find: FindRendition, maxBytes: number): FindRendition {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  const forget = (name: string): void => {
    bytes -= kept.get(name)?.byteLength ?? 0;
    kept.delete(name);
  };
  return async (siteId, key) => {
    const name = `${siteId}/${key.sha256}/${key.crop}/${String(key.size)}`;
    const remembered = kept.get(name);
    if (remembered !== undefined) {
      // Last in the order of the map: the one that is forgotten last.
      kept.delete(name);
      kept.set(name, remembered);
      return remembered;
    }
    const found = await find(siteId, key);
    if (!(found instanceof Uint8Array) || found.byteLength > maxBytes) return found;
    forget(name);
    kept.set(name, found);
    bytes += found.byteLength;
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
    return found;
  };
}
