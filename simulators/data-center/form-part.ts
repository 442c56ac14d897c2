/** One part of a multipart form: its headers as sent, and its bytes. */
export interface FormPart {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The parts of `multipart/form-data` (RFC 7578); undefined: the body is none. */
export function formParts(contentType: string, body: Uint8Array): readonly FormPart[] | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) return undefined;
  // Latin-1 keeps each byte as one character.
  const pieces = Buffer.from(body).toString('latin1').split(`--${boundary}`).slice(1, -1);
  return pieces.map((piece) => {
    const [head = '', content = ''] = piece.split(/\r\n\r\n(.*)/s);
    return {
      name: /name="([^"]*)"/i.exec(head)?.[1] ?? '',
      type: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? '',
      bytes: Buffer.from(content.replace(/\r\n$/, ''), 'latin1'),
    };
  });
}
