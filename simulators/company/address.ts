/** Letters that Unicode does not take apart, as mail administrators spell them. */
const spelledOut: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** `Jürgen`, `O’Connor` → `juergen.oconnor`: ASCII, as most companies keep their addresses. */
export function mailLocalPart(givenName: string, familyName: string): string {
  return [givenName, familyName].map(plainLetters).join('.');
}

function plainLetters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüßøæåłđðþı]/gu, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[^a-z0-9-]/gu, '');
}

/** Gives every address once: the second `anna.weber` becomes `anna.weber2`. */
export function addressRegister(): (localPart: string) => string {
  const bearers = new Map<string, number>();
  return (localPart) => {
    const number = (bearers.get(localPart) ?? 0) + 1;
    bearers.set(localPart, number);
    return number === 1 ? localPart : `${localPart}${number}`;
  };
}
