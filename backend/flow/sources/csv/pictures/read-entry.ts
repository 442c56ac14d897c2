import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

export type EntryContent =
  { readonly bytes: Uint8Array } | { readonly problem: 'missing' | 'several' | 'too-large' | 'locked' | 'damaged' };

/** As much as is kept of a picture anywhere in Roster. */
const mostBytes = 16 * 1024 * 1024;

/** Unpacks one file of a ZIP into memory, and never more of it than its list of contents promises. */
export async function readEntry(zip: ZipFile, entry: Entry, signal: AbortSignal): Promise<EntryContent> {
  signal.throwIfAborted();
  if (entry.uncompressedSize > mostBytes) return { problem: 'too-large' };
  if (entry.isEncrypted()) return { problem: 'locked' };
  try {
    const parts: Uint8Array[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) {
      signal.throwIfAborted();
      parts.push(part as Uint8Array);
    }
    const bytes = Buffer.concat(parts);
    return crc32(bytes) === entry.crc32 ? { bytes } : { problem: 'damaged' };
  } catch {
    // zlib and yauzl fail in many ways, and all mean the same to whoever packed the file.
    signal.throwIfAborted();
    return { problem: 'damaged' };
  }
}
