import { getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';

export interface AlbumIndex {
  readonly files: number;
  find(name: string): Entry | 'several' | undefined;
}

/** As many as are held in memory. */
const mostFiles = 100_000;

/**
 * The files of a ZIP by what people call them: with the folder or without, with the extension or without, in upper or
 * lower case. Throws when the list of contents cannot be read.
 */
export async function indexEntries(zip: ZipFile): Promise<AlbumIndex> {
  const byPath = new Map<string, Entry>();
  const byName = new Map<string, Entry | 'several'>();
  for await (const entry of zip.eachEntry()) {
    const path = pathOf(entry);
    if (!isFile(path)) continue;
    if (byPath.size >= mostFiles) throw new Error('The ZIP holds too many files.');
    byPath.set(path, entry);
    for (const name of new Set([baseName(path), withoutExtension(baseName(path))])) {
      byName.set(name, byName.has(name) ? 'several' : entry);
    }
  }
  return {
    files: byPath.size,
    find: (name) => {
      const key = keyOf(name);
      return byPath.get(key) ?? byName.get(key) ?? byName.get(baseName(key));
    },
  };
}

/** Changes with the content, and with nothing else. */
export function tagOf({ crc32, uncompressedSize }: Entry): string {
  return `zip:${crc32.toString(16).padStart(8, '0')}-${String(uncompressedSize)}`;
}

function pathOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return keyOf(getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false));
}

/** macOS writes letters and their accents apart; Windows writes backslashes. */
function keyOf(name: string): string {
  return name.trim().replaceAll('\\', '/').normalize('NFC').toLowerCase();
}

/** Folders, and what operating systems leave beside pictures, are none. */
function isFile(path: string): boolean {
  const name = baseName(path);
  return name !== '' && !name.startsWith('.') && name !== 'thumbs.db' && !path.startsWith('__macosx/');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function withoutExtension(name: string): string {
  return name.replace(/(?<=.)\.[a-z]{3,4}$/, '');
}
