import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import type { OktaSimulatorOptions } from '../../../../simulators/okta/okta-options.ts';
import { startOktaSimulator } from '../../../../simulators/okta/okta-simulator.ts';
import { answerJson } from '../../../testing/entra-tenant.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { asApp, openOkta } from '../../../testing/okta-org.ts';
import { type ReceivedRequest, startScriptedServer } from '../../../testing/scripted-server.ts';
import { failureOf, readToEnd } from '../../../testing/source-reading.ts';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

async function simulated(options: Partial<OktaSimulatorOptions> = {}) {
  const clock = createFakeClock();
  const org = await startOktaSimulator({ company: sampleCompany({ people: 450 }), now: clock.now, ...options });
  ended.push(() => org.close());
  const session = openOkta(org, { clock, settings: asApp(org) });
  ended.push(() => session.close());
  return { org, clock, session };
}

async function scripted(answer: (request: ReceivedRequest, response: ServerResponse, url: string) => void) {
  const server = await startScriptedServer((request, response) => {
    answer(request, response, server.url);
  });
  ended.push(async () => {
    await server[Symbol.asyncDispose]();
  });
  const clock = createFakeClock();
  const session = openOkta({ orgUrl: server.url, apiToken: 'a-token' }, { clock });
  ended.push(() => session.close());
  return { session, clock, received: server.received };
}

const limitUntil = (epochSeconds: number) => ({
  'x-rate-limit-limit': '600',
  'x-rate-limit-remaining': '0',
  'x-rate-limit-reset': String(epochSeconds),
});

const ann = { id: '00u1', status: 'ACTIVE', profile: {} };

describe('a request to Okta', () => {
  it('carries the API token, and asks for as little as Okta can leave out', async () => {
    const { session, received } = await scripted((_, response) => {
      answerJson(response, 200, []);
    });
    await readToEnd(session);
    expect(received[0]?.headers).toMatchObject({
      authorization: 'SSWS a-token',
      'content-type': 'application/json; okta-response=omitCredentials,omitCredentialsLinks,omitTransitioningToStatus',
    });
  });

  it('follows the next link as it stands, whichever of the Link headers it is', async () => {
    const next = '/api/v1/users?after=00u%2Cx&weird=%7E&limit=200';
    const { session, received } = await scripted((request, response, url) => {
      const link = [`<${url}${next}>; rel="next"`, `<${url}/api/v1/users>; rel="self"`];
      response.writeHead(200, { 'content-type': 'application/json', ...(request.url === next ? {} : { link }) });
      response.end(JSON.stringify([ann]));
    });
    await readToEnd(session);
    expect(received.map(({ url }) => url)).toEqual([expect.stringContaining('filter='), next]);
  });

  it('follows no link to another server, which would be given the token', async () => {
    const { session } = await scripted((_, response) => {
      answerJson(response, 200, [ann], { link: '<https://evil.example/api/v1/users>; rel="next"' });
    });
    const failure = await failureOf(readToEnd(session));
    expect(failure).toMatchObject({ reason: 'unexpected-answer' });
    expect(failure.message).toContain('another server');
  });

  it('does not go round in circles', async () => {
    const { session } = await scripted((_, response, url) => {
      answerJson(response, 200, [ann], { link: `<${url}/api/v1/users?after=x>; rel="next"` });
    });
    expect((await failureOf(readToEnd(session))).message).toContain('leads back to itself');
  });

  it('waits longer from try to try while too many requests are under way', async () => {
    const { org, clock, session } = await simulated();
    org.faults.add({ on: 'users', times: 4, answer: org.tooManyAtOnce() });
    expect((await readToEnd(session)).records).toHaveLength(450);
    const [first = 0, , , fourth] = clock.slept;
    expect(first).toBeGreaterThan(0.1);
    expect(fourth).toBeGreaterThan(first);
  });

  it('gives up with the time to come back when Okta asks for too much patience', async () => {
    const date = 'Sat, 21 Nov 2026 12:00:00 GMT';
    const headers = { date, ...limitUntil(Date.parse(date) / 1000 + 900) };
    const { session } = await scripted((_, response) => {
      answerJson(response, 429, { errorCode: 'E0000047' }, headers);
    });
    expect(await failureOf(readToEnd(session))).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: 900 });
  });

  it('ends with the API token to blame when it is dead, without trying it again', async () => {
    const { session, received } = await scripted((_, response) => {
      answerJson(response, 401, { errorCode: 'E0000011' });
    });
    expect(await failureOf(readToEnd(session))).toMatchObject({ reason: 'credentials-rejected', setting: 'apiToken' });
    expect(received).toHaveLength(1);
  });
});

describe('signing in as an app', () => {
  it.each(['off', 'required', 'with-api-nonce'] as const)('works with proof of possession %s', async (dpop) => {
    const { org, session } = await simulated({ dpop });
    expect((await readToEnd(session)).records).toHaveLength(450);
    expect(org.log.count('token')).toBe(dpop === 'off' ? 1 : 3);
  });

  it('proves anew what had to wait, for a proof is good once and not for long', async () => {
    const { org, clock, session } = await simulated({ dpop: 'required' });
    const now = clock.now();
    const headers = { Date: now.toUTCString(), ...limitUntil(now.getTime() / 1000 + 100) };
    org.faults.add({ on: 'users', answer: { status: 429, headers } });
    expect((await readToEnd(session)).records).toHaveLength(450);
    expect(org.log.requests().map(({ kind, status }) => `${kind} ${String(status)}`)).toEqual([
      ...['token 400', 'token 400', 'token 200'],
      ...['users 429', 'users 401', 'users 200', 'users 200', 'users 200'],
    ]);
  });

  it('works with a clock that is wrong by hours', async () => {
    for (const clockAheadSeconds of [-10_000, 10_000]) {
      const { session } = await simulated({ clockAheadSeconds, dpop: 'required' });
      expect((await readToEnd(session)).records).toHaveLength(450);
    }
  });

  it('makes do with the scopes that were granted, also where Okta grants all or nothing', async () => {
    const { org, session } = await simulated({ scopeGrants: 'strict', scopes: ['okta.users.read', 'okta.logs.read'] });
    const { bookmark } = await readToEnd(session);
    await readToEnd(session, { bookmark });
    expect(org.log.requests().filter(({ kind, status }) => kind === 'logs' && status === 200)).toHaveLength(1);
  });

  it('fails when a new token is refused as well', async () => {
    const { org, session, clock } = await simulated();
    const headers = { Date: clock.now().toUTCString(), 'WWW-Authenticate': 'Bearer' };
    org.faults.add({ on: 'users', times: 5, answer: { status: 401, headers } });
    expect(await failureOf(readToEnd(session))).toMatchObject({ reason: 'credentials-rejected', setting: 'clientId' });
    expect(org.log.count('users')).toBe(2);
    expect(org.log.count('token')).toBe(2);
  });
});
