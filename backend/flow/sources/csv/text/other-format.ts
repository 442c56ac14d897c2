interface OtherFormat {
  readonly is: (bytes: Uint8Array, text: string) => boolean;
  /** What the file is, and what to do instead. */
  readonly message: string;
}

const startsWith =
  (...signature: readonly number[]) =>
  (bytes: Uint8Array): boolean =>
    signature.every((byte, index) => bytes[index] === byte);

const saveAsCsv = 'Save it as “CSV UTF-8 (comma delimited)” and use that file.';

const others: readonly OtherFormat[] = [
  { is: startsWith(0x50, 0x4b, 3, 4), message: `This is an Excel workbook or another ZIP file, not CSV. ${saveAsCsv}` },
  { is: startsWith(0xd0, 0xcf, 0x11, 0xe0), message: `This is an old Excel workbook (.xls), not CSV. ${saveAsCsv}` },
  { is: startsWith(0x25, 0x50, 0x44, 0x46), message: 'This is a PDF document, not CSV. Export the list as CSV.' },
  { is: startsWith(0x1f, 0x8b), message: 'This file is compressed (gzip). Unpack it and use the CSV file within.' },
  {
    is: (_, text) => /^\s*<(!doctype html|html|head|body|table)\b/i.test(text),
    message: 'This is a web page (HTML), not CSV. Perhaps a sign-in page was saved in place of the export.',
  },
  { is: (_, text) => /^\s*<(\?xml|[a-z])/i.test(text), message: 'This is XML, not CSV. Export the list as CSV.' },
  {
    is: (_, text) => /^\s*(\{\s*["}]|\[\s*[[{\]])/.test(text),
    message: 'This is JSON, not CSV. Export the list as CSV.',
  },
];

/** Why a file that starts with these bytes is no table in text; `undefined`: it may be one. */
export function otherFormat(start: Uint8Array): string | undefined {
  const text = Buffer.from(start.subarray(0, 512)).toString('latin1').replace('ï»¿', '');
  const other = others.find(({ is }) => is(start, text));
  if (other) return other.message;
  const controls = start.subarray(0, 512).filter(isControl).length;
  return controls > text.length / 20 ? `This is not a text file. ${saveAsCsv}` : undefined;
}

/** What stands in no text; zeros do in UTF-16. */
function isControl(byte: number): boolean {
  return (byte > 0 && byte < 0x09) || (byte > 0x0d && byte < 0x20);
}
