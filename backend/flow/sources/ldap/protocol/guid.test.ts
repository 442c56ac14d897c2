import { expect, it } from 'vitest';
import { guidToBytes, guidToText, sidToText } from './guid.ts';

const bytes = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const text = '33221100-5544-7766-8899-aabbccddeeff';

it('reads the first three groups of a GUID low byte first, and back', () => {
  expect(guidToText(bytes)).toBe(text);
  expect(guidToBytes(text)).toEqual(bytes);
  expect(guidToBytes(text.toUpperCase())).toEqual(bytes);
});

it.each(['', 'ann', `${text}0`, text.slice(1), text.replaceAll('-', '')])('does not take %j for a GUID', (other) => {
  expect(guidToBytes(other)).toBeUndefined();
});

it('reads a security identifier', () => {
  const sid = '010500000000000515000000a065cf7e784b9b5fe77c8770091c0100';
  expect(sidToText(Buffer.from(sid, 'hex'))).toBe('S-1-5-21-2127521184-1604012920-1887927527-72713');
  expect(sidToText(Buffer.from(sid.slice(2), 'hex'))).toBeUndefined();
  expect(sidToText(Buffer.alloc(0))).toBeUndefined();
});
