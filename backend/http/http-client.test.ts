import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../errors/connector-error.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { startScriptedServer } from '../testing/scripted-server.ts';
import { systemClock } from './clock.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';
import { anywhere, limitedReach, type Reach } from './reach/reach.ts';
import { parseJson } from './http-message.ts';

const never = new AbortController().signal;

function setUp(options: Partial<HttpClientOptions> = {}) {
  const clock = createFakeClock();
  const client = createHttpClient({ reach: anywhere, clock, ...options });
  return { clock, client, [Symbol.asyncDispose]: () => client.close() };
}

describe('an outbound request', () => {
  it('sends method, headers and body, and gives back status, headers and body', async () => {
    await using server = await startScriptedServer((_, response) =>
      response.writeHead(201, { 'X-Answer': 'yes' }).end('{"a":1}'),
    );
    await using test = setUp();
    const response = await test.client.send(
      { method: 'POST', url: `${server.url}/things?x=1`, headers: { 'X-Ask': 'me' }, body: 'hello' },
      never,
    );
    expect(server.received).toMatchObject([
      { method: 'POST', url: '/things?x=1', body: 'hello', headers: { 'x-ask': 'me' } },
    ]);
    expect(response.status).toBe(201);
    expect(response.header('x-answer')).toBe('yes');
    expect(parseJson(response)).toEqual({ a: 1 });
  });

  it('does not follow a redirect', async () => {
    await using server = await startScriptedServer((_, response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    );
    await using test = setUp();
    expect((await test.client.send({ url: server.url }, never)).status).toBe(302);
    expect(server.received).toHaveLength(1);
  });

  it('gives all headers of one name as one list', async () => {
    await using server = await startScriptedServer((_, response) =>
      response.writeHead(200, { link: ['<a>; rel="self"', '<b>; rel="next"'] }).end(),
    );
    await using test = setUp();
    const response = await test.client.send({ url: server.url }, never);
    expect(response.header('link')).toBe('<a>; rel="self", <b>; rel="next"');
    expect(response.header('x-none')).toBeUndefined();
  });

  it('stops reading an answer that is too large', async () => {
    await using server = await startScriptedServer((_, response) => response.end('x'.repeat(2000)));
    await using test = setUp({ maxBytes: 1000 });
    const response = await test.client.send({ url: server.url }, never);
    expect(response.body).toBe('too-large');
    expect(() => parseJson(response)).toThrow(ConnectorError);
  });

  it('says that an answer is not JSON without repeating it', async () => {
    await using server = await startScriptedServer((_, response) => response.end('<p>Ann Reed</p>'));
    await using test = setUp();
    const response = await test.client.send({ url: server.url }, never);
    expect(() => parseJson(response)).toThrow('The answer (status 200) is not JSON.');
  });
});

describe('a request that does not succeed at once', () => {
  it('waits as long as a 429 asks, then succeeds', async () => {
    await using server = await startScriptedServer((_, response) => {
      if (server.received.length > 2) response.end('done');
      else response.writeHead(429, { 'Retry-After': '2.128' }).end();
    });
    await using test = setUp();
    expect((await test.client.send({ url: server.url }, never)).status).toBe(200);
    expect(test.clock.slept).toEqual([3, 3]);
  });

  it('gives back the 429 when the provider asks for more than may be waited', async () => {
    await using server = await startScriptedServer((_, response) =>
      response.writeHead(429, { 'Retry-After': '3600' }).end(),
    );
    await using test = setUp({ maxWaitSeconds: 100 });
    const response = await test.client.send({ url: server.url }, never);
    expect(response.status).toBe(429);
    expect(test.clock.slept).toEqual([]);
  });

  it('keeps every other request of the session waiting meanwhile', async () => {
    await using server = await startScriptedServer((_, response) => response.end());
    await using test = setUp();
    test.client.holdOff(`${server.url}/batch`, 20);
    test.client.holdOff(`${server.url}/batch`, 5);
    await test.client.send({ url: `${server.url}/other` }, never);
    await test.client.send({ url: `${server.url}/other` }, never);
    expect(test.clock.slept).toEqual([20]);
  });

  it('comes back after a broken connection', async () => {
    await using server = await startScriptedServer((_, response) => {
      if (server.received.length === 1) response.socket?.destroy();
      else response.end('done');
    });
    await using test = setUp();
    expect((await test.client.send({ url: server.url }, never)).status).toBe(200);
    expect(test.clock.slept).toHaveLength(1);
  });

  it('sends nothing twice that must not happen twice', async () => {
    await using server = await startScriptedServer((_, response) => response.socket?.destroy());
    await using test = setUp();
    await expect(test.client.send({ method: 'POST', url: server.url, body: 'pay' }, never)).rejects.toThrow(
      'The connection to 127.0.0.1 broke off.',
    );
    expect(server.received).toHaveLength(1);
  });

  it('gives up on a host that stays away, as unavailable and naming only the host', async () => {
    const gone = await startScriptedServer((_, response) => response.end());
    await gone[Symbol.asyncDispose]();
    await using test = setUp({ maxAttempts: 3 });
    const failure = test.client.send({ url: `${gone.url}/users/ann@contoso.example` }, never);
    await expect(failure).rejects.toMatchObject({ failure: { reason: 'unavailable' } });
    await expect(failure).rejects.not.toThrow(/ann/);
    expect(test.clock.slept).toHaveLength(2);
  });

  it('gives up on a host that takes too long to answer', async () => {
    await using server = await startScriptedServer(() => undefined);
    await using test = setUp({ maxAttempts: 1, answerTimeoutSeconds: 0.05 });
    await expect(test.client.send({ url: server.url }, never)).rejects.toThrow('127.0.0.1 took too long to answer.');
  });
});

describe('an aborted request', () => {
  it('rejects with the reason given, while the answer is awaited', async () => {
    const stop = new AbortController();
    await using server = await startScriptedServer(() => {
      stop.abort(new Error('stopped by the admin'));
    });
    await using test = setUp();
    await expect(test.client.send({ url: server.url }, stop.signal)).rejects.toThrow('stopped by the admin');
  });

  it('rejects while the body is being read', async () => {
    const stop = new AbortController();
    await using server = await startScriptedServer((_, response) => {
      response.write('half of it');
      setImmediate(() => {
        stop.abort(new Error('stopped by the admin'));
      });
    });
    await using test = setUp();
    await expect(test.client.send({ url: server.url }, stop.signal)).rejects.toThrow('stopped by the admin');
  });

  it('rejects while it waits for its turn', async () => {
    await using server = await startScriptedServer((_, response) => response.end());
    await using test = setUp({ clock: systemClock });
    const stop = new AbortController();
    test.client.holdOff(server.url, 600);
    const answer = test.client.send({ url: server.url }, stop.signal);
    stop.abort(new Error('stopped by the admin'));
    await expect(answer).rejects.toThrow('stopped by the admin');
    expect(server.received).toHaveLength(0);
  });
});

describe('within a limited reach, an outbound request', () => {
  const failureOf = async (url: string, reach: Reach) => {
    await using test = setUp({ reach });
    const error: unknown = await test.client.send({ url }, never).catch((thrown: unknown) => thrown);
    return error instanceof ConnectorError ? error.failure : error;
  };

  it.each(['127.0.0.1', 'localhost', '0x7f000001', '127.1', '[::ffff:127.0.0.1]'])(
    'is not sent into a private network: %s',
    async (host) => {
      await using server = await startScriptedServer((_, response) => response.end('secret'));
      const failure = await failureOf(
        `http://${host}:${new URL(server.url).port}/`,
        limitedReach(() => []),
      );
      expect(failure).toMatchObject({
        reason: 'permission-missing',
        message: expect.stringContaining('ROSTER_TENANT_HOSTS') as string,
      });
      expect(server.received).toEqual([]);
    },
  );

  it('is sent to what the operator names, at that port alone', async () => {
    await using server = await startScriptedServer((_, response) => response.end('here'));
    await using other = await startScriptedServer((_, response) => response.end('secret'));
    const reach = limitedReach(() => [new URL(server.url).host]);
    await using test = setUp({ reach });
    expect((await test.client.send({ url: server.url }, never)).status).toBe(200);
    expect(await failureOf(other.url, reach)).toMatchObject({ reason: 'permission-missing' });
    expect(other.received).toEqual([]);
  });
});
