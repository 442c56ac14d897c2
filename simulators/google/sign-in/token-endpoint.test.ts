import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCompany } from '../../company/company.ts';
import { scopes } from '../google-options.ts';
import { type GoogleSimulator, startGoogleSimulator } from '../google-simulator.ts';
import { type AssertionParts, requestToken } from '../testing/directory-caller.ts';

let google: GoogleSimulator;
beforeAll(async () => {
  google = await startGoogleSimulator({ company: sampleCompany({ people: 20 }) });
});
afterAll(() => google.close());

const seconds = (): number => Math.floor(Date.now() / 1000);

interface Exchanged {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function exchange(parts: AssertionParts): Promise<Exchanged> {
  const response = await requestToken(google, parts);
  return { status: response.status, body: (await response.json()) as Exchanged['body'] };
}

const list = (token: unknown): Promise<Response> =>
  fetch(`${google.directoryUrl}/admin/directory/v1/users?customer=my_customer`, {
    headers: { authorization: `Bearer ${String(token)}` },
  });

describe('the token endpoint', () => {
  test('gives a token for the administrator, for either audience', async () => {
    for (const aud of [google.tokenUrl, 'https://oauth2.googleapis.com/token']) {
      const { status, body } = await exchange({ aud });
      expect([status, body['token_type'], body['expires_in']]).toEqual([200, 'Bearer', 3599]);
      expect((await list(body['access_token'])).status).toBe(200);
    }
  });

  test.each<[string, AssertionParts, number, string, RegExp]>([
    ['a key that nobody knows', { account: 'stranger' }, 400, 'invalid_grant', /Signature/u],
    ['another audience', { aud: 'https://elsewhere.example' }, 400, 'invalid_grant', /audience/u],
    ['another issuer', { iss: 'someone@elsewhere.example' }, 400, 'invalid_grant', /account not found/u],
    ['an assertion of two hours', { lifetimeSeconds: 7200 }, 400, 'invalid_grant', /short-lived/u],
    ['one of yesterday', { issuedAt: seconds() - 86_400 }, 400, 'invalid_grant', /short-lived/u],
    ['one of tomorrow', { issuedAt: seconds() + 86_400 }, 400, 'invalid_grant', /short-lived/u],
    ['a user who is not there', { sub: 'nobody@larkfield.example' }, 400, 'invalid_grant', /email or User ID/u],
    ['no scope', { scope: '' }, 400, 'invalid_scope', /scope/u],
    ['a scope too many', { scope: `${scopes.users} ${scopes.schemas}` }, 401, 'unauthorized_client', /any of/u],
    ['an account without delegation', { account: 'roster-host' }, 401, 'unauthorized_client', /any of/u],
  ])('refuses %s', async (_what, parts, status, error, description) => {
    const answer = await exchange(parts);
    expect(answer).toMatchObject({ status, body: { error } });
    expect(answer.body['error_description']).toMatch(description);
  });

  test('refuses other grants and other texts', async () => {
    const send = (form: Record<string, string>) =>
      fetch(google.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
    expect((await send({ grant_type: 'client_credentials' })).status).toBe(400);
    const garbled = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a.b' };
    expect(await (await send(garbled)).json()).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('a token', () => {
  test('of the service account itself, or of somebody who is no administrator, is of no use', async () => {
    const itself = (await exchange({ sub: '' })).body['access_token'];
    const anyone = (await exchange({ sub: sampleCompany({ people: 20 }).people()[2]?.email })).body['access_token'];
    for (const token of [itself, anyone]) {
      const response = await list(token);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { errors: [{ reason: 'forbidden' }] } });
    }
  });

  test('is good only for its scopes', async () => {
    const response = await list((await exchange({ scope: scopes.members })).body['access_token']);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      error: { status: 'PERMISSION_DENIED', details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }] },
    });
  });

  test('expires, at the latest when the test says so', async () => {
    const token = (await exchange({})).body['access_token'];
    google.expireTokens();
    const response = await list(token);
    expect([response.status, (await list('')).status]).toEqual([401, 401]);
    expect(await response.json()).toMatchObject({ error: { errors: [{ reason: 'authError' }] } });
  });
});
