import { BerReader, BerWriter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { bytesOf, createEntryReader, type LdapEntry, textOf, textsOf, valuesOf } from './entry.ts';

function encoded(dn: string, attributes: readonly (readonly [string, readonly (string | Buffer)[]])[]): Buffer {
  const writer = new BerWriter();
  writer.writeString(dn);
  writer.startSequence();
  for (const [name, values] of attributes) {
    writer.startSequence();
    writer.writeString(name);
    writer.startSequence(0x31);
    for (const value of values) writer.writeBuffer(Buffer.from(value), 4);
    writer.endSequence();
    writer.endSequence();
  }
  writer.endSequence();
  return writer.buffer;
}

function entryWith(name: string, ...values: readonly (string | Buffer)[]): LdapEntry {
  return createEntryReader(['employeePhoto'])(new BerReader(encoded('cn=Ann', [[name, values]])));
}

describe('a value', () => {
  it.each(['objectGUID', 'OBJECTGUID', 'jpegPhoto', 'jpegphoto', 'EmployeePhoto', 'cn;binary', 'jpegPhoto;x-a'])(
    'of %s is bytes, even when they could be text',
    (name) => {
      expect(bytesOf(entryWith(name, 'ascii'), name.toLowerCase())).toEqual(Buffer.from('ascii'));
    },
  );

  it('of any other attribute is text, beyond ASCII too', () => {
    expect(textsOf(entryWith('cn', 'Ann', 'Åsa 王 🙂'), 'cn')).toEqual(['Ann', 'Åsa 王 🙂']);
  });

  it('is bytes when it cannot be text', () => {
    const bytes = Buffer.from([0xff, 0xd8, 0x41]);
    expect(valuesOf(entryWith('description', bytes), 'description')).toEqual([bytes]);
  });

  it('may hold the character that stands for broken text', () => {
    expect(textOf(entryWith('description', 'a\uFFFDb'), 'description')).toBe('a\uFFFDb');
  });

  it('may be empty', () => {
    expect(textsOf(entryWith('description', ''), 'description')).toEqual(['']);
    expect(bytesOf(entryWith('thumbnailPhoto', ''), 'thumbnailphoto')).toEqual(Buffer.alloc(0));
  });
});

describe('an attribute', () => {
  it('keeps the server’s spelling, and is found without regard to case', () => {
    const entry = entryWith('GivenName', 'Ann');
    expect(entry.attributes[0]?.name).toMatchObject({ spelling: 'GivenName', key: 'givenname' });
    expect(textOf(entry, 'givenname')).toBe('Ann');
  });

  it('that is absent or an empty set has no values', () => {
    expect(valuesOf(entryWith('title'), 'title')).toEqual([]);
    expect(valuesOf(entryWith('title'), 'mail')).toEqual([]);
  });

  it.each([
    ['member;range=0-1499', { attribute: 'member', next: 1500 }],
    ['member;Range=1500-*', { attribute: 'member', next: undefined }],
    ['member', undefined],
  ])('%s is told to be the range %j', (name, range) => {
    expect(entryWith(name, 'cn=Bo').attributes[0]?.name.range).toEqual(range);
  });
});

it('fails for an entry that ends too early, rather than waiting or inventing', () => {
  const whole = encoded('cn=Ann', [['title', ['Engineer']]]);
  for (let length = 0; length < whole.length; length += 1) {
    expect(() => createEntryReader([])(new BerReader(whole.subarray(0, length)))).toThrow('ends too early');
  }
});
