import type { Run, RunSummary } from '#contract/runs.ts';
import { mayUndo } from '../runs/may-undo.ts';
import type { RunState } from '../runs/run-state.ts';

/** A run as the HTTP API shows it in a list. */
export function showRunSummary(run: RunState, connectorName: string): RunSummary {
  const { id, connectorId, type, trigger, status, counts, expected, problem, guard, startedBy } = run;
  return {
    ...{ id, connectorId, connectorName, type, trigger, status, counts, expected, problem, guard, startedBy },
    waitingUntil: run.waitingUntil?.toISOString() ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

/** `undoneBy`: the run that undid this one. */
export function showRun(run: RunState, connectorName: string, undoneBy: string | undefined): Run {
  return {
    ...showRunSummary(run, connectorName),
    undo: mayUndo(run, undoneBy),
    undoneBy: undoneBy ?? null,
    undoes: run.undoes,
  };
}
