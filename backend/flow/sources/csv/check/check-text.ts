import type { CheckFinding } from '../../source.ts';
import type { CsvContent } from '../csv-content.ts';
import { separatorWords } from '../rows/separators.ts';
import { encodingLabels } from '../text/encodings.ts';
import type { RowSurvey } from './survey-rows.ts';

/** How the bytes of the file are understood. */
export function checkText(
  { file, encoding, separator, header }: CsvContent,
  rows: RowSurvey | undefined,
): CheckFinding[] {
  const size = `${file.name}, ${sizeOf(file.bytes)}`;
  const read = `${encodingLabels[encoding.name]}, columns separated by ${separatorWords[separator]}.`;
  const words = rows?.words ?? [];
  const shown =
    words.length === 0 ? '' : ` Letters come out like this: ${words.map((word) => `“${word}”`).join(', ')}.`;
  return [
    { status: 'works', subject: 'Open the file', message: `${size}.` },
    {
      status: words.some((word) => word.includes('\uFFFD')) ? 'warning' : 'works',
      subject: 'Read the text',
      message: `${read}${shown}`,
      setting: 'encoding',
    },
    ...(header.columns.length > 1 ? [] : [singleColumn]),
  ];
}

const singleColumn: CheckFinding = {
  status: 'warning',
  subject: 'Read the text',
  message: 'There is only one column. If the file has more, choose what separates them.',
  setting: 'separator',
};

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} bytes`;
  if (bytes < 1024 * 1024) return `${String(Math.round(bytes / 1024))} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
