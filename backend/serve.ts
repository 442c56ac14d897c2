import { createServer, type RequestListener } from 'node:http';
import { StartError } from './errors/start-error.ts';

export interface HttpServer {
  /** As bound: with port 0, the one that the system gave. */
  readonly port: number;
  /** Lets requests under way be answered. */
  close(): Promise<void>;
}

/** Throws a `StartError` for an address that cannot be listened on. */
export function serve(
  listener: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(toStartError(cause, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve({
        port: address !== null && typeof address === 'object' ? address.port : port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeIdleConnections();
          }),
      });
    });
  });
}

function toStartError(cause: NodeJS.ErrnoException, host: string, port: number): StartError {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is taken. Stop what uses it, or set PORT to another (0 takes any free one).`,
        { cause },
      );
    case 'EACCES':
      return new StartError(`Roster may not listen on port ${port}. Set PORT to one above 1023.`, { cause });
    default:
      return new StartError(
        `Roster cannot listen on ${host}:${port} (${cause.code ?? cause.message}). Check ROSTER_HOST and PORT.`,
        {
          cause,
        },
      );
  }
}
