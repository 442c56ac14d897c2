import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { ConfluenceSimulatorOptions } from './confluence-options.ts';
import { startConfluenceSimulator, type ConfluenceSimulator } from './confluence-simulator.ts';

let confluence: ConfluenceSimulator | undefined;
afterEach(() => confluence?.close());

async function start(options: Partial<ConfluenceSimulatorOptions> = {}) {
  const company = sampleCompany({ people: 20 });
  const started = await startConfluenceSimulator({ company, ...options });
  confluence = started;
  const send = (method: string, path: string, json?: object, headers: Record<string, string> = {}) =>
    fetch(`${started.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${started.token}`, 'content-type': 'application/json', ...headers },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
  const keys = company
    .people()
    .filter(({ active }) => active)
    .map((person) => started.keyOf(person));
  return { confluence: started, send, keys };
}

const endpoint = '/rest/scriptrunner/latest/custom/rosterProfiles';

describe('the companion', () => {
  it('says what it is', async () => {
    const { send } = await start();
    const described = { companion: 'roster-confluence-data-center', version: 1, maxPeople: 100, maxValueLength: 255 };
    expect(await (await send('GET', endpoint)).json()).toEqual(described);
  });

  it.each([
    ['POST', { version: 2, people: [{ userKey: 'a' }] }],
    ['POST', { version: 1 }],
    ['POST', { version: 1, emails: [] }],
    ['POST', { version: 1, emails: [''] }],
    ['POST', { version: 1, people: [{ userKey: 'a' }, { userKey: 'a' }] }],
    ['POST', { version: 1, people: Array.from({ length: 101 }, (_, index) => ({ userKey: `u${index}` })) }],
    ['PUT', { version: 1, emails: ['a@b.example'] }],
    ['PUT', { version: 1, people: [{ userKey: 'a', details: { aboutMe: 'x' } }] }],
    ['PUT', { version: 1, people: [{ userKey: 'a', picture: { mimeType: 'image/svg+xml', base64: '' } }] }],
  ])('refuses what breaks the contract as a whole (case %#)', async (method, body) => {
    const { send } = await start();
    expect((await send(method, endpoint, body)).status).toBe(400);
  });

  it('answers each person, and writes once', async () => {
    const { confluence, send, keys } = await start();
    const [one = '', disabled = '', long = ''] = keys;
    confluence.user(disabled).active = false;
    const people = [
      { userKey: one, details: { phone: '4', im: null } },
      { userKey: disabled, details: { phone: '4' } },
      { userKey: long, details: { phone: 'x'.repeat(256) } },
      { userKey: 'nobody', details: { phone: '4' } },
    ];
    const statuses = async () => {
      const answer = await send('PUT', endpoint, { version: 1, people });
      return ((await answer.json()) as { people: { status: string }[] }).people.map(({ status }) => status);
    };
    expect(await statuses()).toEqual(['applied', 'refused', 'refused', 'gone']);
    expect(await statuses()).toEqual(['alreadySo', 'refused', 'refused', 'gone']);
    expect(confluence.user(one).details.get('phone')).toBe('4');
  });

  it('writes nothing of a person whose picture is none', async () => {
    const { confluence, send, keys } = await start();
    const [userKey = ''] = keys;
    const picture = { mimeType: 'image/jpeg', base64: Buffer.from('no picture').toString('base64') };
    const answer = await send('PUT', endpoint, { version: 1, people: [{ userKey, details: { phone: '1' }, picture }] });
    expect(await answer.json()).toMatchObject({ people: [{ status: 'refused', code: 'picture-not-usable' }] });
    expect(confluence.user(userKey).details.has('phone')).toBe(false);
  });

  it('lets nobody in who is no administrator', async () => {
    const { confluence, send } = await start();
    expect((await send('GET', endpoint, undefined, { authorization: '' })).status).toBe(403);
    confluence.world.administers = false;
    expect((await send('GET', endpoint)).status).toBe(403);
  });
});

describe('the REST API', () => {
  it('greets whoever is not known as anonymous', async () => {
    const { send } = await start();
    const answer = await send('GET', '/rest/api/user/current', undefined, { authorization: '' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { type: 'anonymous' }]);
  });

  it('tells whether somebody is disabled only if asked', async () => {
    const { confluence, send, keys } = await start();
    const [key = ''] = keys;
    confluence.user(key).active = false;
    expect(await (await send('GET', `/rest/api/user?key=${key}`)).json()).not.toHaveProperty('status');
    const asked = await send('GET', `/rest/api/user?key=${key}&expand=status`);
    expect(await asked.json()).toMatchObject({ status: 'deactivated' });
  });

  it('takes no picture without the header against forged requests', async () => {
    const { send, keys } = await start();
    const answer = await send('POST', `/rest/user-profile/1.0/${keys[0] ?? ''}/avatar/upload`, { avatarDataURI: 'x' });
    expect([answer.status, await answer.text()]).toEqual([403, 'XSRF check failed']);
  });
});
