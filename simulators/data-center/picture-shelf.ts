import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Pictures by the SHA-256 of their bytes. */
export interface PictureShelf {
  put(picture: Uint8Array): string;
  get(digest: string): Uint8Array | undefined;
}

/** In memory, or in a folder, where they are found again at the next start. */
export function openPictureShelf(folder: string | undefined): PictureShelf {
  const held = new Map<string, Uint8Array>();
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const fileOf = (digest: string): string => join(folder ?? '', `${digest}.jpg`);
  return {
    put: (picture) => {
      const digest = createHash('sha256').update(picture).digest('hex');
      if (folder === undefined) held.set(digest, picture);
      else writeFileSync(fileOf(digest), picture);
      return digest;
    },
    get: (digest) => (folder === undefined ? held.get(digest) : readFileSync(fileOf(digest))),
  };
}
