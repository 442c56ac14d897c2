import { afterAll, beforeAll } from 'vitest';
import { ConnectorError } from '../../errors/connector-error.ts';
import type { JsonValue } from '../model/json.ts';
import type { SourceId, SourceRecord } from '../model/record.ts';
import type { ConformanceProvider, ConformanceWorld, SourceHarness } from './source-conformance-harness.ts';
import type { ReadFrom, SourcePage, SourceSession } from './source.ts';

export const never = new AbortController().signal;

export interface StartedWorld {
  readonly provider: () => ConformanceProvider;
  /** A new session, closed after the last case. */
  readonly open: () => SourceSession;
}

/** Starts a provider before the cases of a group, and ends it and all sessions after them. */
export function useWorld(harness: SourceHarness, world: ConformanceWorld): StartedWorld {
  let started: ConformanceProvider | undefined;
  const sessions: SourceSession[] = [];
  beforeAll(async () => {
    started = await harness.start(world);
  });
  afterAll(async () => {
    await Promise.all(sessions.map((session) => session.close()));
    await started?.close();
  });
  const provider = (): ConformanceProvider => {
    if (started === undefined) throw new Error('The provider runs while cases run, not while they are listed.');
    return started;
  };
  const open = (): SourceSession => {
    const session = provider().open();
    sessions.push(session);
    return session;
  };
  return { provider, open };
}

export const readAll = (session: SourceSession, from: ReadFrom = {}): Promise<readonly SourcePage[]> =>
  Array.fromAsync(session.readPeople(from, never));

export async function readOrExpired(
  session: SourceSession,
  from: ReadFrom,
): Promise<readonly SourcePage[] | 'cursor-expired'> {
  try {
    return await readAll(session, from);
  } catch (error) {
    if (error instanceof ConnectorError && error.failure.reason === 'cursor-expired') return 'cursor-expired';
    throw error;
  }
}

export const recordsOf = (pages: readonly SourcePage[]): readonly SourceRecord[] =>
  pages.flatMap((page) => page.records);

export const idsOf = (pages: readonly SourcePage[]): readonly SourceId[] =>
  recordsOf(pages)
    .map((record) => record.id)
    .sort();

/** Cursors and bookmarks live in a JSON column between sessions. */
export const stored = (value: JsonValue | undefined): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;
