import type { Explanation } from '#contract/connectors.ts';
import { outOfScope } from '../../flow/directory/staged-record.ts';
import { compileMapping, type MappingProblem } from '../../flow/mapping/compile-mapping.ts';
import { listAttributePaths } from '../../flow/mapping/paths/list-attribute-paths.ts';
import { ConnectorError, type ConnectorFailure } from '../../errors/connector-error.ts';
import { AppError } from '../../errors/app-error.ts';
import type { MappingRow } from '../../flow/model/mapping.ts';
import type { SourceRecord } from '../../flow/model/record.ts';
import { findConnector, type ConnectorAtHand } from './ask-source.ts';
import { createRecordReader, type ReadRecord } from './read-record.ts';
import type { ExplainRequest } from '../sync.ts';
import type { SyncParts } from '../sync-parts.ts';

/** What each mapping row makes of one real person, by the code that a run maps with. */
export function createExplainer(parts: SyncParts): (request: ExplainRequest) => Promise<Explanation> {
  const read = createRecordReader(parts);
  return async (request) => {
    const at = await findConnector(parts, request.siteId, request.connectorId);
    const everything = await read(at, request);
    const seen = await seeAsRun(read, at, { request, everything });
    return explain(parts, at, { ...seen, request, everything });
  };
}

interface Seen {
  /** As a run sees them. */
  readonly record: SourceRecord;
  /** Paths that the provider refuses a run. */
  readonly refused: readonly MappingProblem[];
}

/** Each is asked about by itself. */
const mostRefusals = 10;

/**
 * "All there is" is less than there is: some attributes are given only to whoever names them, as a run does, and for
 * some the provider refuses the run. Asked only about rows that find nothing yet.
 */
async function seeAsRun(
  read: ReadRecord,
  at: ConnectorAtHand,
  { request, everything }: { readonly request: ExplainRequest; readonly everything: SourceRecord },
): Promise<Seen> {
  const rows = request.mappings ?? at.connector.mappings;
  const knownPaths = listAttributePaths([everything.attributes]).map(({ path }) => path);
  const ask = async (asked: readonly MappingRow[]): Promise<SourceRecord | ConnectorFailure> => {
    const { warnings, attributePaths } = compileRows(at, asked, knownPaths);
    if (warnings.length === 0 || attributePaths === 'all') return everything;
    return read({ ...at, attributePaths }, { ...request, person: everything.id }).catch(refusalOf);
  };

  const whole = await ask(rows);
  if ('id' in whole) return { record: whole, refused: [] };
  const refused: MappingProblem[] = [];
  for (const warning of compileRows(at, rows, knownPaths).warnings.slice(0, mostRefusals)) {
    const answer = await ask(rows.slice(warning.row, warning.row + 1));
    if (!('id' in answer)) refused.push({ ...warning, message: answer.message });
  }
  const rest = await ask(rows.filter((_, index) => !refused.some(({ row }) => row === index)));
  return { record: 'id' in rest ? rest : everything, refused };
}

/** Anything but a refusal of what was asked for would keep a run from reading whatever is mapped. */
function refusalOf(error: unknown): ConnectorFailure {
  const cause = error instanceof AppError ? error.cause : undefined;
  if (cause instanceof ConnectorError && cause.failure.reason === 'unexpected-answer') return cause.failure;
  throw error;
}

function compileRows({ source }: ConnectorAtHand, rows: readonly MappingRow[], knownPaths: readonly string[]) {
  const caseInsensitivePaths = source.caseInsensitivePaths ?? false;
  const compiled = compileMapping([...rows], { caseInsensitivePaths, knownPaths });
  const mapping = compiled.ok ? compiled.mapping : compiled.partial;
  const problems = compiled.ok ? [] : compiled.problems;
  return { mapping, problems, warnings: compiled.warnings, attributePaths: mapping.attributePaths };
}

async function explain(
  { database }: SyncParts,
  at: ConnectorAtHand,
  seen: Seen & { readonly request: ExplainRequest; readonly everything: SourceRecord },
): Promise<Explanation> {
  const { connector } = at;
  const { record, everything } = seen;
  const { mapping, problems } = compileRows(at, seen.request.mappings ?? connector.mappings, []);
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
    problems: [...problems, ...seen.refused].map((problem) => ({ ...problem })),
    attributes: structuredClone({ ...everything.attributes, ...record.attributes }) as Explanation['attributes'],
  };
}
