import { z } from 'zod';
import { forgeEvent } from '../atlassian/forge/forge-event.ts';
import { issueWork } from '../atlassian/issues/issue-work.ts';

export interface QueueDefinition<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
  /** How many jobs of this queue one worker does at a time. */
  readonly atOnce: number;
  /** Fetched together, and done one after the other. With more than one, a full fetch is followed by the next at once. */
  readonly fetched?: number;
  readonly retryLimit: number;
  readonly retryDelaySeconds: number;
  /** A job that runs longer is taken from its worker. */
  readonly expireInSeconds: number;
  /** A worker that has not been heard of for so long is dead, and its job another's. At least 10. */
  readonly heartbeatSeconds?: number;
  /** Where a job goes that no worker could finish: each of them died over it. */
  readonly deadLetter?: string;
  /** Five-field cron expression, in UTC, for a queue that fills itself. */
  readonly cron?: string;
}

function defineQueue<Payload extends z.ZodType>(queue: QueueDefinition<Payload>): QueueDefinition<Payload> {
  return queue;
}

const hours = 3600;

const abandoned = 'abandoned';

/** Every queue there is. One that another names as its `deadLetter` stands before it. */
export const queues = {
  /** Runs and pushes that no worker could finish, to be told as failed. */
  abandoned: defineQueue({
    name: abandoned,
    payload: z.union([z.object({ runId: z.uuid() }), z.object({ pushId: z.uuid() })]),
    atOnce: 1,
    retryLimit: 10,
    retryDelaySeconds: 1,
    expireInSeconds: 60,
  }),
  /** One run, from where it stands to its end. */
  run: defineQueue({
    name: 'run',
    payload: z.object({ runId: z.uuid() }),
    atOnce: 4,
    // A run goes on where it stopped, so it may be taken over often before it is given up.
    retryLimit: 10,
    retryDelaySeconds: 1,
    expireInSeconds: 23 * hours,
    heartbeatSeconds: 10,
    deadLetter: abandoned,
  }),
  /** One push, from where it stands to its end, or to where its target wants to be left alone. */
  push: defineQueue({
    name: 'push',
    payload: z.object({ pushId: z.uuid() }),
    atOnce: 4,
    // Like a run, it goes on where it stopped.
    retryLimit: 10,
    retryDelaySeconds: 1,
    expireInSeconds: 23 * hours,
    heartbeatSeconds: 10,
    deadLetter: abandoned,
  }),
  /** Pictures of one run that have been read and are to be rendered. */
  pictures: defineQueue({
    name: 'pictures',
    payload: z.object({ runId: z.uuid(), sourceIds: z.array(z.string()).min(1) }),
    atOnce: 2,
    // Thousands may wait: a pause after each would leave the processors idle.
    fetched: 2,
    retryLimit: 3,
    retryDelaySeconds: 1,
    expireInSeconds: hours,
    heartbeatSeconds: 10,
  }),
  /** What Roster does in the issues of a Jira. Work that Jira puts off is sent anew, for later. */
  atlassianIssue: defineQueue({
    name: 'atlassian-issue',
    payload: issueWork,
    atOnce: 4,
    // Each worker that stops uses one up.
    retryLimit: 10,
    retryDelaySeconds: 5,
    expireInSeconds: hours,
    heartbeatSeconds: 10,
  }),
  /** What Forge has told of a site, to be looked at when there is time. */
  forgeEvent: defineQueue({
    name: 'forge-event',
    payload: forgeEvent,
    atOnce: 2,
    retryLimit: 3,
    retryDelaySeconds: 5,
    expireInSeconds: 60,
  }),
  /** Starts the runs whose schedule is due, and the pushes that are. */
  schedules: defineQueue({
    name: 'schedules',
    payload: z.object({}),
    atOnce: 1,
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 60,
    cron: '* * * * *',
  }),
  /** Tells Atlassian whose accounts Roster stores something about, where that is due: each site once a day. */
  accountReports: defineQueue({
    name: 'accountReports',
    payload: z.object({}),
    atOnce: 1,
    retryLimit: 1,
    retryDelaySeconds: 300,
    expireInSeconds: hours,
    cron: '41 * * * *',
  }),
  /** Deletes pictures that nothing leads to, and history that is past its time. */
  sweep: defineQueue({
    name: 'sweep',
    payload: z.object({}),
    atOnce: 1,
    retryLimit: 1,
    retryDelaySeconds: 300,
    expireInSeconds: hours,
    cron: '17 * * * *',
  }),
} as const;

export type QueueName = keyof typeof queues;
export type PayloadOf<Name extends QueueName> = z.output<(typeof queues)[Name]['payload']>;

export interface JobContext {
  /** Aborted when the worker stops: the job is then given to another. */
  readonly stopping: AbortSignal;
  /** Counts from 1; a worker that died has used up one as well. */
  readonly tries: number;
  /** Nobody tries again after this. */
  readonly lastTry: boolean;
}

/** One handler for each queue: a queue without one does not compile. */
export type JobHandlers = {
  readonly [Name in QueueName]: (payload: PayloadOf<Name>, context: JobContext) => Promise<void>;
};
