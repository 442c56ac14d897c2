import { fromPrisma, PgBoss } from 'pg-boss';
import type { ForgeQueue } from '../atlassian/forge/forge-event.ts';
import type { IssueQueue, IssueWork } from '../atlassian/issues/issue-work.ts';
import type { SourceLog } from '../flow/sources/source.ts';
import type { WorkQueue } from '../sync/sync-parts.ts';
import { queues, type QueueDefinition } from './queues.ts';

/** The queues, opened on one database. Every process has one; those that work at jobs call `startWorkers` as well. */
export interface JobBoard {
  readonly boss: PgBoss;
  readonly queue: WorkQueue;
  readonly issues: IssueQueue;
  readonly forge: ForgeQueue;
  /** Jobs that wait, by queue. */
  depths(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

interface JobBoardOptions {
  readonly databaseUrl: string;
  /** Looks after schedules and after jobs whose worker has died. */
  readonly works: boolean;
  readonly log: SourceLog;
}

/** A dead worker's jobs are another's within the heartbeat and this. */
const superviseSeconds = 5;

export async function openJobBoard({ databaseUrl, works, log }: JobBoardOptions): Promise<JobBoard> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'roster jobs',
    max: 6,
    useListenNotify: works,
    supervise: works,
    schedule: works,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  // Queries are repeated by pg-boss itself; a database that stays away shows in /readyz.
  boss.on('error', (error) => {
    log.warn({ error: error.message }, 'The job queue could not reach the database.');
  });
  await boss.start();
  for (const queue of Object.values(queues)) await boss.createQueue(queue.name, queueOptions(queue));
  return {
    boss,
    queue: createWorkQueue(boss),
    issues: createIssueQueue(boss),
    forge: createForgeQueue(boss),
    depths: async () => {
      const found = await boss.getQueues(Object.values(queues).map(({ name }) => name));
      return new Map(found.map(({ name, queuedCount }) => [name, queuedCount]));
    },
    close: () => boss.stop({ graceful: true, timeout: 20_000, close: true }),
  };
}

function queueOptions(queue: QueueDefinition) {
  const { retryLimit, expireInSeconds, heartbeatSeconds, deadLetter } = queue;
  return {
    retryLimit,
    expireInSeconds,
    retryDelay: queue.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: 60,
    notify: true,
    deleteAfterSeconds: 24 * 3600,
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(deadLetter === undefined ? {} : { deadLetter }),
  };
}

function createWorkQueue(boss: PgBoss): WorkQueue {
  return {
    sendRun: async (transaction, runId) => {
      await boss.send(queues.run.name, { runId }, { db: fromPrisma(transaction) });
    },
    sendPush: async (transaction, pushId, notBefore) => {
      const later = notBefore && { startAfter: notBefore };
      await boss.send(queues.push.name, { pushId }, { db: fromPrisma(transaction), ...later });
    },
    sendPictures: async ({ runId, sourceIds }) => {
      await boss.send(queues.pictures.name, { runId, sourceIds: [...sourceIds] });
    },
  };
}

/** People look at what they have just done to an issue; many issues at once can wait. */
const issuePriorities: Readonly<Record<IssueWork['kind'], number>> = { assign: 2, fill: 1, refresh: 0, settle: 0 };

function createIssueQueue(boss: PgBoss): IssueQueue {
  return {
    send: async (work, { notBefore, transaction } = {}) => {
      await boss.send(queues.atlassianIssue.name, work, {
        priority: issuePriorities[work.kind],
        ...(notBefore && { startAfter: notBefore }),
        ...(transaction && { db: fromPrisma(transaction) }),
      });
    },
  };
}

function createForgeQueue(boss: PgBoss): ForgeQueue {
  return {
    send: async (eventId, event) => {
      // A job of that id stays for a day: one that is there already is not made again.
      await boss.send(queues.forgeEvent.name, event, { id: eventId });
    },
  };
}
