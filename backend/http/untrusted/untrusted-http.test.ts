import { describe, expect, it } from 'vitest';
import { startScriptedServer } from '../../testing/scripted-server.ts';
import { anywhere, limitedReach } from '../reach/reach.ts';
import { createUntrustedHttp, type UntrustedHttpOptions } from './untrusted-http.ts';

const never = new AbortController().signal;

/** Every name leads to this machine, so that only the guard keeps a request from the test's servers. */
function setUp(options: Partial<UntrustedHttpOptions> = {}) {
  const http = createUntrustedHttp({
    hosts: [],
    reach: anywhere,
    maxBytes: 1000,
    resolveName: (_, callback) => {
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    },
    ...options,
  });
  const get = (url: string, signal = never) => http.get({ url: new URL(url), headersFor: () => ({}) }, signal);
  return { get, http, [Symbol.asyncDispose]: () => http.close() };
}

const portOf = (server: { readonly url: string }) => new URL(server.url).port;

describe('a request to an address that others wrote', () => {
  it('reaches a host that an admin has named, by name and by address', async () => {
    await using server = await startScriptedServer((_, response) => response.end('here'));
    const named = `photos.corp.example:${portOf(server)}`;
    await using test = setUp({ hosts: [named, '127.0.0.1'] });
    for (const url of [`http://${named}/a`, `${server.url}/a`]) {
      expect(await test.get(url)).toMatchObject({ outcome: 'answered', response: { status: 200 }, url: new URL(url) });
    }
  });

  it('carries no cookie, no credentials and no fragment', async () => {
    await using server = await startScriptedServer((_, response) =>
      response.setHeader('Set-Cookie', 'a=b; Path=/').end('here'),
    );
    await using test = setUp({ hosts: ['127.0.0.1'] });
    await test.get(`${server.url}/a?b=c#ann`);
    await test.get(`${server.url}/a?b=c#ann`);
    expect(server.received.map(({ url }) => url)).toEqual(['/a?b=c', '/a?b=c']);
    for (const { headers } of server.received) expect(Object.keys(headers).sort()).toEqual(['connection', 'host']);
  });

  it('is not sent to a name that leads into a private network', async () => {
    await using test = setUp();
    expect(await test.get('http://img.example/a')).toEqual({
      outcome: 'refused',
      refusal: 'not-public',
      host: 'img.example',
    });
  });

  it('is not sent beyond the reach of the admin who has named the host', async () => {
    await using server = await startScriptedServer((_, response) => response.end('here'));
    const named = `photos.corp.example:${portOf(server)}`;
    await using test = setUp({ hosts: [named, '127.0.0.1'], reach: limitedReach(() => []) });
    for (const url of [`http://${named}/a`, `${server.url}/a`]) {
      expect(await test.get(url)).toMatchObject({ outcome: 'refused', refusal: 'not-public' });
    }
    expect(server.received).toEqual([]);
  });

  it('is not sent to a cloud’s metadata by way of a name that is allowed', async () => {
    await using test = setUp({
      hosts: ['photos.corp.example'],
      resolveName: (_, callback) => {
        callback(null, [{ address: '169.254.169.254', family: 4 }]);
      },
    });
    expect(await test.get('http://photos.corp.example/')).toMatchObject({ refusal: 'not-public' });
  });

  it('ends at its limit of bytes', async () => {
    await using server = await startScriptedServer((_, response) => response.end('x'.repeat(1001)));
    await using test = setUp({ hosts: ['127.0.0.1'] });
    expect(await test.get(server.url)).toMatchObject({ response: { body: 'too-large' } });
  });

  it('is over when its time is up, wherever it is: before the answer, within it, between redirects', async () => {
    await using server = await startScriptedServer(({ url }, response) => {
      if (url === '/slow-body') response.write('half');
      else if (url !== '/silent') {
        setTimeout(() => response.writeHead(302, { Location: `${url}x` }).end(), 150);
      }
    });
    await using test = setUp({ hosts: ['127.0.0.1'], timeoutSeconds: 0.4 });
    for (const path of ['/silent', '/slow-body', '/slow-redirects']) {
      expect(await test.get(server.url + path)).toEqual({
        outcome: 'unanswered',
        passing: false,
        message: '127.0.0.1 took too long: a picture must be here within 0.4 seconds.',
      });
    }
  });

  it('says that a host cannot be reached, and names the host alone', async () => {
    const server = await startScriptedServer((_, response) => response.end());
    await server[Symbol.asyncDispose]();
    await using test = setUp({ hosts: ['127.0.0.1'] });
    const answer = await test.get(`${server.url}/ann.jpg`);
    expect(answer).toMatchObject({ outcome: 'unanswered', passing: true });
    expect(JSON.stringify(answer)).not.toContain('ann.jpg');
  });

  it('rejects with the reason when it is aborted', async () => {
    const stop = new AbortController();
    await using server = await startScriptedServer(() => {
      stop.abort(new Error('stopped by the admin'));
    });
    await using test = setUp({ hosts: ['127.0.0.1'] });
    await expect(test.get(server.url, stop.signal)).rejects.toThrow('stopped by the admin');
  });

  it('can be closed twice', async () => {
    await using test = setUp();
    await test.http.close();
    await expect(test.http.close()).resolves.toBeUndefined();
  });
});

