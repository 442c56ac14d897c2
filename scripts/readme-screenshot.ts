/** Takes the picture in README: `node scripts/launch.mjs scripts/readme-screenshot.ts`. Needs Chromium. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { createSignInLink } from '../backend/access/sign-in/one-time-links.ts';
import type { Roster } from '../backend/compose.ts';
import { readEnv } from '../backend/env.ts';
import { createLog } from '../backend/logging.ts';
import { startWithDatabase } from '../backend/start-process.ts';
import { createDemoClient } from './demo/demo-client.ts';
import { followRun } from './demo/follow-run.ts';

const file = join(import.meta.dirname, '../docs/directory.png');
/** Departments in which nearly everyone has a picture. */
const path = '/people?search=sales';

/** An admin's sign-in link to a new Roster with the sample company. */
async function prepare(roster: Roster, adminToken: string): Promise<string> {
  const client = createDemoClient(roster.baseUrl, adminToken);
  const accountId = await client.ensureAdmin();
  process.stdout.write(`${await followRun(client, await client.startRun())}\n`);
  return createSignInLink(roster.access, accountId);
}

/** Waits until every picture in sight is drawn. */
async function waitForFaces(page: Page): Promise<void> {
  await page.getByRole('listitem').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
}

async function takePicture(roster: Roster, link: string): Promise<Buffer> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    await page.goto(link);
    await page.getByRole('button', { name: 'Account menu' }).waitFor();
    await page.goto(`${roster.baseUrl}${path}`);
    await waitForFaces(page);
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}

const dataFolder = await mkdtemp(join(tmpdir(), 'roster-screenshot-'));
const adminToken = randomBytes(24).toString('hex');
const env = readEnv({ PORT: '0', ROSTER_DATA: dataFolder, ROSTER_ADMIN_TOKEN: adminToken });
const roster = await startWithDatabase({ env, log: createLog({ level: 'warn' }, process.stderr) });
try {
  const picture = await takePicture(roster, await prepare(roster, adminToken));
  const { size } = await sharp(picture).png({ palette: true, quality: 90, effort: 10 }).toFile(file);
  process.stdout.write(`docs/directory.png: ${Math.ceil(size / 1024)} kB\n`);
} finally {
  await roster.stop();
  await rm(dataFolder, { recursive: true, force: true });
}
