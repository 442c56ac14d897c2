import type { SourceContext } from '../../source.ts';
import type { CsvContent } from '../csv-content.ts';
import type { CsvSettings } from '../csv-settings.ts';
import type { CsvPictures } from '../pictures/csv-pictures.ts';

export interface CheckMeans {
  readonly settings: CsvSettings;
  readonly context: SourceContext;
  readonly pictures: CsvPictures;
  readonly content: (signal: AbortSignal) => Promise<CsvContent>;
}
