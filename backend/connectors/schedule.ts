import { Cron } from 'croner';
import type { Schedule } from '#contract/connectors.ts';
import type { FieldProblem } from '../errors/app-error.ts';

type Times = Pick<Schedule, 'cron' | 'timeZone'>;

/** The next `count` times at which a schedule is due after `from`, in order. */
export function nextRuns({ cron, timeZone }: Times, from: Date, count: number): readonly Date[] {
  return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRuns(count, from);
}

/** What is wrong with a schedule; empty when it can be kept. */
export function scheduleProblems(schedule: Times, now: Date): readonly FieldProblem[] {
  if (!isTimeZone(schedule.timeZone)) {
    const message = `There is no time zone “${schedule.timeZone}”. Type one such as Europe/Stockholm.`;
    return [{ path: 'schedule.timeZone', message }];
  }
  const message = cronProblem(schedule, now);
  return message === undefined ? [] : [{ path: 'schedule.cron', message }];
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const usage =
  'Give five fields: minute, hour, day of month, month, day of week; for example 0 3 * * * for three o’clock every night.';

function cronProblem(schedule: Times, now: Date): string | undefined {
  const fields = schedule.cron.trim().split(/\s+/).length;
  if (fields !== 5) return `A schedule has five fields, this has ${fields}. ${usage}`;
  try {
    if (nextRuns(schedule, now, 1).length > 0) return undefined;
    return 'This time never comes. Choose a day that the month has.';
  } catch (cause) {
    // croner's messages begin with the name of its own class.
    const reason = cause instanceof Error ? cause.message.replace(/^Cron\w+: /, '') : '';
    return `This schedule cannot be read: ${reason.replace(/\.$/, '')}. ${usage}`;
  }
}
