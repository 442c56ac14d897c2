import type { Locator, Page } from 'playwright-core';

/** Opens the menu of a select by the keyboard, as the input of some is out of sight, and takes one of its options. */
export async function choose(where: Page | Locator, label: string | RegExp, option: string | RegExp): Promise<void> {
  const combobox = where.getByRole('combobox', { name: label });
  await combobox.focus();
  await combobox.press('ArrowDown');
  await where.getByRole('option', { name: option }).first().click();
}
