import { createServer, request as sendRequest, type RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { duplexPair } from 'node:stream';

export interface InnerRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly signal: AbortSignal;
}

export interface InnerAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** Sends requests to an application within the process: as they would come over the network, but over none. */
export function createInnerRequests(app: RequestListener): (request: InnerRequest) => Promise<InnerAnswer> {
  const server = createServer(app);
  return ({ method, path, headers, body, signal }) => {
    const [near, far] = duplexPair();
    server.emit('connection', far);
    return new Promise((resolve, reject) => {
      const options = { method, path, headers: { ...headers, host: 'localhost' }, signal };
      const request = sendRequest({ ...options, createConnection: () => near }, (response) => {
        const { statusCode: status = 500 } = response;
        buffer(response)
          .then((bytes) => {
            resolve({ status, type: response.headers['content-type'] ?? '', body: bytes });
          })
          .catch(reject)
          .finally(() => near.destroy());
      });
      request.on('error', reject);
      request.end(body);
    });
  };
}
