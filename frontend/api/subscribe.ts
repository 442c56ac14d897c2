import type { z } from 'zod';

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

export interface EventStream<Message extends z.ZodType> {
  /** Address of the stream, see `addressOf`. */
  readonly address: string;
  readonly event: string;
  readonly message: Message;
}

/**
 * Listens to server-sent events until the returned function is called. The browser reconnects by itself after a broken
 * connection, but gives up on an error answer (a restarting server behind a proxy); then it is tried again, ever slower.
 */
export function subscribe<Message extends z.ZodType>(
  stream: EventStream<Message>,
  onMessage: (message: z.output<Message>) => void,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delayMs = firstDelayMs;

  const open = () => {
    source = new EventSource(stream.address);
    source.addEventListener(stream.event, (event: MessageEvent<string>) => {
      delayMs = firstDelayMs;
      onMessage(stream.message.parse(JSON.parse(event.data)));
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, delayMs);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
