import { AppError } from '../../errors/app-error.ts';
import type { SourceRecord } from '../../flow/model/record.ts';
import type { SourceSession } from '../../flow/sources/source.ts';
import type { ExplainRequest } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';
import { askSource, type ConnectorAtHand } from './ask-source.ts';
import { findSourceId } from './find-source-id-store.ts';

/** Rows are tried at every pause in typing: for this long the provider is not asked again for the same person. */
const rememberMs = 30_000;
const mostRemembered = 100;

interface Remembered {
  readonly record: SourceRecord;
  readonly at: number;
}

export type PersonToRead = Pick<ExplainRequest, 'siteId' | 'connectorId' | 'person'>;

/** One person as the provider has them now, or had them a moment ago. */
export type ReadRecord = (at: ConnectorAtHand, person: PersonToRead) => Promise<SourceRecord>;

export function createRecordReader(parts: SyncParts): ReadRecord {
  const remembered = new Map<string, Remembered>();
  return async (at, wanted) => {
    const key = JSON.stringify([wanted.connectorId, wanted.person, at.attributePaths]);
    const held = remembered.get(key);
    const now = parts.clock.now().getTime();
    if (held && now - held.at < rememberMs) return held.record;
    const record = await askForRecord(parts, at, wanted);
    const oldest = remembered.keys().next().value;
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.delete(key);
    remembered.set(key, { record, at: now });
    return record;
  };
}

async function askForRecord(
  parts: SyncParts,
  at: ConnectorAtHand,
  { siteId, connectorId, person }: PersonToRead,
): Promise<SourceRecord> {
  if (person === undefined) return askSource(parts, at, firstPerson);
  const sourceId = await findSourceId(parts.database, { siteId, connectorId, person });
  const record = await askSource(parts, at, (session, signal) => session.readPerson(sourceId, signal));
  if (record !== 'gone') return record;
  throw new AppError(
    'not-found',
    'The identity provider does not have this person, or not in the groups and filter of the connector’s scope.',
  );
}

async function firstPerson(session: SourceSession, signal: AbortSignal): Promise<SourceRecord> {
  for await (const { records } of session.readPeople({}, signal)) {
    const [first] = records.filter(({ active }) => active);
    const record = first ?? records[0];
    if (record) return record;
  }
  throw new AppError('not-found', 'The identity provider lists nobody in the connector’s scope.');
}
