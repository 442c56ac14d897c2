import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
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
  const key = started.keyOf({ index: 0 });
  const profile = async () => (await fetch(started.profileUrl(started.user(key).username))).text();
  return { confluence: started, user: started.user(key), profile };
}

/** What the companion is told of one person. */
async function write({ confluence, user }: Awaited<ReturnType<typeof start>>, person: object): Promise<void> {
  const answer = await fetch(`${confluence.url}/rest/scriptrunner/latest/custom/rosterProfiles`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${confluence.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version: 1, people: [{ userKey: user.userKey, ...person }] }),
  });
  expect(await answer.json()).toMatchObject({ people: [{ status: 'applied' }] });
}

async function face() {
  const picture = await sharp({ create: { width: 128, height: 128, channels: 3, background: '#468' } })
    .jpeg()
    .toBuffer();
  return { picture, sent: { mimeType: 'image/jpeg', base64: picture.toString('base64') } };
}

const pictureIn = (page: string): string =>
  (/<img class="face" src="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&#38;', '&');

describe('a profile', () => {
  it('says that nothing was written yet', async () => {
    const { user, profile } = await start();
    const page = await profile();
    expect(page).toContain(`<h1>${user.displayName}</h1>`);
    expect(page).toContain('No picture yet');
    expect(page).toContain('Nothing yet.');
  });

  it('shows what the companion wrote, as Confluence names it', async () => {
    const world = await start();
    await write(world, {
      details: { location: 'Bristol', phone: '+44 1', position: 'Buyer', department: 'Procurement' },
    });
    const page = await world.profile();
    const shown = [...page.matchAll(/<dt>(Phone|Position|Department|Location)<\/dt><dd>([^<]+)/g)];
    expect(shown.map(([, label, value]) => `${label ?? ''}: ${value ?? ''}`)).toEqual([
      'Phone: +44 1',
      'Position: Buyer',
      'Department: Procurement',
      'Location: Bristol',
    ]);
    expect(page).not.toContain('<dt>IM</dt>');
  });

  it('shows the picture byte for byte, until it is taken away', async () => {
    const world = await start();
    const { picture, sent } = await face();
    await write(world, { picture: sent });
    const page = await world.profile();
    expect(page).toContain('Version 1, 128 × 128 pixels');
    const shown = await fetch(new URL(pictureIn(page), world.confluence.url));
    expect(Buffer.from(await shown.arrayBuffer()).equals(picture)).toBe(true);
    expect(world.confluence.pictures()).toBe(1);
    await write(world, { picture: null });
    expect(world.confluence.pictures()).toBe(0);
    expect(await world.profile()).toContain('No picture yet');
    expect((await fetch(shown.url)).status).toBe(404);
  });

  it('shows markup as text', async () => {
    const world = await start();
    await write(world, { details: { position: '</h1><script>alert(1)</script>' } });
    const page = await world.profile();
    expect(page).not.toContain('<script');
    expect(page).toContain('&#60;script&#62;');
  });

  it('is there only for who is', async () => {
    const { confluence } = await start();
    expect((await fetch(confluence.profileUrl('nobody'))).status).toBe(404);
  });
});

it('lists everyone', async () => {
  const { confluence, user } = await start();
  const page = await (await fetch(confluence.peopleUrl)).text();
  expect(page).toContain('<p>20 people</p>');
  expect(page).toContain(`>${user.displayName}</a>`);
});

it('finds at its next start what was written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'roster-confluence-'));
  const first = await start({ folder });
  await write(first, { details: { phone: '+44 1' }, picture: (await face()).sent });
  await first.confluence.close();
  const second = await start({ folder });
  const page = await second.profile();
  expect(page).toContain('+44 1');
  expect((await fetch(new URL(pictureIn(page), second.confluence.url))).status).toBe(200);
  await second.confluence.close();
  await rm(folder, { recursive: true });
});
