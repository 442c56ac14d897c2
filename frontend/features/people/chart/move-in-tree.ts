import type { KeyboardEvent } from 'react';

/** Arrow keys, Home, End and letters move between the rows of a tree. Opening and closing is the row's own. */
export function moveInTree(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const index = rows.findIndex((row) => row.contains(event.target as Node));
  const row = rows[index];
  if (!row) return;
  const next = nextRow(event.key, rows, index);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function nextRow(key: string, rows: readonly HTMLElement[], index: number): HTMLElement | undefined {
  const level = levelOf(rows[index]);
  switch (key) {
    case 'ArrowDown':
      return rows[index + 1];
    case 'ArrowUp':
      return rows[index - 1];
    case 'ArrowRight':
      return levelOf(rows[index + 1]) > level ? rows[index + 1] : undefined;
    case 'ArrowLeft':
      return rows.slice(0, index).findLast((row) => levelOf(row) < level);
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    default:
      return rowStartingWith(key, [...rows.slice(index + 1), ...rows.slice(0, index)]);
  }
}

function rowStartingWith(key: string, rows: readonly HTMLElement[]): HTMLElement | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLocaleLowerCase();
  return rows.find((row) => row.getAttribute('aria-label')?.toLocaleLowerCase().startsWith(letter));
}

function levelOf(row: HTMLElement | undefined): number {
  return Number(row?.getAttribute('aria-level') ?? 0);
}
