/** No answer of a directory comes near this; a longer one means that the other side does not speak LDAP. */
const maxMessageBytes = 64 * 1024 * 1024;
const sequenceTag = 0x30;
const longestHeaderBytes = 6;

/**
 * Cuts what a socket delivers into whole LDAP messages. A message that lies within one chunk is not copied; one that
 * spans several is copied once, into a buffer of its own length. (ldapts joins everything pending for every chunk.)
 */
export function createMessageSplitter(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let header: Buffer | undefined;
  let partial: { readonly message: Buffer; filledBytes: number } | undefined;

  const fillPartial = (chunk: Buffer): number => {
    if (!partial) return 0;
    const copied = chunk.copy(partial.message, partial.filledBytes);
    partial.filledBytes += copied;
    if (partial.filledBytes < partial.message.length) return copied;
    const { message } = partial;
    partial = undefined;
    onMessage(message);
    return copied;
  };

  return (received) => {
    const chunk = header ? Buffer.concat([header, received]) : received;
    header = undefined;
    let offset = fillPartial(chunk);
    while (offset < chunk.length) {
      const length = messageLength(chunk, offset);
      if (length === undefined) {
        header = chunk.subarray(offset);
        return;
      }
      if (offset + length > chunk.length) {
        const message = Buffer.allocUnsafeSlow(length);
        partial = { message, filledBytes: chunk.copy(message, 0, offset) };
        return;
      }
      onMessage(chunk.subarray(offset, offset + length));
      offset += length;
    }
  };
}

/** Header and content together, or undefined while the header is not complete. Throws when it cannot be LDAP. */
function messageLength(bytes: Buffer, offset: number): number | undefined {
  if (bytes[offset] !== sequenceTag) throw new Error('not an LDAP message');
  const first = bytes[offset + 1];
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const lengthBytes = first - 0x80;
  if (lengthBytes === 0 || 2 + lengthBytes > longestHeaderBytes) throw new Error('not an LDAP message');
  if (offset + 2 + lengthBytes > bytes.length) return undefined;
  const length = 2 + lengthBytes + bytes.readUIntBE(offset + 2, lengthBytes);
  if (length > maxMessageBytes) throw new Error('an LDAP message over the size limit');
  return length;
}
