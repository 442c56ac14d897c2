import { createHash, randomUUID } from 'node:crypto';
import yazl from 'yazl';
import type { UploadedFile } from '../flow/model/uploaded-file.ts';
import { createCsvSource } from '../flow/sources/csv/csv-source.ts';
import type { SourceSession } from '../flow/sources/source.ts';
import { aSourceContext, type ContextParts } from './source-context.ts';

/** What an upload leaves: the setting that names it, and how a session finds it. */
export interface AnUpload {
  readonly setting: { readonly id: string; readonly name: string };
  readonly file: UploadedFile;
}

const pieceBytes = 256 * 1024;

/** A file that somebody has uploaded, in pieces as the store gives them. */
export function anUpload(content: string | Uint8Array, name = 'people.csv'): AnUpload {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const id = randomUUID();
  async function* read(): AsyncGenerator<Uint8Array, void> {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
    }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { setting: { id, name }, file: { id, name, bytes: bytes.length, sha256, read } };
}

/** A ZIP with these files. */
export async function aZip(
  files: Readonly<Record<string, Uint8Array>>,
  { compress = true }: { readonly compress?: boolean } = {},
): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(Buffer.from(bytes), name, { compress });
  zip.end();
  return Buffer.concat((await Array.fromAsync(zip.outputStream)) as Uint8Array[]);
}

export interface CsvSessionOptions {
  readonly people?: AnUpload;
  readonly pictures?: AnUpload;
  readonly settings?: Readonly<Record<string, string | string[]>>;
  readonly context?: ContextParts;
}

/** A session that reads these uploads. */
export function openCsv({ people, pictures, settings = {}, context = {} }: CsvSessionOptions): SourceSession {
  const uploads = [people, pictures].flatMap((upload) => (upload ? [upload.file] : []));
  return createCsvSource(() => Promise.resolve()).open(
    { ...settings, ...(people && { file: people.setting }), ...(pictures && { pictures: pictures.setting }) },
    aSourceContext({ findFile: (id) => Promise.resolve(uploads.find((file) => file.id === id)), ...context }),
  );
}
