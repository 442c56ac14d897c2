import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphAnswer } from '../graph-exchange.ts';
import { readArrival } from '../../edge/arrival.ts';
import { BrokenConnection } from '../../edge/broken-connection.ts';
import { answerArrival, type EntryParts } from './entry.ts';

/** Everything between a socket and an answer. */
export function httpEdge(parts: EntryParts): RequestListener {
  return (incoming, response) => {
    parts.statistics.begin();
    void respond(parts, incoming, response).finally(() => {
      parts.statistics.end();
    });
  };
}

async function respond(parts: EntryParts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { latencyMillis } = parts.settings;
  try {
    const arrival = await readArrival(incoming);
    if (latencyMillis > 0) await pause(latencyMillis);
    send(response, await answerArrival(parts, arrival));
  } catch (error) {
    if (error instanceof BrokenConnection) breakOff(response, error.how);
    // A mistake of the simulator must reach whoever reads the failing test.
    else send(response, { status: 500, body: { error: { code: 'simulatorFailed', message: String(error) } } });
  }
}

function send(response: ServerResponse, { status, headers, body }: GraphAnswer): void {
  const content = body instanceof Buffer || body === undefined ? (body ?? '') : JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(content),
    'request-id': randomUUID(),
    ...headers,
  });
  response.end(content);
}

function breakOff(response: ServerResponse, how: BrokenConnection['how']): void {
  if (how === 'reset') {
    response.destroy();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '4096' });
  response.write('{"value":[{"id":', () => response.destroy());
}
