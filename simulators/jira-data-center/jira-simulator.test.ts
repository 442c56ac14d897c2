import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { JiraSimulatorOptions } from './jira-options.ts';
import { startJiraSimulator, type JiraSimulator } from './jira-simulator.ts';

let jira: JiraSimulator | undefined;
afterEach(() => jira?.close());

async function start(options: Partial<JiraSimulatorOptions> = {}) {
  const started = await startJiraSimulator({ company: sampleCompany({ people: 20 }), ...options });
  jira = started;
  const send = (method: string, path: string, json?: object, headers: Record<string, string> = {}) =>
    fetch(`${started.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${started.token}`, 'content-type': 'application/json', ...headers },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
  return { jira: started, send };
}

const key = 'JIRAUSER10100';
const endpoint = '/rest/scriptrunner/latest/custom/rosterProfiles';

describe('the companion', () => {
  it('says what it is', async () => {
    const { send } = await start();
    const answer = await send('GET', endpoint);
    expect(await answer.json()).toEqual({
      companion: 'roster-jira-data-center',
      version: 1,
      maxPeople: 100,
      maxNameLength: 200,
      maxValueLength: 255,
    });
  });

  it.each([
    ['POST', { version: 2, names: [], people: [{ userKey: key }] }],
    ['POST', { version: 1, names: [], people: [] }],
    ['POST', { version: 1, names: [], people: [{ userKey: key }, { userKey: key }] }],
    ['POST', { version: 1, names: [], people: Array.from({ length: 101 }, (_, index) => ({ userKey: `u${index}` })) }],
    ['POST', { version: 1, names: ['jira/meta'], people: [{ userKey: key }] }],
    ['PUT', { version: 1, people: [{ userKey: key }] }],
    ['PUT', { version: 1, people: [{ userKey: key, properties: { '.hidden': 'x' } }] }],
    ['PUT', { version: 1, people: [{ username: 'fred', properties: {} }] }],
  ])('refuses what breaks the contract as a whole (case %#)', async (method, body) => {
    const { jira, send } = await start();
    const before = [...jira.user(key).propertySet];
    const answer = await send(method, endpoint, body);
    expect(answer.status).toBe(400);
    expect([...jira.user(key).propertySet]).toEqual(before);
  });

  it('answers each person, and writes once', async () => {
    const { jira, send } = await start();
    jira.user('JIRAUSER10101').active = false;
    const people = [
      { userKey: key, properties: { Room: '4', Old: null } },
      { userKey: 'JIRAUSER10101', properties: { Room: '4' } },
      { userKey: 'JIRAUSER10102', properties: { Room: 'x'.repeat(256) } },
      { userKey: 'JIRAUSER1', properties: { Room: '4' } },
    ];
    const statuses = async () => {
      const answer = (await (await send('PUT', endpoint, { version: 1, people })).json()) as {
        people: { status: string }[];
      };
      return answer.people.map(({ status }) => status);
    };
    expect(await statuses()).toEqual(['applied', 'refused', 'refused', 'gone']);
    expect(await statuses()).toEqual(['alreadySo', 'refused', 'refused', 'gone']);
    expect(jira.user(key).propertySet.get('jira.meta.Room')).toBe('4');
  });

  it('lets nobody in who is no administrator', async () => {
    const { jira, send } = await start({ administers: false });
    expect((await send('GET', endpoint)).status).toBe(403);
    jira.world.companion = 'absent';
    expect((await send('GET', endpoint)).status).toBe(404);
  });
});

describe('an upload', () => {
  const form = () => {
    const body = new FormData();
    body.set('avatar', new Blob(['no picture'], { type: 'image/png' }));
    return body;
  };

  it('needs the header against forged requests', async () => {
    const { jira } = await start();
    const name = jira.user(key).name;
    const url = `${jira.url}/rest/api/2/user/avatar/temporary?username=${name}`;
    const authorization = `Bearer ${jira.token}`;
    const forged = await fetch(url, { method: 'POST', body: form(), headers: { authorization } });
    expect([forged.status, await forged.text()]).toEqual([403, 'XSRF check failed']);
    const headers = { authorization, 'x-atlassian-token': 'no-check' };
    const answer = await fetch(url, { method: 'POST', body: form(), headers });
    expect(answer.status).toBe(201);
    expect(await answer.text()).toContain('<textarea>{&quot;errorMessages&quot;:[&quot;The file is not an image.');
  });

  it('has a second step only in the session of the first', async () => {
    const { jira, send } = await start();
    const crop = { cropperOffsetX: 0, cropperOffsetY: 0, cropperWidth: 48, needsCropping: false };
    const answer = await send('POST', `/rest/api/2/user/avatar?username=${jira.user(key).name}`, crop);
    expect(answer.status).toBe(500);
  });

  it('goes by user name: a key is nobody’s', async () => {
    const { send } = await start();
    expect((await send('GET', `/rest/api/2/user/avatars?username=${key}`)).status).toBe(404);
  });
});

describe('a sign-in', () => {
  it('with a wrong password three times asks for a CAPTCHA, until somebody resets it', async () => {
    const { jira, send } = await start();
    const basic = (password: string) => `Basic ${Buffer.from(`${jira.username}:${password}`).toString('base64')}`;
    const signIn = async (password: string) => {
      const answer = await send('GET', '/rest/api/2/myself', undefined, { authorization: basic(password) });
      return [answer.status, answer.headers.get('x-seraph-loginreason')];
    };
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await signIn('wrong')).toEqual([401, 'AUTHENTICATED_FAILED']);
    expect(await signIn(jira.password)).toEqual([403, 'AUTHENTICATION_DENIED']);
    jira.signIn.resetFailures();
    expect(await signIn(jira.password)).toEqual([200, null]);
  });

  it('is needed, and passwords may be forbidden', async () => {
    const { send } = await start({ allowsPasswords: false });
    expect((await send('GET', '/rest/api/2/myself', undefined, { authorization: '' })).status).toBe(401);
    expect((await send('GET', '/rest/api/2/myself', undefined, { authorization: 'Basic eDp5' })).status).toBe(403);
  });
});

it('limits the rate, and says when to come back', async () => {
  const now = new Date('2026-11-21T10:00:40Z');
  const { send } = await start({ requestsPerMinute: 2, now: () => now });
  const answers = [];
  for (let asked = 0; asked < 3; asked += 1) answers.push(await send('GET', '/rest/api/2/myself'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers[2]?.headers.get('retry-after')).toBe('20');
});

it('is only there below its context path', async () => {
  const { jira } = await start();
  const answer = await fetch(`${new URL(jira.url).origin}/rest/api/2/myself`, { redirect: 'manual' });
  expect(answer.status).toBe(302);
});
