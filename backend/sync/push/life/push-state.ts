import { z } from 'zod';
import { push, pushCounts, pushStatus, pushTrigger, pushType, type PushStatus } from '#contract/pushes.ts';
import { runProblem } from '#contract/runs.ts';
import type { PushModel } from '../../../database/generated/models/Push.ts';

/** What the columns hold that Prisma knows only as text and JSON. */
const columns = z.object({
  type: pushType,
  trigger: pushTrigger,
  status: pushStatus,
  counts: pushCounts,
  leftOut: push.shape.leftOut,
  problem: runProblem.nullable(),
});
type Columns = z.infer<typeof columns>;

/** A push as its row has it. */
export type PushState = Omit<PushModel, keyof Columns> & Columns;

export function parsePush(row: PushModel): PushState {
  return { ...row, ...columns.parse(row) };
}

/** Some worker works at it, or will. */
export const activePushStatuses = ['queued', 'working'] as const satisfies readonly PushStatus[];
