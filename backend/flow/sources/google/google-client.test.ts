import { describe, expect, it } from 'vitest';
import { refusals } from '../../../../simulators/google/google-refusals.ts';
import type { SimulatedAnswer } from '../../../../simulators/edge/simulated-answer.ts';
import { createHttpClient } from '../../../http/http-client.ts';
import { anywhere } from '../../../http/reach/reach.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { answerJson, startScriptedWorkspace } from '../../../testing/google-workspace.ts';
import { createGoogleClient } from './google-client.ts';
import { googleThrottle } from './google-failure.ts';
import { googleSettings } from './google-settings.ts';
import { googleEndpoints } from './sign-in/google-endpoints.ts';
import { userScope } from './sign-in/google-scopes.ts';
import { createGoogleToken } from './sign-in/google-token.ts';

const never = new AbortController().signal;
const works: SimulatedAnswer = { status: 200, body: { users: [] } };

/** Answers one after the other; the last one stays. */
async function setUp(answers: readonly SimulatedAnswer[], expiresInSeconds = 3600) {
  let at = 0;
  const workspace = await startScriptedWorkspace((_, response) => {
    const { status, body } = answers[Math.min(at, answers.length - 1)] ?? works;
    at += 1;
    answerJson(response, status, body as object);
  }, expiresInSeconds);
  const clock = createFakeClock();
  const http = createHttpClient({ reach: anywhere, clock, readThrottle: googleThrottle });
  const settings = googleSettings.parse(workspace);
  const endpoints = googleEndpoints(settings);
  const token = createGoogleToken({ settings, endpoints, http, now: clock.now, scopes: [userScope] });
  const client = createGoogleClient({ directoryUrl: endpoints.directoryUrl, http, token, clock });
  const dispose = async () => {
    await http.close();
    await workspace[Symbol.asyncDispose]();
  };
  return { workspace, clock, client, [Symbol.asyncDispose]: dispose };
}

const bearersOf = (received: readonly { headers: { authorization?: string | undefined } }[]) =>
  received.map(({ headers }) => headers.authorization);

describe('a request to the Directory API', () => {
  it('carries the token', async () => {
    await using test = await setUp([works]);
    expect(await test.client.ask('/users?domain=x', never)).toEqual(works);
    expect(test.workspace.received()[0]).toMatchObject({
      url: '/admin/directory/v1/users?domain=x',
      headers: { authorization: 'Bearer token-1' },
    });
  });

  it('goes again with a new token when the token is refused, once, and goes on with that one', async () => {
    await using test = await setUp([refusals.unauthenticated(), works]);
    expect((await test.client.ask('/a', never)).status).toBe(200);
    expect((await test.client.ask('/b', never)).status).toBe(200);
    expect(bearersOf(test.workspace.received())).toEqual(['Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
  });

  it('gives up when the new token is refused as well', async () => {
    await using test = await setUp([refusals.unauthenticated()]);
    expect(await test.client.ask('/a', never)).toMatchObject({ status: 'refused', refusal: { status: 401 } });
    expect(test.workspace.received()).toHaveLength(2);
  });

  it('renews the token before it expires', async () => {
    await using test = await setUp([works]);
    await test.client.ask('/a', never);
    await test.clock.sleep(3600 - 301, never);
    await test.client.ask('/b', never);
    await test.clock.sleep(2, never);
    await test.client.ask('/c', never);
    expect(bearersOf(test.workspace.received())).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it('signs in once for requests that begin together', async () => {
    await using test = await setUp([works]);
    await Promise.all(['/a', '/b', '/c'].map((path) => test.client.ask(path, never)));
    expect(test.workspace.tokens()).toHaveLength(1);
  });

  it.each([refusals.userRateLimitExceeded(), refusals.gatewayRateLimit(), refusals.rateLimitExceeded()])(
    'waits longer each time while Google asks to (case %#)',
    async (later) => {
      await using test = await setUp([later, later, works]);
      expect((await test.client.ask('/a', never)).status).toBe(200);
      expect(test.clock.slept).toHaveLength(2);
      expect(Math.min(...test.clock.slept)).toBeGreaterThan(0);
    },
  );

  it.each([refusals.forbidden(), refusals.dailyLimitExceeded(), refusals.notFound('userKey')])(
    'is not sent again when it is refused for good (case %#)',
    async (refused) => {
      await using test = await setUp([refused, works]);
      expect((await test.client.ask('/a', never)).status).toBe('refused');
      expect(test.workspace.received()).toHaveLength(1);
      expect(test.clock.slept).toEqual([]);
    },
  );

  it('is tried three times where Google has an internal error', async () => {
    await using passing = await setUp([refusals.internalError(), works]);
    expect((await passing.client.ask('/a', never)).status).toBe(200);
    await using lasting = await setUp([refusals.internalError()]);
    expect((await lasting.client.ask('/a', never)).status).toBe('refused');
    expect(lasting.workspace.received()).toHaveLength(3);
  });
});
