import { BerWriter, type Filter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { FilterSyntaxError, parseFilter } from './filter.ts';

function encoded(filter: Filter): string {
  const writer = new BerWriter();
  filter.write(writer);
  return writer.buffer.toString('latin1');
}

describe('reads', () => {
  it.each([
    ['equality', '(cn=Ann)', '\xa3\x09\x04\x02cn\x04\x03Ann'],
    ['presence', '(mail=*)', '\x87\x04mail'],
    ['spaces around presence', '( mail= * )', '\x87\x04mail'],
    ['substrings', '(cn=a*b**c)', '\xa4\x0f\x04\x02cn\x30\x09\x80\x01a\x81\x01b\x82\x01c'],
    ['a beginning', '(cn=a*)', '\xa4\x09\x04\x02cn\x30\x03\x80\x01a'],
    ['order', '(uid>=5)', '\xa5\x08\x04\x03uid\x04\x015'],
    ['the other order', '(uid<=5)', '\xa6\x08\x04\x03uid\x04\x015'],
    ['likeness', '(cn~=Ann)', '\xa8\x09\x04\x02cn\x04\x03Ann'],
    ['escaped letters as the bytes they are', '(cn=\\c3\\85)', '\xa3\x08\x04\x02cn\x04\x02\xc3\x85'],
    ['letters', '(cn=Å)', '\xa3\x08\x04\x02cn\x04\x02\xc3\x85'],
    ['escaped bytes that are not text', '(objectGUID=\\ff\\00)', '\xa3\x10\x04\x0aobjectGUID\x04\x02\xff\x00'],
    ['an escaped asterisk', '(cn=\\2a)', '\xa3\x07\x04\x02cn\x04\x01*'],
    ['an empty value', '(cn=)', '\xa3\x06\x04\x02cn\x04\x00'],
    ['a numeric name', '(2.5.4.3=a)', '\xa3\x0c\x04\x072.5.4.3\x04\x01a'],
    ['an option', '(cn;lang-sv=a)', '\xa3\x0f\x04\x0acn;lang-sv\x04\x01a'],
    ['a matching rule', '(uac:1.2.840:=2)', '\xa9\x11\x81\x071.2.840\x82\x03uac\x83\x012'],
    ['and, over lines', ' (& (a=1)\n\t(b=2) )\n', '\xa0\x10\xa3\x06\x04\x01a\x04\x011\xa3\x06\x04\x01b\x04\x012'],
    ['or', '(|(a=1)(b=2))', '\xa1\x10\xa3\x06\x04\x01a\x04\x011\xa3\x06\x04\x01b\x04\x012'],
    ['not', '(!(a=1))', '\xa2\x08\xa3\x06\x04\x01a\x04\x011'],
  ])('%s', (_, text, bytes) => {
    expect(encoded(parseFilter(text))).toBe(bytes);
  });
});

describe('says what is wrong, and where:', () => {
  it.each([
    ['', 'An opening parenthesis is missing at character 1'],
    ['cn=ann', 'An opening parenthesis is missing at character 1'],
    ['(cn=ann', 'A closing parenthesis is missing at character 8'],
    ['(&(cn=ann)', 'A closing parenthesis is missing at character 11'],
    ['(cn=ann))', 'Something follows the end of the filter at character 9'],
    ['(&)', 'A condition in parentheses is missing at character 3'],
    ['(!cn=ann)', 'An opening parenthesis is missing at character 3'],
    ['(cn)', 'A comparison such as (mail=*) is expected at character 2'],
    ['(=ann)', 'A comparison such as (mail=*) is expected at character 2'],
    ['(&(cn=a)(c n=b))', 'A comparison such as (mail=*) is expected at character 10'],
    ['(cn=a(b)', 'A comparison such as (mail=*) is expected at character 2'],
    ['(cn=a\\zz)', 'A backslash without two hexadecimal digits at character 2'],
    ['(cn=\\ff*)', 'Bytes that are not text can only be compared with “=” at character 2'],
  ])('%j', (text, message) => {
    expect(() => parseFilter(text)).toThrow(FilterSyntaxError);
    expect(() => parseFilter(text)).toThrow(message);
  });
});
