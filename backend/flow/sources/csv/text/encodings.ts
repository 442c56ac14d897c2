/** What the setting offers, by the names that iconv-lite and admins know. */
export const encodingLabels = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian, “Unicode text”)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'iso-8859-15': 'ISO-8859-15 (Western Europe)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'iso-8859-2': 'ISO-8859-2 (Central Europe)',
  'windows-1257': 'Windows-1257 (Baltic)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'iso-8859-5': 'ISO-8859-5 (Cyrillic)',
  'koi8-r': 'KOI8-R (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  macintosh: 'Mac Roman (Western Europe)',
  shift_jis: 'Shift JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  gb18030: 'GB18030 (Chinese)',
  big5: 'Big5 (Chinese)',
  'euc-kr': 'EUC-KR (Korean)',
} as const;

export type EncodingName = keyof typeof encodingLabels;

const names = Object.keys(encodingLabels) as [EncodingName, ...EncodingName[]];
export const encodingNames: readonly [EncodingName, ...EncodingName[]] = names;

/** What a detector calls an ISO encoding is nearly always Windows' extension of it. */
const windowsInstead: Readonly<Record<string, EncodingName>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-6': 'windows-1256',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
};

/** The name of ours for one of chardet's, if the setting offers it. */
export function encodingNamed(name: string): EncodingName | undefined {
  const lower = name.toLowerCase();
  return windowsInstead[lower] ?? encodingNames.find((known) => known === lower);
}
