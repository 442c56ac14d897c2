import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import { type ConfluenceCloudSimulator, startConfluenceCloudSimulator } from './confluence-cloud-simulator.ts';
import type { ConfluenceCloudOptions } from './confluence-options.ts';

let simulator: ConfluenceCloudSimulator | undefined;
afterEach(() => simulator?.close());

async function start(options: Partial<ConfluenceCloudOptions> = {}) {
  const company = sampleCompany({ people: 20 });
  const started = await startConfluenceCloudSimulator({ company, ...options });
  simulator = started;
  const authorization = `Basic ${Buffer.from(`${started.email}:${started.apiToken}`).toString('base64')}`;
  const send = async (method: string, path: string, body?: string) => {
    const headers = { authorization, 'content-type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body }) };
    const answer = await fetch(`${started.url}${path}`, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const [person] = company.people();
  const accountId = started.accountIdOf({ id: person?.id ?? '' });
  const at = (key: string, id = accountId) => `/wiki/rest/api/user/${encodeURIComponent(id)}/property/${key}`;
  const statuses = async (...requests: readonly (readonly [string, string, string?])[]) => {
    const given: number[] = [];
    for (const [method, path, body] of requests) given.push((await send(method, path, body)).status);
    return given;
  };
  return { company, simulator: started, send, statuses, accountId, person, at };
}

const body = (value: unknown) => JSON.stringify({ value });

describe('a Confluence Cloud site', () => {
  it('creates a property with POST and updates it with PUT, and does neither with the other', async () => {
    const { send, statuses, at } = await start();
    const [key, one, two] = [at('rosterProfile'), body({ a: '1' }), body({ a: '2' })];
    expect(await statuses(['GET', key], ['PUT', key, one], ['POST', key, one])).toEqual([404, 404, 201]);
    expect(await statuses(['POST', key, two], ['PUT', key, two])).toEqual([409, 204]);
    expect(JSON.parse((await send('GET', key)).text)).toMatchObject({ key: 'rosterProfile', value: { a: '2' } });
    expect((await send('GET', key.replace('/rosterProfile', ''))).text).toContain('rosterProfile');
    expect(await statuses(['DELETE', key], ['DELETE', key], ['GET', key])).toEqual([204, 404, 404]);
  });

  it('checks account, key and value as Confluence does', async () => {
    const { statuses, at } = await start();
    const value = body({ a: 1 });
    const long = (length: number) => body({ a: 'x'.repeat(length - '{"a":""}'.length) });
    expect(await statuses(['POST', at('roster.profile'), value], ['POST', at('a-_9'), value])).toEqual([400, 201]);
    expect(await statuses(['POST', at('k', 'nobody'), value], ['POST', at('k'.repeat(256)), value])).toEqual([
      404, 400,
    ]);
    expect(await statuses(['POST', at('k'), '{}'], ['POST', at('k'), body({})], ['POST', at('k'), 'x'])).toEqual([
      400, 400, 400,
    ]);
    expect(await statuses(['POST', at('k'), body(['a'])], ['POST', at('k'), long(32_769)])).toEqual([400, 400]);
    expect(await statuses(['POST', at('k'), long(32_768)])).toEqual([201]);
  });

  it('tells users without their e-mail addresses, and leaves out whom it does not know', async () => {
    const { send, accountId, person } = await start();
    const { text } = await send('GET', `/wiki/rest/api/user/bulk?accountId=${accountId}&accountId=nobody`);
    expect(JSON.parse(text)).toMatchObject({ results: [{ accountId, displayName: person?.displayName }] });
    expect(text).not.toContain(person?.email);
    const many = Array.from({ length: 101 }, () => `accountId=${accountId}`).join('&');
    expect((await send('GET', `/wiki/rest/api/user/bulk?${many}`)).status).toBe(400);
  });

  it('has Jira beside it, or not', async () => {
    const { send, person } = await start();
    expect((await send('GET', `/rest/api/3/user/search?query=${person?.email ?? ''}`)).text).toContain(person?.email);
    await simulator?.close();
    const other = await start({ jira: 'none' });
    expect((await other.send('GET', '/rest/api/3/user/search?query=a')).status).toBe(404);
  });

  it('lets in whoever may use it, and knows strangers from wrong tokens', async () => {
    const { statuses, simulator, at } = await start();
    expect(await (await fetch(`${simulator.url}/wiki/rest/api/user/current`)).json()).toMatchObject({
      type: 'anonymous',
    });
    const headers = { authorization: 'Basic d3Jvbmc6d3Jvbmc=' };
    expect((await fetch(`${simulator.url}/wiki/rest/api/user/current`, { headers })).status).toBe(401);
    simulator.letIn(false);
    expect(await statuses(['GET', '/wiki/rest/api/user/current'], ['GET', at('k')])).toEqual([403, 403]);
  });

  it('limits bursts by endpoint and method', async () => {
    const { send, statuses, at } = await start({ burst: { requests: 1, seconds: 5 } });
    expect(await statuses(['GET', at('k')], ['DELETE', at('k')])).toEqual([404, 404]);
    const { status, headers } = await send('GET', at('k'));
    expect([status, headers.get('ratelimit-reason')]).toEqual([429, 'confluence-burst-based']);
  });
});
