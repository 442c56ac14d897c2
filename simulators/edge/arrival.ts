import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as it came over HTTP. */
export interface Arrival {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** As sent, still encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The body as it came, for what is not text. */
  readonly bytes: Uint8Array;
}

export async function readArrival(incoming: IncomingMessage): Promise<Arrival> {
  const { method = 'GET', url = '/' } = incoming;
  const [path = '/', query = ''] = url.split(/\?(.*)/su);
  const bytes = await buffer(incoming);
  return {
    method,
    url,
    path,
    query: new URLSearchParams(query),
    headers: singleValues(incoming),
    body: bytes.toString('utf8'),
    bytes,
  };
}

function singleValues({ headers }: IncomingMessage): Arrival['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
