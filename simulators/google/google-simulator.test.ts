import { describe, expect, test } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import { refusals } from './google-refusals.ts';
import { callDirectory } from './testing/directory-caller.ts';

describe('a simulated Workspace', () => {
  test('has a quota per minute, and says so with 403', async () => {
    let now = Date.now();
    await using google = await callDirectory({ queriesPerMinute: 2, now: () => new Date(now) });
    const statuses = [];
    for (let query = 0; query < 4; query += 1) statuses.push(await google.get('/users?customer=my_customer'));
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403, 403]);
    expect(statuses[2]?.body.error?.errors).toMatchObject([{ reason: 'userRateLimitExceeded' }]);
    now += 60_000;
    expect((await google.get('/users?customer=my_customer')).status).toBe(200);
  });

  test('forgets page tokens after three days, or when told to', async () => {
    let now = Date.now();
    await using google = await callDirectory({ now: () => new Date(now), tokenLifetimeSeconds: 7 * 24 * 3600 });
    const { body } = await google.get('/users?customer=my_customer');
    const next = `/users?customer=my_customer&pageToken=${body.nextPageToken ?? ''}`;
    now += 3 * 24 * 3600 * 1000 - 1000;
    expect((await google.get(next)).status).toBe(200);
    now += 1000;
    expect((await google.get(next)).status).toBe(400);
    const { body: fresh } = await google.get('/users?customer=my_customer');
    google.simulator.expirePages();
    expect((await google.get(`/users?customer=my_customer&pageToken=${fresh.nextPageToken ?? ''}`)).status).toBe(400);
  });

  test('says that an API is off in the newer shape, without `errors`', async () => {
    await using google = await callDirectory();
    google.simulator.enable('directory', false);
    const { status, body } = await google.get('/users?customer=my_customer');
    expect(status).toBe(403);
    expect(body.error?.errors).toBeUndefined();
    expect(body.error?.details).toMatchObject([{ reason: 'SERVICE_DISABLED' }]);
  });

  test('can list nobody with status 200, fail on demand, and counts what it was asked', async () => {
    await using google = await callDirectory({ company: sampleCompany({ people: 20 }) });
    google.simulator.listNobody(true);
    expect(await google.get('/users?customer=my_customer')).toMatchObject({ status: 200 });
    expect((await google.get('/users?customer=my_customer')).body.users).toBeUndefined();
    google.simulator.faults.add({ on: 'users', answer: refusals.backendError() });
    expect((await google.get('/users?customer=my_customer')).status).toBe(503);
    expect(google.simulator.log.count('users')).toBe(3);
    expect((await google.get('/planets')).status).toBe(404);
  });

  test('does not sign for whoever has no right to it', async () => {
    await using google = await callDirectory();
    const { metadataUrl, iamUrl, serviceAccountEmail } = google.simulator;
    const metadata = `${metadataUrl}/computeMetadata/v1/instance/service-accounts/default/token`;
    expect((await fetch(metadata)).status).toBe(403);
    const given = await fetch(metadata, { headers: { 'Metadata-Flavor': 'Google' } });
    const { access_token: token } = (await given.json()) as { readonly access_token: string };
    const sign = (account: string, authorization: string) =>
      fetch(`${iamUrl}/v1/projects/-/serviceAccounts/${account}:signJwt`, {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify({ payload: '{"iss":"x"}' }),
      });
    expect((await sign(serviceAccountEmail, `Bearer ${token}`)).status).toBe(200);
    expect((await sign('other@project.iam.gserviceaccount.com', `Bearer ${token}`)).status).toBe(403);
    expect((await sign(serviceAccountEmail, 'Bearer stolen')).status).toBe(401);
  });
});
