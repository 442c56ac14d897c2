import type { GuardReason, RunCounts, RunStatus, runProblem } from '#contract/runs.ts';
import type { z } from 'zod';
import { definedOnly } from '../../database/defined-only.ts';
import { AppError } from '../../errors/app-error.ts';
import { Prisma, type Database, type DatabaseOrTransaction, type Transaction } from '../../database/client.ts';
import type { JsonValue } from '../../flow/model/json.ts';
import type { ReadEnd } from '../../flow/sources/source.ts';
import { parseRun, workingStatuses, type RunState } from './run-state.ts';

export type RunProblem = z.infer<typeof runProblem>;

/** The channel on which the id of a run, or of a push, is told whenever something of it has moved. */
export const runChannel = 'roster_run';

/** What a step may change of its run. `null` empties a column. */
export interface RunPatch {
  readonly status?: RunStatus;
  readonly basis?: string;
  readonly cursor?: JsonValue;
  readonly fromBookmark?: JsonValue;
  readonly readEnd?: ReadEnd | null;
  readonly counts?: RunCounts;
  readonly guard?: GuardReason[];
  readonly problem?: RunProblem | null;
  readonly expected?: number | null;
  readonly waitingUntil?: Date | null;
  readonly plannedVersion?: number;
  readonly appliedAt?: Date;
  readonly finishedAt?: Date;
}

/** Makes this worker the one that works at the run. `undefined`: there is nothing (more) to work at. */
export async function claimRun(database: Database, runId: string, now: Date): Promise<RunState | undefined> {
  return database.$transaction(async (transaction) => {
    const { count } = await transaction.run.updateMany({
      where: { id: runId, status: { in: [...workingStatuses] } },
      data: { attempt: { increment: 1 } },
    });
    if (count === 0) return undefined;
    await transaction.run.updateMany({ where: { id: runId, startedAt: null }, data: { startedAt: now } });
    return parseRun(await transaction.run.findUniqueOrThrow({ where: { id: runId } }));
  });
}

/** The run as it is now; `undefined` once another worker has taken it over, or it has ended. */
export async function findClaimedRun(database: Database, { id, attempt }: RunState): Promise<RunState | undefined> {
  const row = await database.run.findFirst({ where: { id, attempt, status: { in: [...workingStatuses] } } });
  return row ? parseRun(row) : undefined;
}

/** How many people the last whole read of the connector came to. */
export async function countOfLastRead(database: Database, connectorId: string): Promise<number | undefined> {
  const last = await database.run.findFirst({
    where: { connectorId, type: { in: ['full', 'preview'] }, status: 'succeeded', undoes: null },
    orderBy: { createdAt: 'desc' },
  });
  return last ? parseRun(last).counts.read : undefined;
}

/**
 * Changes the run if it is still this worker's, and tells those who watch. Everything that a step writes is written in
 * the transaction of such a change, so that no step is ever done twice.
 */
export async function moveRun(
  transaction: Transaction,
  run: RunState,
  patch: RunPatch,
  { quietly = false }: { readonly quietly?: boolean } = {},
): Promise<RunState> {
  const { count } = await transaction.run.updateMany({
    where: { id: run.id, attempt: run.attempt, status: run.status },
    data: toColumns(patch),
  });
  if (count === 0) throw new AppError('conflict', 'The run has been ended, or taken over by another worker.');
  if (!quietly) await announceRun(transaction, run.id);
  return { ...run, ...definedOnly(patch) };
}

export async function announceRun(database: DatabaseOrTransaction, runId: string): Promise<void> {
  await database.$executeRaw`select pg_notify(${runChannel}, ${runId})`;
}

function toColumns({
  cursor,
  fromBookmark,
  readEnd,
  counts,
  guard,
  problem,
  ...plain
}: RunPatch): Prisma.RunUpdateManyMutationInput {
  return {
    ...plain,
    ...definedOnly({
      cursor: toJson(cursor),
      fromBookmark: toJson(fromBookmark),
      readEnd: toJson(readEnd),
      counts: counts && { ...counts },
      guard: guard?.map((reason) => ({ ...reason })),
      problem: toJson(problem),
    }),
  };
}

function toJson(
  value: JsonValue | object | null | undefined,
): Prisma.InputJsonValue | typeof Prisma.DbNull | undefined {
  if (value === undefined) return undefined;
  return value ?? Prisma.DbNull;
}
