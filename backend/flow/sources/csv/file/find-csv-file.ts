import type { SourceContext } from '../../source.ts';
import { forbiddenFile, unusableFile } from '../csv-failure.ts';
import type { CsvSettings } from '../csv-settings.ts';
import type { CsvFile } from './csv-file.ts';
import { findWatchedFile } from './watched-file.ts';

type FileContext = Pick<SourceContext, 'findFile' | 'importFolder' | 'reach'>;

export async function findCsvFile(settings: CsvSettings, context: FileContext): Promise<CsvFile> {
  if (settings.file === undefined) {
    const { importFolder, reach } = context;
    if (importFolder === undefined && reach.isLimited) throw forbiddenFile(ofOthers);
    return findWatchedFile(settings.path, importFolder);
  }
  const uploaded = await context.findFile(settings.file.id);
  if (!uploaded) throw unusableFile('file', 'The uploaded file is no longer there. Upload it again.');
  const { name, bytes, sha256 } = uploaded;
  return { name, bytes, identity: sha256, setting: 'file', read: (signal) => piecesOf(uploaded.read(), signal) };
}

const ofOthers = 'The files of the machine that Roster runs on are not for this site. Upload the file instead.';

async function* piecesOf(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
  for await (const piece of pieces) {
    signal.throwIfAborted();
    yield piece;
  }
}
