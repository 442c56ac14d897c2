import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../http/http-client.ts';
import { anywhere } from '../../../http/reach/reach.ts';
import { answerJson, type GraphScript, refuse, startScriptedTenant } from '../../../testing/entra-tenant.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { createEntraClient } from './entra-client.ts';
import { tasks } from './entra-failure.ts';
import { entraSettings } from './entra-settings.ts';
import { entraEndpoints } from '../../providers/entra/entra-clouds.ts';
import { createEntraToken } from '../../providers/entra/entra-token.ts';

const never = new AbortController().signal;

async function setUp(script: GraphScript, options: { maxBytes?: number } = {}) {
  const tenant = await startScriptedTenant(script);
  const clock = createFakeClock();
  const http = createHttpClient({ reach: anywhere, clock, ...options });
  const settings = entraSettings.parse(tenant);
  const endpoints = entraEndpoints(settings);
  const token = createEntraToken({ settings, endpoints, http, now: clock.now });
  const client = createEntraClient({ graphUrl: endpoints.graphUrl, http, token, now: clock.now });
  const dispose = async () => {
    await http.close();
    await tenant[Symbol.asyncDispose]();
  };
  return { tenant, clock, client, [Symbol.asyncDispose]: dispose };
}

interface Part {
  readonly id: string;
  readonly url: string;
}
const partsOf = (body: string): readonly Part[] => (JSON.parse(body) as { requests: readonly Part[] }).requests;
const bearersOf = (received: readonly { headers: { authorization?: string | undefined } }[]) =>
  received.map(({ headers }) => headers.authorization);

describe('a request to Graph', () => {
  it('carries the token, and the header of advanced queries when it is one', async () => {
    await using test = await setUp((_, response) => answerJson(response, 200, { value: [] }));
    await test.client.ask({ path: '/users' }, never);
    await test.client.ask({ path: `${test.tenant.graphUrl}/v1.0/users?$skiptoken=x`, eventual: true }, never);
    const [first, second] = test.tenant.received();
    expect(first).toMatchObject({ url: '/v1.0/users', headers: { authorization: 'Bearer token-1' } });
    expect(first?.headers).not.toHaveProperty('consistencylevel');
    expect(second).toMatchObject({ url: '/v1.0/users?$skiptoken=x', headers: { consistencylevel: 'eventual' } });
  });

  it('goes again with a new token when the token has expired, once', async () => {
    await using test = await setUp(({ headers }, response) => {
      if (headers.authorization === 'Bearer token-1') refuse(response, 401, 'InvalidAuthenticationToken');
      else answerJson(response, 200, { value: [] });
    });
    expect((await test.client.ask({ path: '/users' }, never)).status).toBe(200);
    expect((await test.client.ask({ path: '/users' }, never)).status).toBe(200);
    expect(bearersOf(test.tenant.received())).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
  });

  it('gives up when the new token is refused as well', async () => {
    await using test = await setUp((_, response) => refuse(response, 401, 'InvalidAuthenticationToken'));
    expect((await test.client.ask({ path: '/users' }, never)).status).toBe(401);
    expect(test.tenant.received()).toHaveLength(2);
  });

  it('drops the token at the first 403, as it may be older than the consent, and not again', async () => {
    await using test = await setUp((_, response) => refuse(response, 403, 'Authorization_RequestDenied'));
    const answers = [await test.client.ask({ path: '/a' }, never), await test.client.ask({ path: '/b' }, never)];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    expect(test.tenant.received().map(({ url }) => url)).toEqual(['/v1.0/a', '/v1.0/a', '/v1.0/b']);
    expect(test.tenant.tokens()).toHaveLength(2);
  });

  it('tells code, unknown property and wait of a refusal', async () => {
    await using test = await setUp((_, response) =>
      refuse(
        response,
        400,
        'BadRequest',
        "Could not find a property named 'deparment' on type 'microsoft.graph.user'.",
      ),
    );
    expect(await test.client.ask({ path: '/users' }, never)).toMatchObject({
      status: 400,
      code: 'BadRequest',
      unknownProperty: 'deparment',
    });
  });

  it('goes by the status alone when a gateway refuses in HTML', async () => {
    await using test = await setUp((_, response) =>
      response.writeHead(500, { 'content-type': 'text/html' }).end('<p>'),
    );
    expect(await test.client.ask({ path: '/users' }, never)).toMatchObject({ status: 500, code: undefined });
  });
});

