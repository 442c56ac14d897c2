import type { Page } from 'playwright-core';

/** The value of one of the tiles on a run's page. */
export async function runFigure(page: Page, label: string): Promise<string | null> {
  const tile = page.locator('dl[aria-label="What the run did"] > div').filter({
    has: page.locator('dt').getByText(label, { exact: true }),
  });
  return tile.locator('dd').textContent();
}
