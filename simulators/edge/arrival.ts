import type { IncomingMessage } from 'node:http';

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
}

export async function readArrival(incoming: IncomingMessage): Promise<Arrival> {
  const { method = 'GET', url = '/' } = incoming;
  const [path = '/', query = ''] = url.split(/\?(.*)/su);
  const chunks: string[] = [];
  for await (const chunk of incoming.setEncoding('utf8')) chunks.push(String(chunk));
  return {
    method,
    url,
    path,
    query: new URLSearchParams(query),
    headers: singleValues(incoming),
    body: chunks.join(''),
  };
}

function singleValues({ headers }: IncomingMessage): Arrival['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
