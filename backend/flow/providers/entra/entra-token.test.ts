import { createHash, X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleCompany } from '../../../../simulators/company/company.ts';
import { startEntraSimulator } from '../../../../simulators/entra/entra-simulator.ts';
import { selfSignedCertificate } from '../../../../simulators/entra/sign-in/self-signed-certificate.ts';
import { createHttpClient } from '../../../http/http-client.ts';
import { anywhere } from '../../../http/reach/reach.ts';
import { answerJson, startScriptedTenant } from '../../../testing/entra-tenant.ts';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import { type ReceivedRequest, startScriptedServer } from '../../../testing/scripted-server.ts';
import { entraAddressSettings, entraAppSettings } from './entra-connection.ts';
import { readAppCertificate } from './app-certificate.ts';
import { clientAssertion } from './client-assertion.ts';
import { entraEndpoints } from './entra-clouds.ts';
import { createEntraToken } from './entra-token.ts';

const never = new AbortController().signal;
const app = { tenantId: 'contoso.example', clientId: '8a4f2c10-52c3-4a57-b1fd-0c2f6a9e7d44' };
const bodyOf = (request: ReceivedRequest | undefined) => Object.fromEntries(new URLSearchParams(request?.body));

function setUp(url: string, given: object = { clientSecret: 'a+b&c' }) {
  const clock = createFakeClock();
  const settings = z
    .object({ ...entraAppSettings, ...entraAddressSettings })
    .parse({ ...app, ...given, authorityUrl: url, graphUrl: url });
  const http = createHttpClient({ reach: anywhere, clock });
  const token = createEntraToken({ settings, endpoints: entraEndpoints(settings), http, now: clock.now });
  return { token, clock, [Symbol.asyncDispose]: () => http.close() };
}

describe('a token for Graph', () => {
  it('is got with the secret, for all that was granted to the app', async () => {
    await using tenant = await startScriptedTenant(() => undefined);
    await using test = setUp(tenant.graphUrl);
    expect(await test.token.get(never)).toBe('token-1');
    expect(bodyOf(tenant.tokens()[0])).toEqual({
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: 'a+b&c',
      scope: `${tenant.graphUrl}/.default`,
    });
  });

  it('serves all requests until five minutes before it expires', async () => {
    await using tenant = await startScriptedTenant(() => undefined, 3600);
    await using test = setUp(tenant.graphUrl);
    const several = await Promise.all([test.token.get(never), test.token.get(never)]);
    expect(several).toEqual(['token-1', 'token-1']);
    await test.clock.sleep(3290, never);
    expect(await test.token.get(never)).toBe('token-1');
    await test.clock.sleep(20, never);
    expect(await test.token.get(never)).toBe('token-2');
  });

  it('is replaced when it is dropped, unless another took its place already', async () => {
    await using tenant = await startScriptedTenant(() => undefined);
    await using test = setUp(tenant.graphUrl);
    test.token.drop(await test.token.get(never));
    expect(await test.token.get(never)).toBe('token-2');
    test.token.drop('token-1');
    expect(await test.token.get(never)).toBe('token-2');
  });

  it('is waited for when sign-ins are throttled', async () => {
    await using server = await startScriptedServer((_, response) => {
      if (server.received.length > 1) answerJson(response, 200, { access_token: 'late', expires_in: '3599' });
      else response.writeHead(429, { 'retry-after': '4' }).end();
    });
    await using test = setUp(server.url);
    expect(await test.token.get(never)).toBe('late');
    expect(test.clock.slept).toEqual([4]);
  });

  it('is refused with the reason and the setting to correct, and without the secret', async () => {
    const simulator = await startEntraSimulator({ company: sampleCompany({ people: 1 }) });
    await using test = setUp(simulator.authorityUrl, {
      tenantId: simulator.tenantId,
      clientId: simulator.clientId,
      clientSecret: 'wr0ng',
    });
    const refusal = test.token.get(never);
    await expect(refusal).rejects.toMatchObject({
      failure: { reason: 'credentials-rejected', setting: 'clientSecret' },
    });
    await expect(refusal).rejects.not.toThrow(/wr0ng/);
    await simulator.close();
  });

  it('is not found in a page for people', async () => {
    await using server = await startScriptedServer((_, response) => response.end('<h1>Proxy</h1>'));
    await using test = setUp(server.url);
    await expect(test.token.get(never)).rejects.toMatchObject({ failure: { reason: 'unexpected-answer' } });
  });
});

describe('signing in with a certificate', () => {
  const { certificatePem: certificate, privateKeyPem: privateKey } = selfSignedCertificate('roster');

  it('is accepted by a tenant that knows the certificate', async () => {
    const simulator = await startEntraSimulator({ company: sampleCompany({ people: 1 }), certificate });
    const { tenantId, clientId } = simulator;
    await using test = setUp(simulator.authorityUrl, { tenantId, clientId, certificate, privateKey });
    // Assertions are dated by the machine's clock on both sides.
    await test.clock.sleep((Date.now() - test.clock.now().getTime()) / 1000, never);
    expect(await test.token.get(never)).toEqual(expect.any(String));
    await simulator.close();
  });

  it('proves the key with a short-lived assertion, signed PS256 and naming the certificate', async () => {
    const read = readAppCertificate({ certificate, privateKey });
    if ('message' in read) throw new Error(read.message);
    const tokenUrl = 'https://login.example/contoso.example/oauth2/v2.0/token';
    const now = new Date('2026-11-21T10:00:00Z');
    const jwt = await clientAssertion(read, { clientId: app.clientId, tokenUrl, now });
    const { publicKey, raw } = new X509Certificate(certificate);
    expect(decodeProtectedHeader(jwt)).toEqual({
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': createHash('sha256').update(raw).digest('base64url'),
    });
    const { payload } = await jwtVerify(jwt, publicKey, { audience: tokenUrl, currentDate: now });
    expect(payload).toMatchObject({ iss: app.clientId, sub: app.clientId });
    expect(payload.jti).toMatch(/./);
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBeGreaterThanOrEqual(300);
    expect((payload.exp ?? 0) - (payload.nbf ?? 0)).toBeLessThanOrEqual(600);
  });
});
