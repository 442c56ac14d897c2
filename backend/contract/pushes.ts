import { z } from 'zod';
import { id, idParams, listOf, paging, timestamp } from './primitives.ts';
import { operation } from './operation.ts';
import { runProblem } from './runs.ts';

export const pushType = z.enum(['changes', 'full', 'person', 'dryRun', 'drift']);
export type PushType = z.infer<typeof pushType>;
export const pushTrigger = z.enum(['run', 'admin', 'token', 'schedule']);
export type PushTrigger = z.infer<typeof pushTrigger>;
export const pushStatus = z.enum(['queued', 'working', 'succeeded', 'failed', 'cancelled']);
export type PushStatus = z.infer<typeof pushStatus>;

export const count = z.int().nonnegative().default(0);
/** People by what came of them. `wouldChange`: of a dry run. `drifted`: changed over there. `skipped`: no longer due. */
export const pushCounts = z.object({
  applied: count,
  alreadySo: count,
  refused: count,
  failed: count,
  drifted: count,
  wouldChange: count,
  skipped: count,
});
export type PushCounts = z.infer<typeof pushCounts>;

/** Why the target would not have something, and for how many people. */
export const refusalCount = z.object({
  code: z.string(),
  message: z.string(),
  /** Absent: the person as a whole. */
  field: z.string().optional(),
  people: z.int(),
});
export type RefusalCount = z.infer<typeof refusalCount>;

export const fieldRefusal = z.object({ field: z.string(), code: z.string(), message: z.string() });
export const fieldChange = z.object({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() });

export const push = z.object({
  id,
  targetId: id,
  targetName: z.string(),
  type: pushType,
  trigger: pushTrigger,
  startedBy: z.string(),
  /** The run that it follows. */
  runId: id.nullable(),
  /** With type `person`. */
  personId: id.nullable(),
  repair: z.boolean(),
  status: pushStatus,
  counts: pushCounts,
  /** How many people it deals with, once that is known. */
  expected: z.int().nullable(),
  /** What the target, as it is set up, takes of nobody. */
  leftOut: z.array(fieldRefusal),
  /** Set while the target has asked to be left alone. */
  waitingUntil: timestamp.nullable(),
  /** How often it had to wait for the target so far. */
  pauses: z.int().nonnegative(),
  problem: runProblem.nullable(),
  createdAt: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
});
export type Push = z.infer<typeof push>;

export const pushLine = z.object({
  personId: id,
  displayName: z.string(),
  outcome: z.enum(['applied', 'alreadySo', 'refused', 'failed', 'drifted', 'wouldChange', 'skipped']),
  /** Names of the target's fields, and `picture`, `manager`, `active`. */
  fields: z.array(fieldChange),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type PushLine = z.infer<typeof pushLine>;

/** With what was refused, or failed: one line for each reason. */
export const pushWithRefusals = push.extend({ refusals: z.array(refusalCount) });
export type PushWithRefusals = z.infer<typeof pushWithRefusals>;

/** A push that will never change again. */
export const finalPushStatuses: readonly PushStatus[] = ['succeeded', 'failed', 'cancelled'];

const described = { tag: 'Targets', access: 'admin' } as const;

export const startPush = operation({
  ...described,
  id: 'startPush',
  method: 'post',
  path: '/api/targets/{id}/pushes',
  summary: 'Start a push',
  params: idParams,
  body: z.object({
    /**
     * `full`: everyone who is not as they should be, those refused or failed included. `person`: one person, now.
     * `dryRun`: shows what `full` would write. `drift`: compares what was written with what is there.
     */
    type: pushType.exclude(['changes']),
    /** With `person`: the person's id or e-mail address. */
    person: z.string().min(1).max(500).optional(),
    /** With `drift`: put right what was changed over there. */
    repair: z.boolean().optional(),
  }),
  response: push,
  status: 202,
});
export const listTargetPushes = operation({
  ...described,
  id: 'listTargetPushes',
  method: 'get',
  path: '/api/targets/{id}/pushes',
  summary: 'Pushes of a target, newest first',
  params: idParams,
  query: paging,
  response: listOf(push),
  status: 200,
});
export const listPushes = operation({
  ...described,
  id: 'listPushes',
  method: 'get',
  path: '/api/pushes',
  summary: 'Pushes of all targets, newest first',
  query: paging.extend({ runId: id.optional(), status: pushStatus.optional() }),
  response: listOf(push),
  status: 200,
});
export const getPush = operation({
  ...described,
  id: 'getPush',
  method: 'get',
  path: '/api/pushes/{id}',
  summary: 'One push',
  params: idParams,
  response: pushWithRefusals,
  status: 200,
});
/** Server-sent events: `event: push`, `data:` what `getPush` answers as JSON, at every change until the push has ended. */
export const pushEvents = operation({
  ...described,
  id: 'pushEvents',
  method: 'get',
  path: '/api/pushes/{id}/events',
  summary: 'Live progress of a push as server-sent events',
  params: idParams,
  produces: 'text/event-stream',
  status: 200,
});
export const listPushPeople = operation({
  ...described,
  id: 'listPushPeople',
  method: 'get',
  path: '/api/pushes/{id}/people',
  summary: 'What a push did, or would do, to each person',
  params: idParams,
  query: paging.extend({
    outcome: pushLine.shape.outcome.optional(),
    code: z.string().max(100).optional(),
    search: z.string().trim().max(200).optional(),
  }),
  response: listOf(pushLine),
  status: 200,
});
export const cancelPush = operation({
  ...described,
  id: 'cancelPush',
  method: 'post',
  path: '/api/pushes/{id}/cancel',
  summary: 'Cancel a push that is not finished; what was written stays',
  params: idParams,
  response: push,
  status: 202,
});
