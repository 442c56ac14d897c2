export type DataUri = { readonly bytes: Uint8Array } | { readonly problem: 'unreadable' | 'too-large' };

export function isDataUri(address: string): boolean {
  return /^\s*data:/i.test(address);
}

/** RFC 2397, base64 or percent-encoded. The media type proves nothing and is left out. */
export function readDataUri(address: string, maxBytes: number): DataUri {
  const comma = address.indexOf(',');
  if (comma === -1) return { problem: 'unreadable' };
  const isBase64 = /;\s*base64\s*$/i.test(address.slice(0, comma));
  const content = address.slice(comma + 1);
  // A byte takes at most three characters, so that nothing of more is decoded.
  if (content.length > maxBytes * 3) return { problem: 'too-large' };
  const decoded = percentDecode(content);
  const bytes = isBase64 ? readBase64(decoded.toString('latin1')) : decoded;
  if (bytes === undefined) return { problem: 'unreadable' };
  return bytes.byteLength > maxBytes ? { problem: 'too-large' } : { bytes };
}

function percentDecode(text: string): Buffer {
  const raw = Buffer.from(text, 'utf8');
  const decoded = Buffer.alloc(raw.byteLength);
  let length = 0;
  for (let at = 0; at < raw.byteLength; at++) {
    const escaped = raw[at] === 0x25 ? /^[\da-f]{2}/i.exec(raw.toString('latin1', at + 1, at + 3)) : null;
    decoded[length++] = escaped ? Number.parseInt(escaped[0], 16) : (raw[at] ?? 0);
    if (escaped) at += 2;
  }
  return decoded.subarray(0, length);
}

/** The URL-safe alphabet too: both are met in directories. */
function readBase64(text: string): Buffer | undefined {
  const compact = text.replaceAll(/\s/g, '');
  return /^[\w+/-]*={0,2}$/.test(compact) ? Buffer.from(compact, 'base64') : undefined;
}
