/** Letters that Unicode does not take apart into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/** Lower case, without diacritics: the same as `fold_text` of the database, by which people are found. */
function foldText(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
  return bare.replace(special, (letter) => letters[letter] ?? letter);
}

const phone = /^\+?[\d\s()./-]+$/;
const fewestDigits = 4;

/**
 * The words of a search as typed; each must be somewhere in the person's search text. A search that is written like a
 * phone number is one word of digits, without the zeros that stand before a number at home and are gone abroad.
 */
export function searchWords(search: string): readonly string[] {
  const text = foldText(search).trim();
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  if (phone.test(text) && (digits.length >= fewestDigits || text.startsWith('+'))) return [digits.replace(/^0+/, '')];
  return text === '' ? [] : [...new Set(text.split(/\s+/))];
}
