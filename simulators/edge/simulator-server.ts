import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { readArrival, type Arrival } from './arrival.ts';
import { BrokenConnection } from './broken-connection.ts';
import type { FaultRules } from './fault-rules.ts';
import type { RequestLog } from './request-log.ts';
import type { SimulatedAnswer } from './simulated-answer.ts';

export interface SimulatorServerOptions<Kind extends string> {
  /** 0: whatever port the system gives. */
  readonly port?: number;
  /** Every request takes at least so long. */
  readonly latencyMillis?: number;
  readonly faults: FaultRules<Kind>;
  readonly log: RequestLog<Kind>;
  /** What a request is about, for faults and counts. */
  readonly kindOf: (arrival: Arrival) => Kind;
  readonly answer: (arrival: Arrival, kind: Kind) => Promise<SimulatedAnswer> | SimulatedAnswer;
}

export interface SimulatorServer {
  /** Without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1: delay, faults, the answer, and a line in the log. */
export async function startSimulatorServer<Kind extends string>(
  options: SimulatorServerOptions<Kind>,
): Promise<SimulatorServer> {
  const server = createServer((incoming, response) => {
    options.log.begin();
    void respond(options, incoming, response).finally(() => {
      options.log.end();
    });
  });
  const port = await listen(server, options.port ?? 0);
  return { url: `http://127.0.0.1:${String(port)}`, close: () => closeServer(server) };
}

async function respond<Kind extends string>(
  { latencyMillis = 0, faults, log, kindOf, answer }: SimulatorServerOptions<Kind>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const arrival = await readArrival(incoming);
    if (latencyMillis > 0) await pause(latencyMillis);
    const kind = kindOf(arrival);
    const given = (await faults.befall(kind, arrival.url)) ?? (await answer(arrival, kind));
    log.record({ kind, method: arrival.method, url: arrival.url, status: given.status });
    send(response, given);
  } catch (error) {
    if (error instanceof BrokenConnection) breakOff(response, error.how);
    // A mistake of the simulator must reach whoever reads the failing test.
    else send(response, { status: 500, body: { simulatorFailed: String(error) } });
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: SimulatedAnswer): void {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const content = body === undefined ? '' : isRaw ? body : JSON.stringify(body);
  const type = isRaw || body === undefined ? {} : { 'Content-Type': 'application/json' };
  response.writeHead(status, { ...type, 'Content-Length': Buffer.byteLength(content), ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : content);
}

function breakOff(response: ServerResponse, how: BrokenConnection['how']): void {
  if (how === 'reset') {
    response.destroy();
    return;
  }
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '4096' });
  response.write('{"', () => response.destroy());
}

export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator does not listen on a port.');
  return address.port;
}

export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
