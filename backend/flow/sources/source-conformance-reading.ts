import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { idsOf, never, readAll, readOrExpired, recordsOf, stored, useWorld } from './source-conformance-world.ts';
import type { SourceHarness } from './source-conformance-harness.ts';

const maxPageRecords = 2000;
const maxHeapGrowthBytes = 5_000_000;

export function describeReading(harness: SourceHarness): void {
  describe('reading everyone', () => {
    describeWholeReads(harness);
  });
  describe('reading nobody', () => {
    const { open } = useWorld(harness, { people: 0 });

    it('ends whole, with no record', async () => {
      const pages = await readAll(open());
      expect(recordsOf(pages)).toEqual([]);
      expect(pages.at(-1)?.end?.read).toBe('whole');
    });
  });
  describe('reading 5,000 people', () => {
    describeMemory(harness);
  });
  describe.runIf(harness.faults.includes('rate-limit'))('a provider that limits the rate', () => {
    const { provider, open } = useWorld(harness, { people: 30, fault: 'rate-limit' });

    it('is waited for, and loses nobody', async () => {
      expect(idsOf(await readAll(open()))).toEqual([...provider().everyone].sort());
      expect(Math.max(...(provider().waitedSeconds?.() ?? []))).toBeGreaterThan(0);
    });
  });
  describe.runIf(harness.faults.includes('unknown-fields'))('a provider that sends unknown fields', () => {
    const { provider, open } = useWorld(harness, { people: 30, fault: 'unknown-fields' });

    it('is read all the same', async () => {
      expect(idsOf(await readAll(open()))).toEqual([...provider().everyone].sort());
    });
  });
}

function describeWholeReads(harness: SourceHarness): void {
  const { provider, open } = useWorld(harness, { people: harness.severalPages });

  it('gives each person once, over several pages, and a whole end on the last page alone', async () => {
    const pages = await readAll(open());
    expect(pages.length).toBeGreaterThan(1);
    expect(idsOf(pages)).toEqual([...provider().everyone].sort());
    expect(pages.map((page) => page.end?.read)).toEqual([...pages.slice(1).map(() => undefined), 'whole']);
    expect(pages.flatMap((page) => page.removed)).toEqual([]);
  });

  it('goes on after any page in a new session, or says honestly that it cannot', async () => {
    const pages = await readAll(open());
    for (const [index, page] of pages.entries()) {
      const rest = await readOrExpired(open(), { cursor: stored(page.cursor) });
      if (rest === 'cursor-expired') continue;
      const both = new Set([...idsOf(pages.slice(0, index + 1)), ...idsOf(rest)]);
      expect([...both].sort()).toEqual([...provider().everyone].sort());
      expect(rest.at(-1)?.end?.read).toBe('whole');
    }
  });

  it.each(harness.dead)('says cursor-expired, given $named', async ({ from }) => {
    expect(await readOrExpired(open(), from(provider()))).toBe('cursor-expired');
  });

  it('stops promptly when aborted, with the reason given', async () => {
    const stop = new AbortController();
    const first = open().readPeople({}, stop.signal)[Symbol.asyncIterator]().next();
    stop.abort(new Error('stopped by the admin'));
    await expect(first).rejects.toThrow('stopped by the admin');
  });

  it('stops between pages when aborted', async () => {
    const stop = new AbortController();
    const pages = open().readPeople({}, stop.signal)[Symbol.asyncIterator]();
    await pages.next();
    stop.abort(new Error('stopped by the admin'));
    await expect(pages.next()).rejects.toThrow('stopped by the admin');
  });

  it('reads one person just as the list has them, and knows who is gone', async () => {
    const session = open();
    const listed = recordsOf(await readAll(session)).at(0);
    expect(await session.readPerson(listed?.id ?? '', never)).toEqual(listed);
    expect(await session.readPerson(provider().nobody, never)).toBe('gone');
  });

  it('passes its own check', async () => {
    const check = await open().check(never);
    expect(check.findings.filter((finding) => finding.status === 'missing')).toEqual([]);
    expect(check.ok).toBe(true);
  });

  it('can be closed twice', async () => {
    const session = open();
    await readAll(session);
    await session.close();
    await expect(session.close()).resolves.toBeUndefined();
  });
}

function describeMemory(harness: SourceHarness): void {
  const { provider, open } = useWorld(harness, { people: 5000 });

  it('holds no more than a page of them', async () => {
    const heapAfterPage: number[] = [];
    let people = 0;
    for await (const page of open().readPeople({}, never)) {
      expect(page.records.length).toBeLessThanOrEqual(maxPageRecords);
      people += page.records.length;
      heapAfterPage.push(heapBytes());
    }
    expect(people).toBe(provider().everyone.length);
    expect((heapAfterPage.at(-1) ?? 0) - (heapAfterPage[0] ?? 0)).toBeLessThan(maxHeapGrowthBytes);
  });
}

/** `gc` is only there for those who ask for it. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}
