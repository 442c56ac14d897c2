import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { deliverTrigger } from './deliver-trigger.ts';

const limits = { timeoutMillis: 200, retryDelayMillis: 1 };

/** A remote that answers each attempt as the test says; `undefined`: not at all. */
async function startRemote(answers: readonly (number | undefined)[]) {
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const status = answers[Math.min(bodies.length, answers.length - 1)];
      bodies.push(JSON.parse(body));
      if (status !== undefined) response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    bodies,
    url: `http://127.0.0.1:${String(address.port)}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const tell = (url: string) =>
  deliverTrigger({ url, body: { eventType: 'e' }, headers: () => Promise.resolve({}) }, limits);

test('an event that is taken is told once', async () => {
  await using remote = await startRemote([204]);
  expect(await tell(remote.url)).toEqual({ status: 204, attempts: 1 });
  expect(remote.bodies).toEqual([{ eventType: 'e' }]);
});

test('an event that is refused, or not answered in time, is told again, and it is said why', async () => {
  await using remote = await startRemote([500, undefined, 200]);
  expect(await tell(remote.url)).toEqual({ status: 200, attempts: 3 });
  expect(remote.bodies).toMatchObject([
    { eventType: 'e' },
    { retryContext: { retryCount: 1, retryReason: 'INVALID_REMOTE_INVOCATION_ERROR' } },
    { retryContext: { retryCount: 2, retryReason: 'TIMEOUT_ERROR' } },
  ]);
});

test('after four retries an event is given up', async () => {
  await using remote = await startRemote([503]);
  expect(await tell(remote.url)).toEqual({ status: 503, attempts: 5 });
});
