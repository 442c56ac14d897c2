/** Letters that Unicode does not take apart into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
  Ŧ: 'T',
  ŋ: 'n',
  Ŋ: 'N',
  ĸ: 'k',
  ſ: 's',
  ĳ: 'ij',
  Ĳ: 'IJ',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
const marked = /([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu;

/** `Łukasz Müller-Strauß` → `Lukasz Muller-Strauss`. Latin and Greek only: elsewhere a mark is a letter's other half (й, が). */
export function removeDiacritics(text: string): string {
  const withoutMarks = text.normalize('NFD').replace(marked, '$1').normalize('NFC');
  return withoutMarks.replace(special, (letter) => letters[letter] ?? letter);
}
