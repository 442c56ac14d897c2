import { z } from 'zod';
import { mapping } from './mapping.ts';
import { id, idParams, listOf, paging, timestamp } from './primitives.ts';
import { operation } from './operation.ts';
import { connectorScope } from './scope.ts';

export const runType = z.enum(['full', 'changes', 'person', 'preview']);
export type RunType = z.infer<typeof runType>;

export const runTrigger = z.enum(['admin', 'schedule', 'watch', 'token', 'undo', 'signIn']);
export type RunTrigger = z.infer<typeof runTrigger>;

export const runStatus = z.enum([
  'queued',
  'reading',
  'planning',
  'held',
  'applying',
  'pictures',
  'pushing',
  'succeeded',
  'failed',
  'cancelled',
  'discarded',
]);
export type RunStatus = z.infer<typeof runStatus>;

/** A run that will never change again. */
export const finalStatuses: readonly RunStatus[] = ['succeeded', 'failed', 'cancelled', 'discarded'];

const count = z.int().nonnegative().default(0);
export const runCounts = z.object({
  read: count,
  created: count,
  updated: count,
  unchanged: count,
  reactivated: count,
  gone: count,
  skipped: count,
  failed: count,
  pictures: z
    .object({ changed: count, unchanged: count, none: count, failed: count })
    .default({ changed: 0, unchanged: 0, none: 0, failed: 0 }),
  /** What came of the pushes that followed, so far: a run does not wait for a target that does not answer. */
  pushed: z.object({ applied: count, alreadySo: count, refused: count, failed: count }).optional(),
});
export type RunCounts = z.infer<typeof runCounts>;

export const runProblem = z.object({
  /** A `ConnectorFailureReason`, or `internal`. */
  reason: z.string(),
  message: z.string(),
  setting: z.string().optional(),
});

/** One limit of the guard that a run is over (or the empty read). */
export const guardReason = z.object({
  limit: z.enum(['gone', 'disabled', 'blanked', 'unpictured', 'empty']),
  /** For `blanked`: which value key loses its value for so many. */
  field: z.string().optional(),
  affected: z.int(),
  known: z.int(),
  message: z.string(),
});
export type GuardReason = z.infer<typeof guardReason>;

export const runSummary = z.object({
  id,
  connectorId: id,
  connectorName: z.string(),
  type: runType,
  trigger: runTrigger,
  status: runStatus,
  counts: runCounts,
  /** Set when the read took longer than expected because the provider asked to wait. */
  waitingUntil: timestamp.nullable(),
  /** How many people a step will deal with, as far as is known (the last run's count while reading). */
  expected: z.int().nullable(),
  createdAt: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
  problem: runProblem.nullable(),
  guard: z.array(guardReason),
  startedBy: z.string(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const run = runSummary.extend({
  /** Whether `undo` is possible, and if not, why. */
  undo: z.object({ possible: z.boolean(), because: z.string().optional() }),
  undoneBy: id.nullable(),
  undoes: id.nullable(),
});
export type Run = z.infer<typeof run>;

export const startRun = operation({
  id: 'startRun',
  method: 'post',
  path: '/api/connectors/{id}/runs',
  summary: 'Start a run',
  tag: 'Runs',
  access: 'admin',
  params: idParams,
  body: z.object({
    type: runType,
    /** With `type: person`: the person's id, the provider's id, or an e-mail address. */
    person: z.string().min(1).max(500).optional(),
    /** With `type: preview`: settings not yet saved, used for this preview only. */
    unsaved: z.object({ mappings: mapping.optional(), scope: connectorScope.optional() }).optional(),
  }),
  response: run,
  status: 202,
});

export const listRuns = operation({
  id: 'listRuns',
  method: 'get',
  path: '/api/runs',
  summary: 'History of runs, newest first',
  tag: 'Runs',
  access: 'admin',
  query: paging.extend({ connectorId: id.optional(), status: runStatus.optional(), type: runType.optional() }),
  response: listOf(runSummary),
  status: 200,
});
export const getRun = operation({
  id: 'getRun',
  method: 'get',
  path: '/api/runs/{id}',
  summary: 'One run',
  tag: 'Runs',
  access: 'admin',
  params: idParams,
  response: run,
  status: 200,
});

export const changeOutcome = z.enum([
  'created',
  'updated',
  'reactivated',
  'gone',
  'disabled',
  'skipped',
  'failed',
  'picture',
]);
export type ChangeOutcome = z.infer<typeof changeOutcome>;

export const pictureChange = z.object({
  outcome: z.enum(['changed', 'none', 'kept', 'cleared', 'failed']),
  /** Addresses of the picture before and after, for admins; `null`: no picture. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  because: z.string().optional(),
});

export const change = z.object({
  id: z.string(),
  person: z.object({ id: id.nullable(), sourceId: z.string(), displayName: z.string() }),
  outcome: changeOutcome,
  /** `name` is a value key: `field:phone`, `property:Cost centre`, or `active`, `manager`. */
  fields: z.array(z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  picture: pictureChange.optional(),
  because: z.string().optional(),
});
export type Change = z.infer<typeof change>;

export const listChanges = operation({
  id: 'listChanges',
  method: 'get',
  path: '/api/runs/{id}/changes',
  summary: 'What a run did, or would do, to each person (also as CSV or JSON download)',
  tag: 'Runs',
  access: 'admin',
  params: idParams,
  query: paging.extend({
    outcome: changeOutcome.optional(),
    /** Only people for whom something failed: the person, or their picture. */
    failed: z.stringbool().optional(),
    search: z.string().max(200).optional(),
    /** A download of all of it, instead of one page. */
    format: z.enum(['csv', 'json']).optional(),
  }),
  response: listOf(change),
  status: 200,
});

/** Server-sent events: `event: run`, `data:` a `run` as JSON, at every change until the run is final. */
export const runEvents = operation({
  id: 'runEvents',
  method: 'get',
  path: '/api/runs/{id}/events',
  summary: 'Live progress as server-sent events',
  tag: 'Runs',
  access: 'admin',
  params: idParams,
  produces: 'text/event-stream',
  status: 200,
});

function steer<const Verb extends string>(verb: Verb, summary: string) {
  return operation({
    id: `${verb}Run`,
    method: 'post',
    path: `/api/runs/{id}/${verb}`,
    summary,
    tag: 'Runs',
    access: 'admin',
    params: idParams,
    response: run,
    status: 202,
  });
}
export const cancelRun = steer('cancel', 'Cancel a run that is not finished');
export const applyRun = steer('apply', 'Apply a held run');
export const discardRun = steer('discard', 'Discard a held run');
export const undoRun = steer('undo', 'Put back what a run changed, where nothing newer has touched it');
