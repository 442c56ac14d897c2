import iconv from 'iconv-lite';
import type { EncodingName } from './encodings.ts';

/** A text in pieces, without a byte order mark. Bytes that are no character come as U+FFFD. */
export async function* decodeText(
  content: AsyncIterable<Uint8Array>,
  encoding: EncodingName,
): AsyncGenerator<string, void> {
  const decoder = iconv.getDecoder(encoding);
  let isStart = true;
  const piece = (text: string): string => {
    if (!isStart || text === '') return text;
    isStart = false;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  };
  for await (const bytes of content) {
    yield piece(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  }
  yield piece(decoder.end() ?? '');
}
