/** What a person can be found by. */
export interface Findable {
  readonly displayName: string;
  readonly email?: string | undefined;
  readonly department?: string | undefined;
  readonly phones: readonly string[];
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/** Marks of Latin and Greek letters alone: elsewhere a mark is a letter's other half (й, が). */
const marked = /([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu;

/** Lower case, without diacritics, white space made single: how people type a name. Names sort by it, too. */
export function foldText(text: string): string {
  const bare = text.normalize('NFKD').toLowerCase().replace(marked, '$1').normalize('NFC');
  const plain = bare.replace(/[ßæœøđðħıłþ]/g, (letter) => letters[letter] ?? letter);
  return plain.replace(/\s+/g, ' ').trim();
}

/** The text in which a person is found, word by word: name, e-mail address, department, and phones as digits. */
export function searchText({ displayName, email, department, phones }: Findable): string {
  const texts = [displayName, email, department].map((text) => foldText(text ?? ''));
  const digits = phones.map((phone) => digitsOf(phone).replace(/^00/, ''));
  return [...texts, ...digits].filter((text) => text !== '').join(' ');
}

const phone = /^\+?[\d\s()./-]+$/;
const fewestDigits = 4;

/**
 * The words of a search as typed; each must be somewhere in the person's `searchText`. A search that is written like a
 * phone number is one word of digits, without the zeros that stand before a number at home and are gone abroad.
 */
export function searchWords(search: string): readonly string[] {
  const text = foldText(search);
  const digits = digitsOf(text);
  if (phone.test(text) && (digits.length >= fewestDigits || text.startsWith('+'))) return [digits.replace(/^0+/, '')];
  return text === '' ? [] : [...new Set(text.split(' '))];
}

/** `+46 (0)8-123` → `468123`: the zero in brackets is only dialled at home. */
function digitsOf(text: string): string {
  return foldText(text).replace('(0)', '').replace(/\D/g, '');
}
