import type { Clock } from '../../../../http/clock.ts';
import type { ConnectorFailure } from '../../../../errors/connector-error.ts';
import type { PictureRef } from '../../../model/record.ts';
import { openPictureAddresses, type PictureAddresses } from '../../picture-address.ts';
import type { PictureReading, SourceContext } from '../../source.ts';
import { unusableFile } from '../csv-failure.ts';
import type { RowReading } from '../csv-record.ts';
import type { CsvSettings } from '../csv-settings.ts';
import { openAlbum, type Album } from './album.ts';
import { hintIn, hintWithoutAlbum, nameIn } from './picture-hint.ts';
import type { EntryContent } from './read-entry.ts';

export interface CsvPictures {
  /** `undefined`: there is no ZIP. */
  album(signal: AbortSignal): Promise<Album | undefined>;
  /** What can be said of pictures while people are read. */
  findPicture(signal: AbortSignal): Promise<RowReading['findPicture']>;
  read(refs: readonly PictureRef[], signal: AbortSignal): AsyncGenerator<PictureReading, void>;
  close(): Promise<void>;
}

type PictureContext = Pick<SourceContext, 'findFile' | 'pictures' | 'reach'>;

/** Pictures of the ZIP and at addresses. The ZIP is laid down once, when it is first needed. */
export function openCsvPictures(settings: CsvSettings, context: PictureContext, clock: Clock): CsvPictures {
  let opened: Promise<Album | undefined> | undefined;
  let addresses: PictureAddresses | undefined;
  const album = (signal: AbortSignal): Promise<Album | undefined> => {
    opened ??= findAlbum(settings, context, signal);
    return opened;
  };

  return {
    album,
    findPicture: async (signal) => {
      const found = context.pictures ? await album(signal) : undefined;
      return found ? (wanted) => hintIn(found, wanted) : (wanted) => hintWithoutAlbum(settings, wanted);
    },
    read: async function* (refs, signal) {
      signal.throwIfAborted();
      const inAlbum = refs.filter(({ locator }) => locator === undefined || nameIn(locator) !== undefined);
      const found = inAlbum.length > 0 ? await album(signal) : undefined;
      for (const ref of inAlbum) yield await readFromAlbum(found, ref, signal);
      const elsewhere = refs.filter((ref) => !inAlbum.includes(ref));
      if (elsewhere.length === 0) return;
      addresses ??= openPictureAddresses({ hosts: settings.pictureHosts, reach: context.reach, clock });
      yield* addresses.read(elsewhere, signal);
    },
    close: async () => {
      const closing = opened;
      opened = undefined;
      await addresses?.close();
      // An album that could not be opened has left nothing behind, and whoever asked for it has been told.
      await (await closing?.catch(() => undefined))?.close();
    },
  };
}

async function findAlbum(
  { pictures }: CsvSettings,
  { findFile }: PictureContext,
  signal: AbortSignal,
): Promise<Album | undefined> {
  if (pictures === undefined) return undefined;
  const file = await findFile(pictures.id);
  if (!file) throw unusableFile('pictures', 'The uploaded ZIP of pictures is no longer there. Upload it again.');
  return openAlbum(file, signal);
}

async function readFromAlbum(album: Album | undefined, ref: PictureRef, signal: AbortSignal): Promise<PictureReading> {
  const name = ref.locator === undefined ? undefined : nameIn(ref.locator);
  if (name === undefined) return failed(ref, 'The file says nothing of a picture of this person.');
  if (!album)
    return failed(ref, 'The file names a picture, but there is no ZIP of pictures. Upload it in the settings.');
  const present = album.find(name);
  if (present !== undefined && present !== 'several' && present.tag === ref.heldTag)
    return { ref, status: 'unchanged' };
  const content = await album.read(name, signal);
  if ('problem' in content) return failed(ref, sentences[content.problem]);
  const tag = present === undefined || present === 'several' ? {} : { tag: present.tag };
  return { ref, status: 'found', bytes: content.bytes, ...tag };
}

const sentences: Readonly<Record<Extract<EntryContent, { problem: string }>['problem'], string>> = {
  missing: 'The ZIP of pictures has no file of the name that the picture column gives.',
  several: 'The ZIP of pictures has several files of this name. Write the folder before the name, or rename them.',
  'too-large': 'The picture is larger than 16 MiB. Use a smaller one.',
  locked: 'The ZIP of pictures is protected by a password. Pack it again without one.',
  damaged: 'The picture is damaged within the ZIP. Pack it again.',
};

function failed(ref: PictureRef, message: string): PictureReading {
  const failure: ConnectorFailure = { reason: 'unexpected-answer', message, setting: 'pictures' };
  return { ref, status: 'failed', failure };
}
