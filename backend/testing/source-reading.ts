import { ConnectorError, type ConnectorFailure } from '../errors/connector-error.ts';
import type { JsonValue } from '../flow/model/json.ts';
import type { SourceRecord } from '../flow/model/record.ts';
import type { ReadFrom, SourcePage, SourceSession } from '../flow/sources/source.ts';

const never = new AbortController().signal;

export interface WholeReading {
  readonly pages: readonly SourcePage[];
  readonly records: readonly SourceRecord[];
  readonly read: 'whole' | 'changes' | 'listed' | undefined;
  /** As it comes back from the database. */
  readonly bookmark: JsonValue;
}

/** Reads to the end. */
export async function readToEnd(session: SourceSession, from: ReadFrom = {}): Promise<WholeReading> {
  const pages = await Array.fromAsync(session.readPeople(from, never));
  const end = pages.at(-1)?.end;
  const bookmark = JSON.parse(JSON.stringify(end?.bookmark ?? null)) as JsonValue;
  return { pages, records: pages.flatMap((page) => page.records), read: end?.read, bookmark };
}

/** The failure that `work` ends with. */
export async function failureOf(work: Promise<unknown>): Promise<ConnectorFailure> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (outcome instanceof ConnectorError) return outcome.failure;
  throw new Error(`It did not fail with a ConnectorError: ${String(outcome)}`);
}
