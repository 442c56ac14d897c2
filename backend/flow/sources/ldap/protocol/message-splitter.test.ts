import { BerWriter } from 'ldapts';
import { expect, it } from 'vitest';
import { createMessageSplitter } from './message-splitter.ts';

/** A message whose content is so many bytes long. */
function message(contentBytes: number, fill: number): Buffer {
  const writer = new BerWriter();
  writer.writeBuffer(Buffer.alloc(contentBytes, fill), 0x30);
  return writer.buffer;
}

function splitIn(chunkBytes: number, stream: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  const split = createMessageSplitter((each) => messages.push(each));
  for (let start = 0; start < stream.length; start += chunkBytes) split(stream.subarray(start, start + chunkBytes));
  return messages;
}

const messages = [message(0, 1), message(5, 2), message(127, 3), message(128, 4), message(300, 5), message(70_000, 6)];

it.each([1, 2, 3, 7, 128, 4096, 65_536, 1_000_000])('gives whole messages from chunks of %i bytes', (chunkBytes) => {
  expect(splitIn(chunkBytes, Buffer.concat(messages)).map((each) => each.toString('hex'))).toEqual(
    messages.map((each) => each.toString('hex')),
  );
});

it('gives nothing before a message is whole', () => {
  expect(splitIn(10, message(300, 1).subarray(0, 299))).toEqual([]);
});

it('does not take another protocol for LDAP', () => {
  expect(() => splitIn(100, Buffer.from('HTTP/1.1 400 Bad Request'))).toThrow('not an LDAP message');
});

it('does not wait for a message that no server would send', () => {
  expect(() => splitIn(100, Buffer.from('3084ffffffff', 'hex'))).toThrow('size limit');
  expect(() => splitIn(100, Buffer.from('3080', 'hex'))).toThrow('not an LDAP message');
  expect(() => splitIn(100, Buffer.from('30850000000001', 'hex'))).toThrow('not an LDAP message');
});
