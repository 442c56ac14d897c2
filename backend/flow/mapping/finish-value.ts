import type { MappingTarget } from '../model/mapping.ts';
import { asText, isSeveral, type Failure, type FilledValue } from './value.ts';

const maxValueLength = 10_000;

/** Fields that hold one address or one reference: of several values they take the first. */
const singleFields = new Set(['email', 'manager']);

/** Control characters, what turns the direction of text around, a byte order mark, half a surrogate pair. */
const unwanted = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/u;
const everyUnwanted = new RegExp(unwanted.source, 'gu');

/**
 * What the last transform gave becomes the target's text: several values are joined with “, ” (`email` and `manager`
 * take the first), line breaks and tabs become a space (`about` keeps its line breaks), other control characters go.
 * `undefined`: nothing is left.
 */
export function finishValue(value: FilledValue, target: MappingTarget): string | Failure | undefined {
  const field = target.kind === 'profile' ? target.name : undefined;
  const single = field !== undefined && singleFields.has(field) && isSeveral(value);
  const text = clean(single ? (value[0] ?? '') : asText(value), field === 'about');
  if (text.trim() === '') return undefined;
  if (text.length > maxValueLength) return { failure: tooLong(text.length) };
  if (field !== 'email') return text;
  const address = text.trim();
  return isEmailAddress(address) ? address : { failure: notAnAddress(address) };
}

function clean(text: string, keepLineBreaks: boolean): string {
  if (!unwanted.test(text)) return text;
  const spaced = keepLineBreaks ? text.replace(/\r\n?/g, '\n') : text.replace(/[\t\n\v\f\r]+/g, ' ');
  return spaced.replace(everyUnwanted, (character) => (keepLineBreaks && character === '\n' ? character : ''));
}

function tooLong(length: number): string {
  return `The value has ${length.toLocaleString('en')} characters; at most ${maxValueLength.toLocaleString('en')} are kept. Shorten it with a transform.`;
}

function notAnAddress(text: string): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `“${shown}” is not an e-mail address.`;
}

const localPart = /^[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]+$/u;
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

/** As the HTML standard has it, plus letters of every script (RFC 6531). */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (text.length > 254 || !localPart.test(text.slice(0, Math.max(0, at)))) return false;
  return text
    .slice(at + 1)
    .split('.')
    .every((label) => label.length <= 63 && domainLabel.test(label));
}
