import type { ConnectorConfiguration } from '../../connectors/connector-configuration.ts';
import type { CompiledMapping } from '../../flow/mapping/compile-mapping.ts';
import { compileMapping } from '../../flow/mapping/compile-mapping.ts';
import type { Source, SourceContext, SourceSession } from '../../flow/sources/source.ts';
import type { PlanOrder } from '../../flow/directory/plan-order.ts';
import type { RunProblem } from './run-store.ts';
import type { RunState } from './run-state.ts';
import type { SyncParts } from '../sync-parts.ts';

/** What the steps of one run share. */
export interface RunContext {
  readonly parts: SyncParts;
  /** As saved, or with what a preview is asked to try. */
  readonly connector: ConnectorConfiguration;
  readonly source: Source;
  readonly mapping: CompiledMapping;
  /** Aborted when the run is cancelled or lost, or the worker stops. */
  readonly signal: AbortSignal;
}

export type Step = (context: RunContext, run: RunState) => Promise<RunState>;

type Opened =
  { readonly ok: true; readonly context: RunContext } | { readonly ok: false; readonly problem: RunProblem };

/** Loads what the run works with; a connector that cannot work is a problem for its admin. */
export async function openContext(parts: SyncParts, run: RunState, signal: AbortSignal): Promise<Opened> {
  const saved = await parts.loadConnector(run.siteId, run.connectorId);
  const source = saved && parts.findSource(saved.kind);
  if (!saved || !source)
    return refuse('This version of Roster has no such connector. Update Roster, or remove the connector.');
  const { mappings = saved.mappings, scope = saved.scope } = run.unsaved ?? {};
  const connector = { ...saved, mappings, scope };
  const compiled = compileMapping(mappings, { caseInsensitivePaths: source.caseInsensitivePaths ?? false });
  const [problem] = compiled.ok ? [] : compiled.problems;
  if (!compiled.ok)
    return refuse(`Row ${(problem?.row ?? 0) + 1} of the attribute mapping cannot be used: ${problem?.message ?? ''}`);
  return { ok: true, context: { parts, connector, source, mapping: compiled.mapping, signal } };
}

function refuse(message: string): Opened {
  return { ok: false, problem: { reason: 'unusable', message } };
}

export function openSession({ parts, connector, source, mapping }: RunContext): SourceSession {
  const context: SourceContext = {
    scope: connector.scope,
    attributePaths: mapping.attributePaths,
    pictures: connector.pictures.policy !== 'off',
    findFile: (id) => parts.findFile(connector.siteId, id),
    ...parts.reachOf(connector.siteId),
    now: () => parts.clock.now(),
    log: parts.log,
  };
  return source.open(connector.settings, context);
}

export function planOrder({ connector }: RunContext, run: RunState): PlanOrder {
  return {
    siteId: run.siteId,
    connectorId: run.connectorId,
    runId: run.id,
    read: run.readEnd?.read ?? 'changes',
    matchingKey: connector.matching.key,
    reorder: run.type !== 'person' && run.undoes === null,
  };
}
