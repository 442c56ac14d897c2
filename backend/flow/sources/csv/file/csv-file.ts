/** The file that people are read from. */
export interface CsvFile {
  readonly name: string;
  /** Another as soon as the content is, or may be. */
  readonly identity: string;
  readonly bytes: number;
  /** The setting that names it. */
  readonly setting: 'file' | 'path';
  /** In pieces; may be called again. Throws `unavailable` when the content becomes another while it is read. */
  read(signal: AbortSignal): AsyncIterable<Uint8Array>;
}
