import { constants } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { forbiddenFile, missingFile, unusableFile, watchedFileFailure } from '../csv-failure.ts';
import type { CsvFile } from './csv-file.ts';

const pieceBytes = 256 * 1024;
/** A name that is swapped for a link after it was looked at is not followed, and a pipe is not waited for. */
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** A file below the folder that the operator allows. `given` is relative to it, or absolute. */
export async function findWatchedFile(given: string, importFolder: string | undefined): Promise<CsvFile> {
  const place = await placeOf(given, importFolder);
  const { identity, bytes } = await withFile(place, stateOf);
  return {
    ...{ name: path.basename(place), identity, bytes, setting: 'path' },
    read: (signal) => readWhole(place, identity, signal),
  };
}

/** When the file was last written, or put in its place: a name that is given to an older file counts as well. */
export async function lastChanged(given: string, importFolder: string | undefined): Promise<Date> {
  const { changedAt } = await withFile(await placeOf(given, importFolder), stateOf);
  return changedAt;
}

/** Where the file really is, links followed. Throws unless that is below the folder. */
async function placeOf(given: string, importFolder: string | undefined): Promise<string> {
  if (importFolder === undefined) {
    throw forbiddenFile(
      'This installation allows no watched files. Its operator can: set ROSTER_IMPORT_FOLDER to the folder that files may be read from.',
    );
  }
  const folder = await realpath(importFolder).catch((cause: unknown) => {
    throw watchedFileFailure(cause);
  });
  const wanted = path.resolve(folder, given);
  // Said before anything is looked up: what is outside is not even asked for.
  if (!isBelow(folder, wanted) && !isBelow(path.resolve(importFolder), wanted)) throw outside();
  const place = await realpath(wanted).catch((cause: unknown) => {
    throw watchedFileFailure(cause);
  });
  if (!isBelow(folder, place)) throw outside();
  return place;
}

function isBelow(folder: string, place: string): boolean {
  const way = path.relative(folder, place);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function outside(): Error {
  return forbiddenFile(
    'The watched file is not below the import folder, or is a link that leads out of it. Files are read from below ROSTER_IMPORT_FOLDER only.',
  );
}

async function withFile<Answer>(place: string, use: (file: FileHandle) => Promise<Answer>): Promise<Answer> {
  const file = await openFile(place);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

async function openFile(place: string): Promise<FileHandle> {
  try {
    return await open(place, openFlags);
  } catch (error) {
    throw watchedFileFailure(error);
  }
}

interface FileState {
  readonly identity: string;
  readonly bytes: number;
  readonly changedAt: Date;
}

async function stateOf(file: FileHandle): Promise<FileState> {
  const stat = await file.stat({ bigint: true });
  const { size, mtimeNs, ctimeMs, ino } = stat;
  if (!stat.isFile()) throw unusableFile('path', 'This is a folder or a device, not a file. Name the file itself.');
  return { identity: [size, mtimeNs, ino].join('-'), bytes: Number(size), changedAt: new Date(Number(ctimeMs)) };
}

async function* readWhole(place: string, identity: string, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  const file = await openFile(place);
  try {
    const refuseChanged = async (): Promise<void> => {
      if ((await stateOf(file)).identity !== identity) throw changed();
    };
    await refuseChanged();
    for (;;) {
      signal.throwIfAborted();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes);
      if (bytesRead === 0) break;
      yield buffer.subarray(0, bytesRead);
    }
    await refuseChanged();
  } finally {
    await file.close();
  }
}

function changed(): Error {
  return missingFile('The watched file was changed while it was read. It is read again.');
}
