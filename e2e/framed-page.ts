import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';

const folder = process.env['ROSTER_SCREENSHOTS'];

/** Opens a page of an Atlassian product, and looks into its frame. */
export async function visit(page: Page, address: string): Promise<FrameLocator> {
  await page.goto(address);
  return page.frameLocator('#app');
}

export async function backgroundOf(app: FrameLocator): Promise<string> {
  return String(await app.locator('body').evaluate('getComputedStyle(document.body).backgroundColor'));
}

/** A picture of the page, where `ROSTER_SCREENSHOTS` names a folder for them. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.png`) });
}
