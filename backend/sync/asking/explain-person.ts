import type { Explanation } from '#contract/connectors.ts';
import { AppError } from '../../errors/app-error.ts';
import { outOfScope } from '../../flow/directory/staged-record.ts';
import { compileMapping } from '../../flow/mapping/compile-mapping.ts';
import type { SourceRecord } from '../../flow/model/record.ts';
import type { SourceSession } from '../../flow/sources/source.ts';
import { askSource, findConnector, type ConnectorAtHand } from './ask-source.ts';
import { findSourceId } from './find-source-id-store.ts';
import type { ExplainRequest } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';

/** Rows are tried at every pause in typing: for this long the provider is not asked again for the same person. */
const rememberMs = 30_000;
const mostRemembered = 100;

interface Remembered {
  readonly record: SourceRecord;
  readonly at: number;
}

/** What each mapping row makes of one real person, by the code that a run maps with. */
export function createExplainer(parts: SyncParts): (request: ExplainRequest) => Promise<Explanation> {
  const remembered = new Map<string, Remembered>();

  const read = async (at: ConnectorAtHand, request: ExplainRequest): Promise<SourceRecord> => {
    const key = `${request.connectorId} ${request.person ?? ''}`;
    const held = remembered.get(key);
    const now = parts.clock.now().getTime();
    if (held && now - held.at < rememberMs) return held.record;
    const record = await readRecord(parts, at, request);
    const oldest = remembered.keys().next().value;
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.delete(key);
    remembered.set(key, { record, at: now });
    return record;
  };

  return async (request) => {
    const at = await findConnector(parts, request.siteId, request.connectorId);
    const record = await read(at, request);
    return explain(parts, at, { request, record });
  };
}

async function explain(
  { database }: SyncParts,
  { connector, source }: ConnectorAtHand,
  { request, record }: { readonly request: ExplainRequest; readonly record: SourceRecord },
): Promise<Explanation> {
  const rows = request.mappings ?? connector.mappings;
  const compiled = compileMapping([...rows], { caseInsensitivePaths: source.caseInsensitivePaths ?? false });
  const mapping = compiled.ok ? compiled.mapping : compiled.partial;
  const known = await database.personSource.findFirst({
    where: { connectorId: connector.id, sourceId: record.id, present: true },
    select: { personId: true },
  });
  const person = known && (await database.person.findUnique({ where: { id: known.personId } }));
  const because = outOfScope(record, connector.scope);
  const [draft] = await mapping.mapRecords([record]);
  return {
    sourceId: record.id,
    label: draft?.values['field:displayName'] ?? person?.displayName ?? record.id,
    personId: known?.personId ?? null,
    inScope: because === undefined,
    because: because ?? 'The provider lists this person in the connector’s scope.',
    rows: await mapping.explain(record),
    problems: compiled.ok ? [] : compiled.problems.map((problem) => ({ ...problem })),
    attributes: structuredClone(record.attributes) as Explanation['attributes'],
  };
}

async function readRecord(
  parts: SyncParts,
  at: ConnectorAtHand,
  { siteId, connectorId, person }: ExplainRequest,
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
