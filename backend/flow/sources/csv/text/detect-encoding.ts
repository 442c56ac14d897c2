import { analyse } from 'chardet';
import { encodingNamed, type EncodingName } from './encodings.ts';
import { collectTellingBytes } from './telling-bytes.ts';
import { createUtf8Counter, type Utf8Count } from './utf8-count.ts';

export interface FoundEncoding {
  readonly name: EncodingName;
  /** Every byte of the file is a character of this encoding. */
  readonly isCertain: boolean;
}

/** Reads all of a file: a single byte near its end may tell that it is not UTF-8. */
export async function detectEncoding(content: AsyncIterable<Uint8Array>): Promise<FoundEncoding> {
  const counter = createUtf8Counter();
  const telling = collectTellingBytes();
  let isStart = true;
  for await (const bytes of content) {
    if (isStart && bytes.length > 0) {
      const marked = markedEncoding(bytes) ?? wideEncoding(bytes);
      if (marked) return { name: marked, isCertain: false };
      isStart = false;
    }
    counter.push(bytes);
    telling.push(bytes);
  }
  return decide(counter.end(), telling.all());
}

/** The byte order mark that programs write in front of a text. */
function markedEncoding(bytes: Uint8Array): EncodingName | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  return undefined;
}

/** UTF-16 without a mark: in most languages every other byte of its separators and digits at least is zero. */
function wideEncoding(bytes: Uint8Array): EncodingName | undefined {
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = start.length / 10;
  if (odd > many && odd > even * 10) return 'utf-16le';
  return even > many && even > odd * 10 ? 'utf-16be' : undefined;
}

function decide({ valid, invalid }: Utf8Count, telling: Uint8Array): FoundEncoding {
  // Exports that cut fields at a number of bytes leave half a character behind now and then.
  if (invalid === 0 || valid > invalid * 10) return { name: 'utf-8', isCertain: invalid === 0 };
  const [name = 'windows-1252'] = analyse(telling)
    .filter(({ confidence }) => confidence > 0)
    .flatMap((match) => encodingNamed(match.name) ?? []);
  return { name: name === 'utf-8' ? 'windows-1252' : name, isCertain: false };
}
