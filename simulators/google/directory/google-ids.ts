import { createHash } from 'node:crypto';

/** Ids of Google are numbers of 21 digits; the same parts give the same number. */
export function seededNumber(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 20);
  return `1${(BigInt(`0x${hash}`) % 10n ** 20n).toString().padStart(20, '0')}`;
}

/** As they come in the body: with quotes of their own. */
export function etagOf(...parts: readonly unknown[]): string {
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`;
}
