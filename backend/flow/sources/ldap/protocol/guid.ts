/**
 * The text form of a Windows GUID: its first three groups are stored with the low byte first.
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-dtyp/001eec5a-7f8b-4293-9e21-ca349392db40
 */
export function guidToText(bytes: Buffer): string {
  const hex = swapGroups(bytes.toString('hex'));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Undefined when the text is not a GUID. */
export function guidToBytes(text: string): Buffer | undefined {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return undefined;
  return Buffer.from(swapGroups(text.replaceAll('-', '')), 'hex');
}

function swapGroups(hex: string): string {
  return hex.replace(/^(..)(..)(..)(..)(..)(..)(..)(..)/, '$4$3$2$1$6$5$8$7');
}

/**
 * The text form of a security identifier, e.g. `S-1-5-21-…-1104`; undefined when the bytes are not one.
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-dtyp/f992ad60-0fe4-4b87-9fed-beb478836861
 */
export function sidToText(bytes: Buffer): string | undefined {
  const subAuthorities = bytes[1];
  if (subAuthorities === undefined || bytes.length !== 8 + 4 * subAuthorities) return undefined;
  const parts = [bytes.readUInt8(0), bytes.readUIntBE(2, 6)];
  for (let offset = 8; offset < bytes.length; offset += 4) parts.push(bytes.readUInt32LE(offset));
  return `S-${parts.join('-')}`;
}
