import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHttpClient } from '../../../http/http-client.ts';
import { anywhere } from '../../../http/reach/reach.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { startScriptedServer } from '../../../testing/scripted-server.ts';
import { pingoneAddressSettings, pingoneAppSettings } from './pingone-connection.ts';
import { createPingOneToken } from './pingone-token.ts';

const never = new AbortController().signal;
const [environmentId, clientId] = ['5d9f2c1e-7b34-4c0a-9a51-0e6f3d2b8c47', 'b1c7a0de-3f55-4e2d-8c1b-6a9d4f7e2035'];

async function setUp(more: object = {}) {
  let issued = 0;
  const server = await startScriptedServer((_, response) => {
    issued += 1;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ access_token: `token-${String(issued)}`, expires_in: 3600 }));
  });
  const clock = createFakeClock();
  const http = createHttpClient({ reach: anywhere, clock });
  const clientSecret = 'a~b.c-d_e';
  const settings = z
    .object({ ...pingoneAppSettings, ...pingoneAddressSettings })
    .parse({ environmentId, clientId, clientSecret, authUrl: server.url, ...more });
  const token = createPingOneToken({ settings, http, now: clock.now });
  const dispose = async () => {
    await http.close();
    await server[Symbol.asyncDispose]();
  };
  return { server, clock, token, [Symbol.asyncDispose]: dispose };
}

describe('the token', () => {
  it('is asked for with the secret as Basic, its characters as they are', async () => {
    await using test = await setUp();
    await test.token.get(never);
    const [asked] = test.server.received;
    expect(asked).toMatchObject({ url: `/${environmentId}/as/token`, body: 'grant_type=client_credentials' });
    expect(Buffer.from(asked?.headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe(
      `${clientId}:a~b.c-d_e`,
    );
  });

  it('is asked for with the secret in the form when the app wants that', async () => {
    await using test = await setUp({ clientAuthentication: 'post' });
    await test.token.get(never);
    const [asked] = test.server.received;
    expect(asked?.headers.authorization).toBeUndefined();
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: 'a~b.c-d_e',
    });
  });

  it('is one for all until five minutes before its hour is over, or until it was dropped', async () => {
    await using test = await setUp();
    const both = await Promise.all([test.token.get(never), test.token.get(never)]);
    await test.clock.sleep(3600 - 301, never);
    expect([...both, await test.token.get(never)]).toEqual(['token-1', 'token-1', 'token-1']);
    await test.clock.sleep(1, never);
    expect(await test.token.get(never)).toBe('token-2');
    test.token.drop('token-1');
    expect(await test.token.get(never)).toBe('token-2');
    test.token.drop('token-2');
    expect(await test.token.get(never)).toBe('token-3');
  });
});
