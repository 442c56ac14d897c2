/** What is written together, in the order in which it came. */
interface Sized {
  readonly rows: number;
}

export interface GatheredPages<Page extends Sized> {
  /** Waits while more is gathered than one statement takes. Rejects once an earlier page could not be written. */
  add(page: Page): Promise<void>;
  /** Until everything is written. Rejects if something could not be. */
  finish(): Promise<void>;
}

/** As many rows as a bulk statement takes. */
const mostRows = 1000;

/**
 * Pages that come while others are written are written together, next: a quick provider is not held up by a transaction
 * for each of its pages, and of a slow one every page is written at once.
 */
export function gatherPages<Page extends Sized>(write: (pages: readonly Page[]) => Promise<void>): GatheredPages<Page> {
  let gathered: Page[] = [];
  let writing: Promise<void> | undefined;
  let failed: Promise<void> | undefined;

  const writeGathered = (): void => {
    const pages = gathered;
    gathered = [];
    const written = write(pages).then(() => {
      writing = undefined;
      if (gathered.length > 0) writeGathered();
    });
    writing = written;
    // Whoever adds or finishes next is told; until then a failure is not to count as unhandled.
    written.catch(() => {
      failed = written;
    });
  };
  const isFull = (): boolean => gathered.reduce((sum, { rows }) => sum + rows, 0) >= mostRows;

  return {
    add: async (page) => {
      while (isFull() && writing) await writing;
      await failed;
      gathered.push(page);
      if (!writing) writeGathered();
    },
    finish: async () => {
      while (writing) await writing;
    },
  };
}
