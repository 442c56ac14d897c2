import { isUtf8 } from 'node:buffer';
import type { BerReader } from 'ldapts';
import { enter, takeBytes, takeText } from './ber.ts';

/** Text where the attribute is text, bytes where it is binary or is not valid UTF-8. */
export type LdapValue = string | Buffer;

export interface AttributeName {
  /** As the server spells it, options included. */
  readonly spelling: string;
  /** Lower case: attribute names are compared without regard to case. */
  readonly key: string;
  readonly binary: boolean;
  /** Set when the server gives only some of the values, as Active Directory does with more than 1500. */
  readonly range: ValueRange | undefined;
}

export interface ValueRange {
  /** The attribute's name without the range. */
  readonly attribute: string;
  /** Where the values go on; undefined when these are the last. */
  readonly next: number | undefined;
}

export interface LdapAttribute {
  readonly name: AttributeName;
  readonly values: readonly LdapValue[];
}

/** An attribute that was asked for and is absent is not here; ldapts alone would report it as `[]`. */
export interface LdapEntry {
  readonly dn: string;
  readonly attributes: readonly LdapAttribute[];
}

/** Attributes whose values are bytes, whatever those bytes look like (lower case). */
const alwaysBinary: ReadonlySet<string> = new Set([
  'audio',
  'cacertificate',
  'invocationid',
  'jpegphoto',
  'logonhours',
  'ms-ds-consistencyguid',
  'msexchmailboxguid',
  'ntsecuritydescriptor',
  'objectguid',
  'objectsid',
  'photo',
  'replpropertymetadata',
  'sidhistory',
  'thumbnaillogo',
  'thumbnailphoto',
  'usercertificate',
  'userpassword',
  'userpkcs12',
  'usersmimecertificate',
]);

/**
 * Reads search entries. Values become text or bytes straight from the message, without a buffer for each of them:
 * with a buffer per value, half of the time of a large read went into collecting garbage.
 */
export function createEntryReader(binaryAttributes: readonly string[]): (reader: BerReader) => LdapEntry {
  const binary = new Set(binaryAttributes.map((name) => name.toLowerCase()));
  const names = new Map<string, AttributeName>();

  const nameOf = (spelling: string): AttributeName => {
    const known = names.get(spelling);
    if (known) return known;
    const key = spelling.toLowerCase();
    const [base = key, ...options] = key.split(';');
    const isBinary = alwaysBinary.has(base) || binary.has(base) || options.includes('binary');
    const name = { spelling, key, binary: isBinary, range: rangeOf(spelling) };
    names.set(spelling, name);
    return name;
  };

  const readAttribute = (reader: BerReader): LdapAttribute => {
    enter(reader);
    const name = nameOf(takeText(reader, 'latin1'));
    const values: LdapValue[] = [];
    for (const end = enter(reader); reader.offset < end;) {
      values.push(name.binary ? takeBytes(reader) : takeValue(reader));
    }
    return { name, values };
  };

  return (reader) => {
    const dn = takeText(reader);
    const attributes: LdapAttribute[] = [];
    for (const end = enter(reader); reader.offset < end;) attributes.push(readAttribute(reader));
    return { dn, attributes };
  };
}

/** `member;range=0-1499`: https://learn.microsoft.com/en-us/windows/win32/adsi/attribute-range-retrieval */
function rangeOf(spelling: string): ValueRange | undefined {
  const match = /^(?<attribute>.+);range=\d+-(?<last>\d+|\*)$/i.exec(spelling)?.groups;
  if (!match) return undefined;
  const { attribute = '', last = '*' } = match;
  return { attribute, next: last === '*' ? undefined : Number(last) + 1 };
}

function takeValue(reader: BerReader): LdapValue {
  const end = enter(reader);
  const start = reader.offset;
  const text = reader.buffer.toString('utf8', start, end);
  reader.offset = end;
  // The replacement character stands for bytes that are not UTF-8, unless it is what the directory really holds.
  if (!text.includes('\uFFFD')) return text;
  const bytes = reader.buffer.subarray(start, end);
  return isUtf8(bytes) ? text : bytes;
}

/** Values of an attribute, by lower-case name; none when it is absent. */
export function valuesOf(entry: LdapEntry, key: string): readonly LdapValue[] {
  for (const attribute of entry.attributes) if (attribute.name.key === key) return attribute.values;
  return [];
}

export function textsOf(entry: LdapEntry, key: string): string[] {
  return valuesOf(entry, key).filter((value) => typeof value === 'string');
}

export function textOf(entry: LdapEntry, key: string): string | undefined {
  for (const value of valuesOf(entry, key)) if (typeof value === 'string') return value;
  return undefined;
}

export function bytesOf(entry: LdapEntry, key: string): Buffer | undefined {
  for (const value of valuesOf(entry, key)) if (typeof value !== 'string') return value;
  return undefined;
}
