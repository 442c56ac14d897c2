import { BerReader, PagedResultsControl } from 'ldapts';
import { enter, takeBytes, takeNumber, takeText } from './ber.ts';

/** How a request ended (RFC 4511, 4.1.9). */
export interface LdapResult {
  readonly code: number;
  /** The server's diagnostic message; often empty. */
  readonly message: string;
  /** With paged results: where the next page starts. Undefined on the last page. */
  readonly pageCookie: Buffer | undefined;
}

const controlsTag = 0xa0;
const octetStringTag = 0x04;

/** Reads the rest of a message whose operation ends at `operationEnd`. */
export function readResult(reader: BerReader, operationEnd: number): LdapResult {
  const code = takeNumber(reader);
  takeBytes(reader); // the matched DN
  const message = takeText(reader);
  reader.offset = operationEnd;
  return { code, message, pageCookie: readPageCookie(reader) };
}

function readPageCookie(reader: BerReader): Buffer | undefined {
  if (reader.peek() !== controlsTag) return undefined;
  for (const end = enter(reader); reader.offset < end;) {
    const controlEnd = enter(reader);
    const isPagedResults = takeText(reader) === PagedResultsControl.type;
    while (reader.offset < controlEnd) {
      const isValue = reader.peek() === octetStringTag;
      const value = takeBytes(reader);
      if (isPagedResults && isValue) return cookieOf(value);
    }
  }
  return undefined;
}

function cookieOf(value: Buffer): Buffer | undefined {
  const reader = new BerReader(value);
  enter(reader);
  takeBytes(reader); // an estimate of the number of entries
  const cookie = takeBytes(reader);
  return cookie.length > 0 ? Buffer.from(cookie) : undefined;
}
