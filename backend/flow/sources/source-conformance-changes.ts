import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../model/json.ts';
import type { SourceId } from '../model/record.ts';
import { never, readAll, recordsOf, stored, useWorld } from './source-conformance-world.ts';
import type { SourceHarness } from './source-conformance-harness.ts';
import type { SourcePage, SourceSession } from './source.ts';

export function describeChanges(harness: SourceHarness): void {
  describe('reading changes', () => {
    const { provider, open } = useWorld(harness, { people: 30 });

    it('finds no change where there is none, and gives a bookmark again', async () => {
      const pages = await readAll(open(), { bookmark: await bookmarkOfAll(open()) });
      expect(recordsOf(pages)).toEqual([]);
      expect(pages.flatMap((page) => page.removed)).toEqual([]);
      expect(pages.at(-1)?.end?.read).toMatch(/^(changes|listed)$/);
      expect(pages.at(-1)?.end?.bookmark).toBeDefined();
    });

    it('gives a changed person as a whole record, and only once', async () => {
      const bookmark = await bookmarkOfAll(open());
      const changed = await provider().changeOne?.();
      const pages = await readAll(open(), { bookmark });
      expect(recordsOf(pages).map((record) => record.id)).toEqual([changed]);
      expect(recordsOf(pages)).toEqual([await open().readPerson(changed ?? '', never)]);
      const again = await readAll(open(), { bookmark: stored(pages.at(-1)?.end?.bookmark) });
      expect(recordsOf(again)).toEqual([]);
    });

    it('reports a removed person, and nobody else', async () => {
      const bookmark = await bookmarkOfAll(open());
      const before = provider().everyone.slice();
      const removed = await provider().removeOne?.();
      expect(goneFrom(await readAll(open(), { bookmark }), before)).toEqual([removed]);
    });
  });
}

async function bookmarkOfAll(session: SourceSession): Promise<JsonValue> {
  const end = (await readAll(session)).at(-1)?.end;
  if (end?.bookmark === undefined) throw new Error('The whole read gave no bookmark.');
  return stored(end.bookmark);
}

/** Whom the engine takes for gone after a read that is not whole. */
function goneFrom(pages: readonly SourcePage[], before: readonly SourceId[]): readonly SourceId[] {
  const removed = pages.flatMap((page) => page.removed);
  if (pages.at(-1)?.end?.read !== 'listed') return removed;
  const there = new Set(pages.flatMap((page) => [...(page.present ?? []), ...page.records.map(({ id }) => id)]));
  return [...new Set([...removed, ...before.filter((id) => !there.has(id))])];
}
