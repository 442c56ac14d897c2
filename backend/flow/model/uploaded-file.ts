/** A file that an admin uploaded for a connector. It never changes: another upload is another file. */
export interface UploadedFile {
  readonly id: string;
  /** As it was called where it came from. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the content, as hexadecimal text. */
  readonly sha256: string;
  /** In pieces of about 256 KiB; the whole is never in memory. May be called again. */
  read(): AsyncIterable<Uint8Array>;
}

/** Uploaded files of one site, by id. Undefined: there is no such file, or no longer. */
export type FindUploadedFile = (id: string) => Promise<UploadedFile | undefined>;