describe('a redirect', () => {
  const redirecting = (locationOf: (url: string) => string | undefined) =>
    startScriptedServer(({ url }, response) => {
      const location = locationOf(url);
      if (location === undefined) response.end('arrived');
      else response.writeHead(302, { Location: location }).end();
    });

  it.each([301, 302, 303, 307, 308])('of status %i is followed', async (status) => {
    await using server = await startScriptedServer(({ url }, response) => {
      if (url === '/b') response.end('arrived');
      else response.writeHead(status, { Location: '/b' }).end();
    });
    await using test = setUp({ hosts: ['127.0.0.1'] });
    expect(await test.get(`${server.url}/a`)).toMatchObject({ url: new URL(`${server.url}/b`) });
  });

  it('is followed three times and no more', async () => {
    await using server = await redirecting((url) => (url === '/1234' ? undefined : `${url}${String(url.length)}`));
    await using test = setUp({ hosts: ['127.0.0.1'] });
    expect(await test.get(`${server.url}/1`)).toMatchObject({ outcome: 'answered' });
    expect(await test.get(`${server.url}/`)).toMatchObject({ outcome: 'refused', refusal: 'too-many-redirects' });
    expect(server.received.map(({ url }) => url)).toEqual(['/1', '/12', '/123', '/1234', '/', '/1', '/12', '/123']);
  });

  it('is checked like the first address, each time', async () => {
    await using inside = await startScriptedServer((_, response) => response.end('secret'));
    const [insideUrl, port] = [inside.url, portOf(inside)];
    const targets: Readonly<Record<string, string>> = {
      [insideUrl]: 'not-public',
      [`http://localhost:${port}/`]: 'port',
      'http://img.example/': 'not-public',
      'http://[::1]/': 'not-public',
      'http://169.254.169.254/latest/meta-data/': 'not-public',
      'http://ann:secret@img.example/': 'credentials',
      'file:///etc/passwd': 'not-http',
      'data:image/png;base64,AAAA': 'not-http',
      'http://[': 'redirect-nowhere',
    };
    for (const [target, refusal] of Object.entries(targets)) {
      await using server = await redirecting((url) => (url === '/first' ? '/second' : target));
      await using test = setUp({ hosts: [`127.0.0.1:${portOf(server)}`] });
      expect(await test.get(`${server.url}/first`), target).toMatchObject({ outcome: 'refused', refusal });
    }
    expect(inside.received).toEqual([]);
  });

  it('takes no header along that was meant for another address', async () => {
    await using server = await redirecting((url) => (url === '/a' ? '/b' : undefined));
    await using test = setUp({ hosts: ['127.0.0.1'] });
    const headersFor = (url: URL): Record<string, string> => (url.pathname === '/a' ? { 'If-None-Match': '"a"' } : {});
    await test.http.get({ url: new URL(`${server.url}/a`), headersFor }, never);
    expect(server.received.map(({ headers }) => headers['if-none-match'])).toEqual(['"a"', undefined]);
  });
});
