import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { JiraCloudOptions } from './jira-cloud-options.ts';
import { type JiraCloudSimulator, startJiraCloudSimulator } from './jira-cloud-simulator.ts';

let simulator: JiraCloudSimulator | undefined;
afterEach(() => simulator?.close());

async function start(options: Partial<JiraCloudOptions> = {}, people = 20) {
  const company = sampleCompany({ people });
  const started = await startJiraCloudSimulator({ company, ...options });
  simulator = started;
  const authorization = `Basic ${Buffer.from(`${started.email}:${started.apiToken}`).toString('base64')}`;
  const send = async (method: string, path: string, body?: string) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${started.url}/rest/api/3${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  };
  const [person] = company.people();
  if (person === undefined) throw new Error('The company has nobody.');
  const accountId = started.accountIdOf(person);
  const at = (key: string, id = accountId) => `/user/properties/${key}?accountId=${encodeURIComponent(id)}`;
  return { company, simulator: started, send, person, accountId, at };
}

describe('a Jira Cloud site', () => {
  it('creates, updates, tells and removes a property of a user', async () => {
    const { send, at, accountId } = await start();
    expect((await send('GET', at('rosterProfile'))).status).toBe(404);
    expect((await send('PUT', at('rosterProfile'), '{"a":"1"}')).status).toBe(201);
    expect((await send('PUT', at('rosterProfile'), '{"a":"2"}')).status).toBe(200);
    expect((await send('GET', at('rosterProfile'))).body).toEqual({ key: 'rosterProfile', value: { a: '2' } });
    const keys = await send('GET', `/user/properties?accountId=${accountId}`);
    expect(keys.body).toMatchObject({ keys: [{ key: 'rosterProfile' }] });
    expect((await send('DELETE', at('rosterProfile'))).status).toBe(204);
    expect((await send('DELETE', at('rosterProfile'))).status).toBe(404);
  });

  it('checks account, key and value of a property as Jira does', async () => {
    const { send, at } = await start();
    const statuses = await Promise.all([
      send('PUT', '/user/properties/k', '{}'),
      send('PUT', '/user/properties/?accountId=x', '{}'),
      send('PUT', at('k', 'nobody'), '{}'),
      send('PUT', at('k'.repeat(256)), '{}'),
      send('PUT', at('k'.repeat(255)), '{}'),
      send('PUT', at('k'), ''),
      send('PUT', at('k'), 'no json'),
      send('PUT', at('k'), JSON.stringify('x'.repeat(32_766))),
      send('PUT', at('k'), JSON.stringify('x'.repeat(32_767))),
      send('GET', `${at('k')}&username=ann`),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([400, 404, 404, 400, 201, 400, 400, 201, 400, 400]);
  });

  it('keeps the properties of others from whoever is no admin', async () => {
    const { send, at, simulator } = await start({ permissions: ['USER_PICKER'] });
    expect((await send('PUT', at('k'), '{}')).status).toBe(403);
    expect((await send('PUT', at('k', simulator.site.caller.bean.accountId), '{}')).status).toBe(201);
    const { body } = await send('GET', '/mypermissions?permissions=ADMINISTER');
    expect(body).toMatchObject({ permissions: { ADMINISTER: { havePermission: false } } });
  });

  it('tells several users at once, ten to a page unless asked, and leaves out whom it does not know', async () => {
    const { send, company, simulator } = await start();
    const ids = company.people().map((person) => `accountId=${simulator.accountIdOf(person)}`);
    const first = await send('GET', `/user/bulk?${ids.join('&')}&accountId=nobody`);
    expect(first.body).toMatchObject({ total: 20, maxResults: 10, isLast: false });
    const second = await send('GET', `/user/bulk?${ids.join('&')}&startAt=10&maxResults=50`);
    expect(second.body).toMatchObject({ total: 20, isLast: true });
    expect((await send('GET', '/user/bulk')).status).toBe(400);
  });

  it('finds active users by the beginning of a name or address, and shows addresses only of those who show them', async () => {
    const { send, company } = await start({ showsEmail: ({ index }) => index > 0 });
    const [hidden, shown] = company.people();
    const found = async (query = '') => (await send('GET', `/user/search?query=${encodeURIComponent(query)}`)).body;
    expect(await found(shown?.email)).toMatchObject([{ emailAddress: shown?.email }]);
    expect(await found(hidden?.email)).toMatchObject([{ displayName: hidden?.displayName }]);
    expect(JSON.stringify(await found(hidden?.email))).not.toContain('emailAddress');
    company.change({ kind: 'disable', id: shown?.id ?? '' });
    expect(await found(shown?.email)).toEqual([]);
  });

  it('finds nobody for whoever may not browse users', async () => {
    const { send, person } = await start({ permissions: ['ADMINISTER'] });
    expect((await send('GET', `/user/search?query=${person.email}`)).body).toEqual([]);
    expect((await send('GET', '/user/bulk?accountId=x')).status).toBe(403);
  });

  it('refuses a wrong token, and counts bursts by endpoint and method', async () => {
    let now = Date.parse('2026-11-22T06:00:00Z');
    const { send, at, simulator } = await start({ burst: { requests: 2, seconds: 5 }, now: () => new Date(now) });
    expect((await fetch(`${simulator.url}/rest/api/3/myself`)).status).toBe(401);
    const limited = async (method: string, body?: string) => (await send(method, at('k'), body)).status === 429;
    expect([await limited('GET'), await limited('GET'), await limited('PUT', '{}')]).toEqual([false, false, false]);
    const refused = await send('GET', at('k'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-burst-based');
    now += 5000;
    expect(await limited('GET')).toBe(false);
  });
});
