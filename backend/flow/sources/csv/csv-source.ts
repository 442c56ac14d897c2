import { systemClock, type Clock } from '../../../http/clock.ts';
import { defineSource, type Source } from '../source.ts';
import { checkCsv } from './csv-check.ts';
import { openContent, readable, type CsvContent } from './csv-content.ts';
import { csvGuide } from './csv-guide.ts';
import { csvPresets } from './csv-presets.ts';
import { csvSettings } from './csv-settings.ts';
import { findCsvFile } from './file/find-csv-file.ts';
import { lastChanged } from './file/watched-file.ts';
import { csvBookmark, rowsBehind } from './people/place.ts';
import { readPerson } from './people/read-person.ts';
import { readWhole } from './people/read-whole.ts';
import { openCsvPictures } from './pictures/csv-pictures.ts';

/** People of a file that was uploaded or is written by another program. A test gives a `sleep` that does not wait. */
export function createCsvSource(sleep: Clock['sleep'] = systemClock.sleep): Source {
  return defineSource({
    kind: 'csv',
    label: 'CSV file',
    description: 'People of a file, such as an export of an HR system; pictures by address or from a ZIP.',
    capabilities: {
      changes: false,
      groups: false,
      manager: true,
      pictures: true,
      pictureCost:
        'Pictures in a ZIP cost no request. At addresses, one request for each person in every run that reads the file.',
      pictureRequests: { perPerson: 1, perChangedPicture: 0 },
    },
    guide: csvGuide,
    caseInsensitivePaths: true,
    settings: csvSettings,
    bookmark: csvBookmark,
    presets: csvPresets,
    watch: async (settings, context) =>
      settings.path === '' ? undefined : lastChanged(settings.path, context.importFolder),
    open: (settings, context, parseBookmark) => {
      const pictures = openCsvPictures(settings, context, { now: context.now, sleep });
      let opened: CsvContent | undefined;
      const content = async (signal: AbortSignal): Promise<CsvContent> => {
        signal.throwIfAborted();
        const file = await findCsvFile(settings, context);
        if (opened?.file.identity !== file.identity) opened = await openContent(file, settings, signal);
        return opened;
      };
      const order = async (signal: AbortSignal) => {
        const found = readable(await content(signal));
        return { content: found, settings, scope: context.scope, findPicture: await pictures.findPicture(signal) };
      };

      return {
        check: (signal) => checkCsv({ settings, context, pictures, content }, signal),
        async *readPeople({ bookmark, cursor }, signal) {
          const { identity } = await findCsvFile(settings, context);
          const place = { file: identity };
          const behind = cursor === undefined ? 0 : rowsBehind(cursor, place);
          if (cursor === undefined && bookmark !== undefined && parseBookmark(bookmark).file === identity) {
            signal.throwIfAborted();
            yield { records: [], removed: [], cursor: null, end: { read: 'changes', bookmark: place } };
            return;
          }
          yield* readWhole(await order(signal), { place, behind }, signal);
        },
        readPerson: async (id, signal) => readPerson(await order(signal), id, signal),
        readPictures: (refs, signal) => pictures.read(refs, signal),
        close: () => pictures.close(),
      };
    },
  });
}

export const csvSource = createCsvSource();
