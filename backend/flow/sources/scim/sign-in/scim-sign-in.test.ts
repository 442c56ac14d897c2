import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import { type ScimSimulator, startScimSimulator } from '../../../../../simulators/scim/scim-simulator.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { openScim } from '../../../../testing/scim-sessions.ts';
import { failureOf, readToEnd } from '../../../../testing/source-reading.ts';
import type { JsonObject } from '../../../model/json.ts';

const never = new AbortController().signal;

async function start(tokenLifetimeSeconds = 3600) {
  const clock = createFakeClock();
  const company = sampleCompany({ people: 25 });
  const simulator = await startScimSimulator({ company, now: clock.now, tokenLifetimeSeconds });
  onTestFinished(() => simulator.close());
  const open = (settings: JsonObject) => {
    const session = openScim(simulator, { settings: { pageSize: 10, ...settings }, clock });
    onTestFinished(() => session.close());
    return session;
  };
  return { simulator, open, clock };
}

const clientOf = ({ tokenUrl, clientId, clientSecret }: ScimSimulator): JsonObject => ({
  signIn: 'clientCredentials',
  token: '',
  tokenUrl,
  clientId,
  clientSecret,
});

describe('signing in', () => {
  it('by user name and password', async () => {
    const { simulator, open } = await start();
    const { username, password } = simulator;
    expect((await readToEnd(open({ signIn: 'basic', username, password }))).records).toHaveLength(25);
    const failure = await failureOf(readToEnd(open({ signIn: 'basic', username, password: 'wrong' })));
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'password' });
  });

  it.each(['basic', 'post'])('by client credentials, the secret in %s, with one token for all', async (way) => {
    const { simulator, open } = await start();
    const settings = { ...clientOf(simulator), scope: 'scim.read', clientAuthentication: way };
    expect((await readToEnd(open(settings))).records).toHaveLength(25);
    expect(simulator.log.count('token')).toBe(1);
  });

  it('with a wrong bearer token fails at once, without trying again', async () => {
    const { simulator, open } = await start();
    const failure = await failureOf(open({ token: 'wrong' }).readPerson('u1', never));
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'token' });
    expect(simulator.log.count('user')).toBe(1);
  });
});

describe('an access token', () => {
  it('that is refused in the middle of a read is replaced once, and the read goes on', async () => {
    const { simulator, open } = await start();
    const pages = [];
    for await (const page of open(clientOf(simulator)).readPeople({}, never)) {
      if (pages.length === 0) simulator.expireTokens();
      pages.push(page);
    }
    expect(pages.flatMap(({ records }) => records)).toHaveLength(25);
    expect([simulator.log.count('token'), simulator.log.answered(401)]).toEqual([2, 1]);
  });

  it('that is refused twice in a row is the admin’s to mend', async () => {
    const { simulator, open } = await start();
    simulator.faults.add({ on: 'user', times: 9, answer: { status: 401 } });
    const failure = await failureOf(open(clientOf(simulator)).readPerson('u1', never));
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'clientId' });
    expect(simulator.log.count('token')).toBe(2);
  });

  it('is replaced before it expires', async () => {
    const { simulator, open, clock } = await start(120);
    const session = open(clientOf(simulator));
    await readToEnd(session);
    await clock.sleep(61, never);
    await readToEnd(session);
    expect([simulator.log.count('token'), simulator.log.answered(401)]).toEqual([2, 0]);
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['a wrong secret', { clientSecret: 'wrong' }, { reason: 'credentials-rejected', setting: 'clientSecret' }],
    ['an unknown scope', { scope: 'admin' }, { reason: 'credentials-rejected', setting: 'scope' }],
  ])('is not given for %s', async (_, settings, failure) => {
    const { simulator, open } = await start();
    expect(await failureOf(readToEnd(open({ ...clientOf(simulator), ...settings })))).toMatchObject(failure);
  });

  it.each<[string, { status: number; body?: unknown }, JsonObject]>([
    ['a web page', { status: 404, body: '<html>' }, { reason: 'unexpected-answer', setting: 'tokenUrl' }],
    ['a fault', { status: 500 }, { reason: 'unavailable' }],
    ['a refusal in HTML', { status: 403, body: '<html>' }, { reason: 'credentials-rejected' }],
    ['a client without that grant', { status: 400, body: { error: 'unauthorized_client' } }, { setting: 'clientId' }],
  ])('is not made of %s', async (_, answer, failure) => {
    const { simulator, open } = await start();
    simulator.faults.add({ on: 'token', times: 9, answer });
    expect(await failureOf(readToEnd(open(clientOf(simulator))))).toMatchObject(failure);
  });
});
