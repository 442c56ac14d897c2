/**
 * One spelling for every way of writing the same distinguished name (RFC 4514): lower case, no spaces around separators,
 * one space where there are several, one way to escape. Names are compared in this form only.
 */
export function normaliseDn(dn: string): string {
  const folded = fold(dn);
  return isPlain(folded) ? folded : parseRdns(folded).join(',');
}

/** Whether `dn` is `base` or lies beneath it. Both in any spelling. */
export function isUnder(dn: string, base: string): boolean {
  const inner = splitDn(dn);
  const outer = splitDn(base);
  return (
    outer.length <= inner.length && outer.every((rdn, index) => inner[inner.length - outer.length + index] === rdn)
  );
}

function splitDn(dn: string): string[] {
  const folded = fold(dn);
  if (folded === '') return [];
  return isPlain(folded) ? folded.split(',') : parseRdns(folded);
}

function fold(dn: string): string {
  return dn.normalize('NFKC').toLowerCase();
}

/** No escapes, quotes, legacy separators, several-valued names or spaces that mean nothing: the common case, by far. */
function isPlain(dn: string): boolean {
  return !/[\\";+#]|\s[,=\s]|[,=]\s|^\s|\s$/.test(dn);
}

function parseRdns(dn: string): string[] {
  return splitOutsideEscapes(dn, /[,;]/)
    .filter((rdn) => rdn.trim() !== '')
    .map((rdn) => splitOutsideEscapes(rdn, /\+/).map(normaliseAssertion).sort().join('+'));
}

/** Cuts at a separator that is neither escaped nor quoted. */
function splitOutsideEscapes(text: string, separator: RegExp): string[] {
  const parts = [''];
  let quoted = false;
  for (const piece of text.match(/\\[0-9a-f]{2}|\\.|[^\\]/gsu) ?? []) {
    if (piece === '"') quoted = !quoted;
    if (!quoted && separator.test(piece) && !piece.startsWith('\\')) parts.push('');
    else parts.push((parts.pop() ?? '') + piece);
  }
  return parts;
}

function normaliseAssertion(assertion: string): string {
  const equals = assertion.indexOf('=');
  if (equals < 0) return assertion.trim();
  const type = assertion.slice(0, equals).trim();
  return `${type}=${escapeValue(unescapeValue(assertion.slice(equals + 1)))}`;
}

function unescapeValue(raw: string): string {
  const quoted = /^\s*"(.*)"\s*$/s.exec(raw)?.[1];
  return (quoted ?? raw)
    .replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gs, (_, hex: string | undefined, character: string) =>
      hex === undefined ? character : Buffer.from(hex.replaceAll('\\', ''), 'hex').toString('utf8'),
    )
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function escapeValue(value: string): string {
  return value
    .replace(/[\\",;+<>=\0]/g, (character) => `\\${character === '\0' ? '00' : character}`)
    .replace(/^#/, '\\#');
}
