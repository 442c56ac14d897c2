import { expect } from 'vitest';
import type { ApiClient } from './api-client.ts';

export interface Listening<Message> {
  next(): Promise<Message | 'ended'>;
  stop(): void;
}

/** Listens to server-sent events of one name. */
export async function listenToEvents<Message>(
  client: ApiClient,
  path: string,
  { event, parse }: { readonly event: string; readonly parse: (json: unknown) => Message },
): Promise<Listening<Message>> {
  const stopping = new AbortController();
  const response = await client.fetch(path, { signal: stopping.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next: Listening<Message>['next'] = async () => {
    const end = text.indexOf('\n\n');
    if (end !== -1) {
      const told = text.slice(0, end);
      text = text.slice(end + 2);
      const start = `event: ${event}\ndata: `;
      return told.startsWith(start) ? parse(JSON.parse(told.slice(start.length))) : next();
    }
    const read = await reader?.read();
    if (!read || read.done) return 'ended';
    text += read.value;
    return next();
  };
  return { next, stop: () => stopping.abort() };
}
