import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../http/http-client.ts';
import { anywhere } from '../../../http/reach/reach.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import { createOneLoginToken } from './onelogin-token.ts';

const never = new AbortController().signal;

async function setUp() {
  let issued = 0;
  const server = await startScriptedServer((_, response) => {
    issued += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: `token-${String(issued)}`, expires_in: 36_000 }));
  });
  const clock = createFakeClock();
  const http = createHttpClient({ reach: anywhere, clock });
  const settings = {
    subdomain: 'acme',
    apiUrl: server.url,
    clientId: 'the-id',
    clientSecret: 'the-secret',
  };
  const token = createOneLoginToken({ settings, http, now: clock.now });
  const dispose = async () => {
    await http.close();
    await server[Symbol.asyncDispose]();
  };
  return { server, clock, token, [Symbol.asyncDispose]: dispose };
}

describe('the token', () => {
  it('is asked for in OneLogin’s own form', async () => {
    await using test = await setUp();
    await test.token.get(never);
    expect(test.server.received[0]).toMatchObject({
      method: 'POST',
      url: '/auth/oauth2/v2/token',
      headers: { authorization: 'client_id:the-id, client_secret:the-secret', 'content-type': 'application/json' },
      body: '{"grant_type":"client_credentials"}',
    });
  });

  it('is one for all until five minutes before its ten hours are over', async () => {
    await using test = await setUp();
    const both = await Promise.all([test.token.get(never), test.token.get(never)]);
    await test.clock.sleep(36_000 - 301, never);
    expect([...both, await test.token.get(never)]).toEqual(['token-1', 'token-1', 'token-1']);
    await test.clock.sleep(1, never);
    expect(await test.token.get(never)).toBe('token-2');
  });

  it('is replaced when it was dropped, and only then', async () => {
    await using test = await setUp();
    const first = await test.token.get(never);
    test.token.drop('another');
    expect(await test.token.get(never)).toBe(first);
    test.token.drop(first);
    expect(await test.token.get(never)).toBe('token-2');
  });
});
