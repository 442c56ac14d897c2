import type { BerReader } from 'ldapts';

/** Steps into the next element, whatever its tag, and returns where it ends. */
export function enter(reader: BerReader): number {
  const tag = reader.readSequence();
  if (tag === null || reader.length > reader.remain) throw new Error('an LDAP message that ends too early');
  return reader.offset + reader.length;
}

export function takeBytes(reader: BerReader): Buffer {
  const end = enter(reader);
  const bytes = reader.buffer.subarray(reader.offset, end);
  reader.offset = end;
  return bytes;
}

export function takeText(reader: BerReader, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  const end = enter(reader);
  const text = reader.buffer.toString(encoding, reader.offset, end);
  reader.offset = end;
  return text;
}

/** A small number that is never negative: a message number, a result code. */
export function takeNumber(reader: BerReader): number {
  const bytes = takeBytes(reader);
  if (bytes.length === 0 || bytes.length > 4) throw new Error('an LDAP number of an impossible size');
  return bytes.readUIntBE(0, bytes.length);
}
