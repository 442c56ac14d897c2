import { z } from 'zod';
import { mapping } from '#contract/mapping.ts';
import { guardReason, runCounts, runProblem, runStatus, runTrigger, runType, type RunStatus } from '#contract/runs.ts';
import { connectorScope } from '#contract/scope.ts';
import type { JsonValue } from '../../flow/model/json.ts';
import type { ReadEnd } from '../../flow/sources/source.ts';
import type { RunModel } from '../../database/generated/models/Run.ts';

const json = z.json();

/** What the columns hold that Prisma knows only as text and JSON. */
const columns = z.object({
  type: runType,
  trigger: runTrigger,
  status: runStatus,
  unsaved: z.object({ mappings: mapping.optional(), scope: connectorScope.optional() }).nullable(),
  cursor: json,
  fromBookmark: json,
  readEnd: z.object({ read: z.enum(['whole', 'changes', 'listed']), bookmark: json.exactOptional() }).nullable(),
  counts: runCounts,
  guard: z.array(guardReason),
  problem: runProblem.nullable(),
});

interface Places {
  /** `null`: from the beginning. */
  readonly cursor: JsonValue;
  readonly fromBookmark: JsonValue;
  readonly readEnd: ReadEnd | null;
}
type Columns = Omit<z.infer<typeof columns>, keyof Places> & Places;

/** A run as its row has it. */
export type RunState = Omit<RunModel, keyof Columns> & Columns;

export function parseRun(row: RunModel): RunState {
  return { ...row, ...columns.parse(row) };
}

/** Some worker works at it, or will. */
export const workingStatuses = [
  'queued',
  'reading',
  'planning',
  'applying',
  'pictures',
  'pushing',
] as const satisfies readonly RunStatus[];
export type WorkingStatus = (typeof workingStatuses)[number];

export function isWorking(status: RunStatus): status is WorkingStatus {
  return workingStatuses.some((working) => working === status);
}
