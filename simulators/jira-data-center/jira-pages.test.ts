import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { sampleCompany } from '../company/company.ts';
import type { JiraSimulatorOptions } from './jira-options.ts';
import { startJiraSimulator, type JiraSimulator } from './jira-simulator.ts';

let jira: JiraSimulator | undefined;
afterEach(() => jira?.close());

const key = 'JIRAUSER10100';

async function start(options: Partial<JiraSimulatorOptions> = {}) {
  const started = await startJiraSimulator({ company: sampleCompany({ people: 80 }), ...options });
  jira = started;
  return { jira: started, profile: () => textAt(started.profileUrl(started.user(key).name)) };
}

async function textAt(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** The three steps of an upload, in one session. */
async function upload(jira: JiraSimulator, picture: Buffer): Promise<void> {
  const { url, token } = jira;
  const name = `username=${jira.user(key).name}`;
  const headers = { authorization: `Bearer ${token}`, 'x-atlassian-token': 'no-check' };
  const form = new FormData();
  form.append('avatar', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'face.jpg');
  const first = await fetch(`${url}/rest/api/2/user/avatar/temporary?${name}`, { method: 'POST', body: form, headers });
  const cookie = first.headers.getSetCookie().join('; ');
  const json = { ...headers, cookie, 'content-type': 'application/json' };
  const crop = JSON.stringify({ cropperOffsetX: 0, cropperOffsetY: 0, cropperWidth: 120, needsCropping: false });
  const second = await fetch(`${url}/rest/api/2/user/avatar?${name}`, { method: 'POST', body: crop, headers: json });
  const third = await fetch(`${url}/rest/api/2/user/avatar?${name}`, {
    method: 'PUT',
    body: await second.text(),
    headers: json,
  });
  expect([first.status, second.status, third.status]).toEqual([201, 201, 200]);
}

const face = (): Promise<Buffer> =>
  sharp({ create: { width: 256, height: 256, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer();

const pictureIn = (page: string): string =>
  (/<img class="face" src="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&#38;', '&');

describe('a profile', () => {
  it('shows who somebody is before anything was written', async () => {
    const { jira, profile } = await start();
    const page = await profile();
    expect(page).toContain(`<h1>${jira.user(key).displayName}</h1>`);
    expect(page).toContain(jira.user(key).email);
    expect(page).toContain('No picture yet');
    expect(page).toContain('No user properties yet.');
    expect(page).not.toContain('<img');
  });

  it('shows the picture that was uploaded, byte for byte, and how large it is', async () => {
    const { jira, profile } = await start();
    const picture = await face();
    await upload(jira, picture);
    const page = await profile();
    expect(page).toContain('Uploaded through the REST API, 256 × 256 pixels');
    expect(jira.pictures()).toBe(1);
    const shown = await fetch(pictureIn(page));
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.from(await shown.arrayBuffer()).equals(picture)).toBe(true);
  });

  it('shows properties of both kinds under their own headings, and no settings of Jira', async () => {
    const { jira, profile } = await start();
    jira.user(key).propertySet.set('jira.meta.Cost centre', 'CC-1000');
    jira.user(key).entityProperties.set('roster', '{"room":"A1"}');
    const [, profileSection = '', restSection = ''] = (await profile()).split('<h2>').slice(1);
    expect(profileSection).toContain('<dt>Cost centre</dt><dd>CC-1000</dd>');
    expect(restSection).toContain('<dt>roster</dt><dd>{&#34;room&#34;:&#34;A1&#34;}</dd>');
    expect(await profile()).not.toContain('jira.user.locale');
  });

  it('shows markup as text', async () => {
    const { jira, profile } = await start();
    jira.user(key).displayName = '<script>alert(1)</script>';
    jira.user(key).propertySet.set('jira.meta.<b>', '"><img src=x onerror=alert(1)>');
    const page = await profile();
    expect(page).not.toMatch(/<script|<b>CC|<img/);
    expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(page).toContain('<dt>&#60;b&#62;</dt>');
  });

  it('is there only for who is', async () => {
    const { jira } = await start();
    const answer = await fetch(jira.profileUrl('nobody'));
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Nobody by this name');
  });
});

describe('the list of people', () => {
  const namesIn = (page: string): string[] =>
    [...page.matchAll(/<div><a [^>]+>([^<]+)<\/a>/g)].map(([, name = '']) => name);

  it('shows everyone by name, page by page', async () => {
    const { jira } = await start();
    const first = await textAt(jira.peopleUrl);
    expect(namesIn(first)).toHaveLength(60);
    const next = /<a href="(\?start=60)">Next/.exec(first)?.[1] ?? '';
    const names = [...namesIn(first), ...namesIn(await textAt(jira.peopleUrl + next))];
    expect(new Set(names).size).toBe(80);
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
  });

  it('finds a name', async () => {
    const { jira } = await start();
    const { displayName } = jira.user(key);
    const page = await textAt(`${jira.peopleUrl}?q=${encodeURIComponent(displayName.toUpperCase())}`);
    expect(namesIn(page)).toEqual([displayName]);
  });
});

it('finds at its next start what was written, and forgets it without a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-jira-'));
  const first = await start({ folder });
  await upload(first.jira, await face());
  first.jira.user(key).propertySet.set('jira.meta.Room', 'A1');
  await first.jira.close();
  const second = await start({ folder });
  const page = await second.profile();
  expect(page).toContain('<dt>Room</dt><dd>A1</dd>');
  expect((await fetch(pictureIn(page))).status).toBe(200);
  await second.jira.close();
  await rm(folder, { recursive: true });
  expect(await (await start()).profile()).toContain('No picture yet');
});
