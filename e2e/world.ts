import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { startTestRoster, type RosterOptions, type TestRoster } from './roster.ts';
import { watchPage, type PageWatch } from './watch-page.ts';

export interface World {
  readonly roster: TestRoster;
  /** Someone with a browser of their own: nobody else's cookies, 1280 × 800 unless said otherwise. */
  visit(options?: BrowserContextOptions): Promise<Visitor>;
}

export interface Visitor extends Pick<PageWatch, 'expectAnswer'> {
  readonly page: Page;
  /** Opens an address of Roster, such as `/people`. */
  readonly open: (path: string) => Promise<void>;
}

const executablePath = '/usr/bin/chromium';
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const patienceMs = 15_000;
const pictureFolder = join(import.meta.dirname, 'results');

/**
 * A Roster and a Chromium for the tests of one file. They are steps of one flow: after one that failed, the others are
 * skipped. A page on which anything went wrong fails the step that it happened in.
 */
export function useWorld(options: RosterOptions = {}): World {
  let roster: TestRoster | undefined;
  let browser: Browser | undefined;
  let hasFailed = false;
  const visits: { readonly page: Page; readonly watch: PageWatch }[] = [];

  beforeAll(async () => {
    [roster, browser] = await Promise.all([startTestRoster(options), launchBrowser()]);
  });
  beforeEach(({ skip }) => {
    skip(hasFailed, 'An earlier step of this flow failed.');
  });
  afterEach(async ({ task }) => {
    const problems = [...visits.flatMap(({ watch }) => watch.takeProblems()), ...(roster?.takeFaults() ?? [])];
    if (task.result?.state === 'fail' || problems.length > 0) {
      hasFailed = true;
      await Promise.all(visits.map(({ page }, index) => keepPicture(page, `${task.name} ${index}`)));
    }
    expect(problems).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await roster?.stop();
  });

  return {
    get roster() {
      if (!roster) throw new Error('Roster is not started yet: ask for it in a test or a hook.');
      return roster;
    },
    async visit(contextOptions = {}) {
      if (!browser) throw new Error('Chromium is not started yet: visit in a test or a hook.');
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        baseURL: this.roster.baseUrl,
        ...contextOptions,
      });
      context.setDefaultTimeout(patienceMs);
      const page = await context.newPage();
      const watch = watchPage(page);
      visits.push({ page, watch });
      return {
        page,
        expectAnswer: (answer) => {
          watch.expectAnswer(answer);
        },
        open: async (path) => {
          await page.goto(path);
        },
      };
    },
  };
}

async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: launchArguments });
}

async function keepPicture(page: Page, name: string): Promise<void> {
  if (page.isClosed()) return;
  await mkdir(pictureFolder, { recursive: true });
  await page.screenshot({ path: join(pictureFolder, `${name.replaceAll(/[^\w]+/g, '-')}.png`), fullPage: true });
}
