import { createHash } from 'node:crypto';
import type { Database } from '../database/client.ts';
import { AppError } from '../errors/app-error.ts';
import type { UploadedFile } from '../flow/model/uploaded-file.ts';

const pieceBytes = 256 * 1024;

interface Upload {
  readonly siteId: string;
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
}

/** Keeps a file as it arrives. Throws `too-large`, and keeps nothing of one that is too large or breaks off. */
export async function keepUploadedFile(database: Database, { siteId, name, ...upload }: Upload): Promise<UploadedFile> {
  const { id } = await database.uploadedFile.create({ data: { siteId, name, bytes: 0, sha256: '' } });
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    let position = 0;
    for await (const content of inPieces(upload.content, upload.maxBytes)) {
      hash.update(content);
      bytes += content.byteLength;
      await database.uploadedPiece.create({ data: { fileId: id, position, content } });
      position += 1;
    }
    await database.uploadedFile.update({ where: { id }, data: { bytes, sha256: hash.digest('hex') } });
  } catch (error) {
    await database.uploadedFile.delete({ where: { id } });
    throw error;
  }
  const kept = await findUploadedFile(database, siteId, id);
  if (!kept) throw new Error('A file that was just kept is not there.');
  return kept;
}

/** A file whose upload has ended. */
export async function findUploadedFile(
  database: Database,
  siteId: string,
  id: string,
): Promise<UploadedFile | undefined> {
  const file = await database.uploadedFile.findFirst({ where: { id, siteId, sha256: { not: '' } } });
  if (!file) return undefined;
  return {
    ...{ id, name: file.name, bytes: Number(file.bytes), sha256: file.sha256 },
    read: () => readPieces(database, id),
  };
}

async function* readPieces(database: Database, fileId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const piece = await database.uploadedPiece.findUnique({ where: { fileId_position: { fileId, position } } });
    if (!piece) return;
    yield piece.content;
  }
}

async function* inPieces(
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      throw new AppError('too-large', `The file is larger than ${String(Math.floor(maxBytes / 1024 / 1024))} MiB.`);
    }
    held.push(chunk);
    heldBytes += chunk.byteLength;
    if (heldBytes < pieceBytes) continue;
    yield Buffer.concat(held);
    held = [];
    heldBytes = 0;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}
