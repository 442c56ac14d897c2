import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../../../../simulators/company/company.ts';
import { scopes } from '../../../../../simulators/google/google-options.ts';
import { startGoogleSimulator } from '../../../../../simulators/google/google-simulator.ts';
import { serviceAccount } from '../../../../../simulators/google/sign-in/service-account.ts';
import { createHttpClient } from '../../../../http/http-client.ts';
import { anywhere } from '../../../../http/reach/reach.ts';
import { createFakeClock } from '../../../../testing/fake-clock.ts';
import { startScriptedWorkspace } from '../../../../testing/google-workspace.ts';
import { failureOf } from '../../../../testing/source-reading.ts';
import { googleSettings } from '../google-settings.ts';
import { googleEndpoints } from './google-endpoints.ts';
import { userScope } from './google-scopes.ts';
import { createGoogleToken } from './google-token.ts';

const never = new AbortController().signal;

async function startWorkspace() {
  const clock = createFakeClock();
  const simulator = await startGoogleSimulator({ company: sampleCompany({ people: 10 }), now: clock.now });
  const http = createHttpClient({ reach: anywhere, clock, maxWaitSeconds: 5 });
  const { tokenUrl, iamUrl, metadataUrl, adminEmail, serviceAccountKey } = simulator;
  const own = { tokenUrl, iamUrl, metadataUrl, adminEmail, serviceAccountKey };
  const tokenFor = (further: object = {}, wanted: readonly string[] = [userScope]) => {
    const settings = googleSettings.parse({ ...own, ...further });
    return createGoogleToken({ settings, endpoints: googleEndpoints(settings), http, now: clock.now, scopes: wanted });
  };
  const keyless = { signIn: 'signJwt', serviceAccountEmail: simulator.serviceAccountEmail, serviceAccountKey: '' };
  const dispose = async () => {
    await http.close();
    await simulator.close();
  };
  return { simulator, clock, tokenFor, keyless, [Symbol.asyncDispose]: dispose };
}

describe('signing in with a key', () => {
  it('says who it is, in whose name, and for what, in an assertion of at most an hour', async () => {
    await using workspace = await startScriptedWorkspace(() => undefined);
    const clock = createFakeClock();
    const http = createHttpClient({ reach: anywhere, clock });
    const settings = googleSettings.parse(workspace);
    const means = { settings, endpoints: googleEndpoints(settings), http, now: clock.now };
    expect(await createGoogleToken({ ...means, scopes: ['a', 'b'] }).get(never)).toBe('token-1');
    await http.close();
    const form = new URLSearchParams(workspace.tokens()[0]?.body);
    const assertion = form.get('assertion') ?? '';
    const { email, keys } = serviceAccount('roster');
    const issuedAt = clock.now().getTime() / 1000;
    expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer');
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS256', typ: 'JWT', kid: keys[0]?.id });
    expect(decodeJwt(assertion)).toEqual({
      iss: email,
      sub: 'admin@corp.example',
      scope: 'a b',
      aud: workspace.tokenUrl,
      iat: issuedAt,
      exp: issuedAt + 3600,
    });
  });

  it('is accepted by Google for what is authorised', async () => {
    await using test = await startWorkspace();
    expect(await test.tokenFor().get(never)).toMatch(/^ya29\./);
  });

  it.each([
    [{ adminEmail: 'nobody@larkfield.example' }, 'credentials-rejected', 'adminEmail', /no such user/],
    [{ serviceAccountKey: serviceAccount('stranger').keyFile }, 'credentials-rejected', 'serviceAccountKey', /new key/],
    [
      { serviceAccountKey: serviceAccount('roster-host').keyFile },
      'permission-missing',
      undefined,
      /client ID 1\d{20}/,
    ],
  ])('fails with what to correct (case %#)', async (wrong, reason, setting, message) => {
    await using test = await startWorkspace();
    const failure = await failureOf(test.tokenFor(wrong).get(never));
    expect(failure).toMatchObject({ reason, ...(setting === undefined ? {} : { setting }) });
    expect(failure.message).toMatch(message);
  });

  it('names client ID and scopes to paste when they are not authorised', async () => {
    await using test = await startWorkspace();
    test.simulator.authorise([scopes.users]);
    const failure = await failureOf(test.tokenFor({}, [scopes.users, scopes.members]).get(never));
    expect(failure.message).toContain(`client ID ${test.simulator.clientId} `);
    expect(failure.message).toContain(`${scopes.users},${scopes.members} `);
  });

  it('blames the clock of a machine that lives in another time', async () => {
    await using test = await startWorkspace();
    const settings = googleSettings.parse({ ...test.simulator, domain: '' });
    const later = (): Date => new Date(test.clock.now().getTime() + 2 * 3600 * 1000);
    const http = createHttpClient({ reach: anywhere, clock: test.clock });
    const means = { settings, endpoints: googleEndpoints(settings), http, now: later };
    const failure = await failureOf(createGoogleToken({ ...means, scopes: [userScope] }).get(never));
    await http.close();
    expect(failure).toMatchObject({ reason: 'credentials-rejected' });
    expect(failure.message).toMatch(/clock of this machine is wrong by about \d+ minutes/);
  });
});

describe('signing in without a key', () => {
  it('has Google sign for the identity of the machine', async () => {
    await using test = await startWorkspace();
    expect(await test.tokenFor(test.keyless).get(never)).toMatch(/^ya29\./);
    const asked = test.simulator.log.requests().map(({ kind }) => kind);
    expect(asked).toEqual(['metadata', 'sign-jwt', 'token']);
  });

  it('has Google sign for an account whose key is given', async () => {
    await using test = await startWorkspace();
    const withCaller = { ...test.keyless, serviceAccountKey: test.simulator.callerKey };
    expect(await test.tokenFor(withCaller).get(never)).toMatch(/^ya29\./);
    expect(test.simulator.log.count('metadata')).toBe(0);
  });

  it('names the role that whoever asks is lacking', async () => {
    await using test = await startWorkspace();
    const onItself = { ...test.keyless, serviceAccountKey: test.simulator.serviceAccountKey };
    expect(await failureOf(test.tokenFor(onItself).get(never))).toMatchObject({
      reason: 'permission-missing',
      permission: 'roles/iam.serviceAccountTokenCreator',
      setting: 'serviceAccountEmail',
    });
  });

  it('says that the API for it is off', async () => {
    await using test = await startWorkspace();
    test.simulator.enable('iam', false);
    const failure = await failureOf(test.tokenFor(test.keyless).get(never));
    expect(failure.message).toContain('IAM Service Account Credentials API is not enabled');
  });

  it('says that this machine is nobody where there is no metadata server', async () => {
    await using test = await startWorkspace();
    test.simulator.faults.add({ on: 'metadata', answer: { status: 200, body: { access_token: 'x', expires_in: 60 } } });
    expect(await failureOf(test.tokenFor(test.keyless).get(never))).toMatchObject({ setting: 'signIn' });
    const nowhere = { ...test.keyless, metadataUrl: 'http://127.0.0.1:9' };
    const failure = await failureOf(test.tokenFor(nowhere).get(never));
    expect(failure).toMatchObject({ reason: 'credentials-rejected', setting: 'signIn' });
  });
});
