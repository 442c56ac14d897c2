import { schedule as scheduleSchema, type Schedule } from '#contract/connectors.ts';
import { nextRuns } from '../../connectors/schedule.ts';
import { Prisma } from '../../database/client.ts';
import type { SyncParts } from '../sync-parts.ts';
import { startWatchedRuns } from './start-watched-runs.ts';
import { startUnlessActive } from './start-unless-active.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface Scheduled {
  readonly schedule: Schedule;
  readonly scheduledUntil: Date | null;
  readonly lastWholeReadAt: Date | null;
}

/** Which run is due at `now`, if one is: of those missed while nobody worked, one. */
export function dueRun(
  { schedule, scheduledUntil, lastWholeReadAt }: Scheduled,
  now: Date,
): 'full' | 'changes' | undefined {
  if (scheduledUntil === null) return undefined;
  const [due] = nextRuns(schedule, scheduledUntil, 1);
  if (!due || due > now) return undefined;
  const age = lastWholeReadAt === null ? Infinity : now.getTime() - lastWholeReadAt.getTime();
  return age >= schedule.fullEveryDays * dayMs ? 'full' : 'changes';
}

/** Starts what the schedules of all connectors ask for, and what watched files do. A connector that is at work already is left alone until its next time. */
export async function startDueRuns(parts: SyncParts): Promise<void> {
  const now = parts.clock.now();
  await forgetUnscheduled(parts);
  for (const connector of await scheduledConnectors(parts)) {
    const { id, siteId, scheduledUntil } = connector;
    const type = dueRun(connector, now);
    // Whoever moves the mark starts the run: two workers never both do. It moves all the time, so that a new schedule
    // begins now, and not where an old one was last due.
    const { count } = await parts.database.connector.updateMany({
      where: { id, scheduledUntil },
      data: { scheduledUntil: now },
    });
    if (count === 0 || type === undefined) continue;
    await startUnlessActive(parts, { siteId, connectorId: id, type, trigger: 'schedule' });
  }
  await startWatchedRuns(parts);
}

/** A connector that is switched on again starts with its next time; what it would have done meanwhile is not missed. */
async function forgetUnscheduled({ database }: SyncParts): Promise<void> {
  await database.connector.updateMany({
    where: { scheduledUntil: { not: null }, OR: [{ enabled: false }, { schedule: { equals: Prisma.DbNull } }] },
    data: { scheduledUntil: null },
  });
}

async function scheduledConnectors({ database }: SyncParts) {
  const rows = await database.connector.findMany({
    where: { enabled: true },
    select: { id: true, siteId: true, schedule: true, scheduledUntil: true, lastWholeReadAt: true },
  });
  return rows.flatMap(({ schedule, ...row }) =>
    schedule === null ? [] : [{ ...row, schedule: scheduleSchema.parse(schedule) }],
  );
}
