import { rm, mkdtemp } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type ZipFile } from 'yauzl';
import type { UploadedFile } from '../../../model/uploaded-file.ts';
import { unusableFile } from '../csv-failure.ts';
import { indexEntries, type AlbumIndex } from './album-index.ts';
import { readEntry, type EntryContent } from './read-entry.ts';
import { tagOf } from './album-index.ts';

/** The pictures of an uploaded ZIP. */
export interface Album {
  /** How many files it has. */
  readonly files: number;
  /** The tag of the picture of that name; `several` have it, or none. */
  find(name: string): { readonly tag: string } | 'several' | undefined;
  read(name: string, signal: AbortSignal): Promise<EntryContent>;
  close(): Promise<void>;
}

/** A ZIP ends with its list of contents, so that it is laid down in a temporary file until the album is closed. */
export async function openAlbum(file: UploadedFile, signal: AbortSignal): Promise<Album> {
  const folder = await mkdtemp(path.join(tmpdir(), 'roster-pictures-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const place = path.join(folder, 'pictures.zip');
    await pipeline(file.read(), createWriteStream(place, { mode: 0o600 }), { signal });
    const zip = await openZip(place);
    return createAlbum(zip, await indexOf(zip), remove);
  } catch (error) {
    await remove();
    signal.throwIfAborted();
    throw error;
  }
}

async function openZip(place: string): Promise<ZipFile> {
  try {
    // Names that lead out of a folder are no danger: nothing is unpacked by its name.
    return await openPromise(place, { autoClose: false, decodeStrings: false });
  } catch (cause) {
    throw notAZip(cause);
  }
}

async function indexOf(zip: ZipFile): Promise<AlbumIndex> {
  try {
    return await indexEntries(zip);
  } catch (cause) {
    zip.close();
    throw notAZip(cause);
  }
}

function notAZip(cause: unknown): Error {
  const error = unusableFile(
    'pictures',
    'The pictures are not in a ZIP file, or the file is damaged. Pack them again and upload that.',
  );
  error.cause = cause;
  return error;
}

function createAlbum(zip: ZipFile, index: AlbumIndex, remove: () => Promise<void>): Album {
  const find = (name: string) => index.find(name);
  return {
    files: index.files,
    find: (name) => {
      const entry = find(name);
      return entry === undefined || entry === 'several' ? entry : { tag: tagOf(entry) };
    },
    read: async (name, signal) => {
      const entry = find(name);
      if (entry === undefined) return { problem: 'missing' };
      return entry === 'several' ? { problem: 'several' } : readEntry(zip, entry, signal);
    },
    close: async () => {
      zip.close();
      await remove();
    },
  };
}
