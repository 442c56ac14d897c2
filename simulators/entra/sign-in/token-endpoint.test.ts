import { randomUUID, X509Certificate } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleCompany } from '../../company/company.ts';
import { type EntraSimulator, startEntraSimulator } from '../entra-simulator.ts';
import { callGraph, requestToken } from '../testing/graph-caller.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

const granted = z.object({
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
  ext_expires_in: z.number(),
  access_token: z.string(),
});
const refused = z.object({
  error: z.string(),
  error_description: z.string(),
  error_codes: z.array(z.number()),
  timestamp: z.string(),
  trace_id: z.string(),
  correlation_id: z.string(),
  error_uri: z.string(),
});

const { certificatePem, privateKeyPem } = selfSignedCertificate('Roster');
const stranger = selfSignedCertificate('Somebody else');

let simulator: EntraSimulator;
beforeAll(async () => {
  simulator = await startEntraSimulator({ company: sampleCompany({ people: 10 }), certificate: certificatePem });
});
afterAll(() => simulator.close());

describe('the token endpoint', () => {
  test('gives a token whose roles are the granted application permissions', async () => {
    const response = await requestToken(simulator);
    const { access_token: token, expires_in: seconds } = granted.parse(await response.json());
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(seconds).toBe(3599);
    expect(claims).toMatchObject({
      aud: 'https://graph.microsoft.com',
      appid: simulator.clientId,
      tid: simulator.tenantId,
      roles: ['User.Read.All', 'GroupMember.Read.All'],
    });
  });

  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['an unknown app', { client_id: randomUUID() }, 400, 'unauthorized_client', 700016],
    [
      'a scope that is not a default one',
      { scope: 'https://graph.microsoft.com/User.Read.All' },
      400,
      'invalid_scope',
      70011,
    ],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ])('refuses %s', async (_what, form, status, error, code) => {
    expect(await refusal(requestToken(simulator, form))).toEqual({ status, error, codes: [code] });
  });

  test('refuses an unknown tenant', async () => {
    const answer = await refusal(requestToken(simulator, {}, randomUUID()));
    expect(answer).toEqual({ status: 400, error: 'invalid_request', codes: [90002] });
  });

  test('refuses a secret that has expired', async () => {
    simulator.faults.set({ secretExpired: true });
    expect(await refusal(requestToken(simulator))).toMatchObject({ status: 401, codes: [7000222] });
    simulator.faults.clear();
    expect((await requestToken(simulator)).status).toBe(200);
  });
});

describe('an assertion signed with a certificate', () => {
  test.each(['PS256', 'RS256'])('is taken with %s', async (algorithm) => {
    const response = await requestToken(simulator, await assertion({ algorithm }));
    granted.parse(await response.json());
  });

  test('may name the certificate by its SHA-1', async () => {
    const x5t = thumbprint(new X509Certificate(certificatePem).fingerprint);
    const response = await requestToken(simulator, await assertion({ header: { x5t } }));
    expect(response.status).toBe(200);
  });

  test.each([
    ['by a key that is not the certificate’s', { key: stranger.privateKeyPem }, 700027],
    [
      'naming a certificate that is not registered',
      { header: { 'x5t#S256': sha256Of(stranger.certificatePem) } },
      700027,
    ],
    ['without naming a certificate', { header: {} }, 700027],
    ['for another audience', { audience: 'https://graph.microsoft.com' }, 700023],
    ['an hour ago', { issuedAt: -3600 }, 700024],
    ['by another app', { issuer: randomUUID() }, 50027],
  ])('is refused %s', async (_what, changes, code) => {
    const answer = await refusal(requestToken(simulator, await assertion(changes)));
    expect(answer).toEqual({ status: 401, error: 'invalid_client', codes: [code] });
  });
});

describe('an access token', () => {
  test.each([
    ['none', {}, 'Access token is empty.'],
    ['an invented one', { Authorization: 'Bearer abc' }, 'CompactToken parsing failed with error code: 80049217'],
  ])('is asked for: %s is answered with 401', async (_what, headers, message) => {
    const response = await fetch(`${simulator.graphUrl}/v1.0/users`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken', message } });
  });

  test('is good until it expires, by the clock of the simulator', async () => {
    let now = new Date('2026-01-12T08:00:00Z');
    await using graph = await callGraph({ now: () => now, tokenLifetimeSeconds: 60 });
    expect((await graph.get('/users?$top=1')).status).toBe(200);
    now = new Date('2026-01-12T08:01:00Z');
    expect(await graph.get('/users?$top=1')).toMatchObject({
      status: 401,
      body: { error: { code: 'InvalidAuthenticationToken' } },
    });
  });

  test('keeps the permissions of the time when it was issued', async () => {
    await using graph = await callGraph({ roles: [] });
    graph.simulator.grant(['User.Read.All']);
    expect((await graph.get('/users?$top=1')).status).toBe(403);
    await graph.signIn();
    expect((await graph.get('/users?$top=1')).status).toBe(200);
  });
});

interface AssertionChanges {
  readonly algorithm?: string;
  readonly key?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly audience?: string;
  readonly issuer?: string;
  readonly issuedAt?: number;
}

async function assertion(changes: AssertionChanges): Promise<Record<string, string>> {
  const { algorithm = 'PS256', key = privateKeyPem, issuer = simulator.clientId, issuedAt = 0 } = changes;
  const seconds = Math.floor(Date.now() / 1000) + issuedAt;
  const token = await new SignJWT()
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', ...(changes.header ?? { 'x5t#S256': sha256Of(certificatePem) }) })
    .setAudience(changes.audience ?? `${simulator.authorityUrl}/${simulator.tenantId}/oauth2/v2.0/token`)
    .setIssuer(issuer)
    .setSubject(simulator.clientId)
    .setJti(randomUUID())
    .setNotBefore(seconds)
    .setExpirationTime(seconds + 300)
    .sign(await importPKCS8(key, algorithm));
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: token,
  };
}

async function refusal(request: Promise<Response>): Promise<{ status: number; error: string; codes: number[] }> {
  const response = await request;
  const { error, error_codes: codes, error_description: description } = refused.parse(await response.json());
  expect(description).toMatch(new RegExp(`^AADSTS${codes.join('')}: `, 'u'));
  return { status: response.status, error, codes };
}

function sha256Of(pem: string): string {
  return thumbprint(new X509Certificate(pem).fingerprint256);
}

function thumbprint(fingerprint: string): string {
  return Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
}