describe('a batch', () => {
  it('sends parts as Graph wants them, and gives answers in their order', async () => {
    await using test = await setUp(({ body }, response) => {
      const responses = partsOf(body).map(({ id, url }) => ({ id, status: 200, headers: {}, body: { url } }));
      answerJson(response, 200, { responses: responses.reverse() });
    });
    const answers = await test.client.batch(['/users/a/photo', '/users/b/photo'], tasks.pictures, never);
    expect(answers.map(({ body }) => body)).toEqual([{ url: '/users/a/photo' }, { url: '/users/b/photo' }]);
    expect(test.tenant.received()[0]).toMatchObject({ method: 'POST', url: '/v1.0/$batch' });
  });

  it('reads what each part was refused for, with its own wait', async () => {
    await using test = await setUp((_, response) =>
      answerJson(response, 200, {
        responses: [
          { id: '0', status: 429, headers: { 'retry-after': '2.128' }, body: { error: { code: 'TooManyRequests' } } },
          { id: '1', status: 404, body: null },
        ],
      }),
    );
    expect(await test.client.batch(['/a', '/b', '/c'], tasks.pictures, never)).toMatchObject([
      { status: 429, code: 'TooManyRequests', retryAfterSeconds: 3 },
      { status: 404, code: undefined },
      { status: 504 },
    ]);
  });

  it('goes again with a new token when a part’s token has expired, but not for a mailbox that refuses', async () => {
    await using test = await setUp(({ headers }, response) => {
      const code = headers.authorization === 'Bearer token-1' ? 'InvalidAuthenticationToken' : 'AuthenticationError';
      answerJson(response, 200, { responses: [{ id: '0', status: 401, body: { error: { code } } }] });
    });
    const answers = await test.client.batch(['/a'], tasks.pictures, never);
    expect(answers).toMatchObject([{ status: 401, code: 'AuthenticationError' }]);
    expect(test.tenant.received()).toHaveLength(2);
  });

  it('goes again in halves when the answer is too large, down to the one part that is', async () => {
    const sizes: number[] = [];
    await using test = await setUp(
      ({ body }, response) => {
        const parts = partsOf(body);
        sizes.push(parts.length);
        const content = (url: string): string => (url === '/huge' ? 'x'.repeat(4000) : 'small');
        answerJson(response, 200, {
          responses: parts.map(({ id, url }) => ({ id, status: 200, headers: {}, body: content(url) })),
        });
      },
      { maxBytes: 2000 },
    );
    const answers = await test.client.batch(['/a', '/huge', '/c', '/d'], tasks.pictures, never);
    expect(answers.map(({ status }) => status)).toEqual([200, 413, 200, 200]);
    expect(sizes).toEqual([4, 2, 1, 1, 2]);
  });

  it('fails as a whole when it is refused as a whole', async () => {
    await using test = await setUp((_, response) => refuse(response, 403, 'Authorization_RequestDenied'));
    await expect(test.client.batch(['/a'], tasks.pictures, never)).rejects.toMatchObject({
      failure: { reason: 'permission-missing', permission: 'ProfilePhoto.Read.All' },
    });
  });

  it('fails when Graph answers with something else', async () => {
    await using test = await setUp((_, response) => answerJson(response, 200, { value: [] }));
    await expect(test.client.batch(['/a'], tasks.pictures, never)).rejects.toMatchObject({
      failure: { reason: 'unexpected-answer' },
    });
  });

  it('waits for its turn while four others are under way', async () => {
    const waiting: ServerResponse[] = [];
    let most = 0;
    await using test = await setUp((_, response) => {
      most = Math.max(most, waiting.push(response));
      if (waiting.length < 4) return;
      setImmediate(() => {
        const responses = [{ id: '0', status: 200, headers: {}, body: {} }];
        for (const one of waiting.splice(0)) answerJson(one, 200, { responses });
      });
    });
    await Promise.all(Array.from({ length: 20 }, () => test.client.batch(['/a'], tasks.pictures, never)));
    expect(most).toBe(4);
  });
});
