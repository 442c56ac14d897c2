import { Cron } from 'croner';
import type { Schedule } from '#contract/connectors.ts';

export const schedulePresets = {
  hourly: '0 * * * *',
  fourHourly: '0 */4 * * *',
  nightly: '0 3 * * *',
  weekdays: '0 3 * * 1-5',
  weekly: '0 3 * * 0',
} as const;

export type SchedulePreset = keyof typeof schedulePresets;

const presetNames = ['hourly', 'fourHourly', 'nightly', 'weekdays', 'weekly'] as const satisfies SchedulePreset[];

export type ScheduleChoice = 'off' | SchedulePreset | 'custom';
export const scheduleChoices: readonly ScheduleChoice[] = ['off', ...presetNames, 'custom'];

/** Which of the choices a schedule is. */
export function choiceOf(schedule: Schedule | null): ScheduleChoice {
  if (schedule === null) return 'off';
  const cron = schedule.cron.trim().replace(/\s+/g, ' ');
  return presetNames.find((preset) => schedulePresets[preset] === cron) ?? 'custom';
}

export type NextTimes =
  { readonly status: 'times'; readonly times: readonly Date[] } | { readonly status: 'unreadable' | 'never' };

const shown = 5;

/** The next times at which a schedule is due, as the server will see them. */
export function nextTimes({ cron, timeZone }: Pick<Schedule, 'cron' | 'timeZone'>, from: Date): NextTimes {
  try {
    const times = new Cron(cron.trim(), { timezone: timeZone, mode: '5-part', paused: true }).nextRuns(shown, from);
    return times.length === 0 ? { status: 'never' } : { status: 'times', times };
  } catch {
    // The server says what is wrong with it when it is saved; here it is enough that there is nothing to show.
    return { status: 'unreadable' };
  }
}

export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every zone that this browser knows, with the ones given even if it does not. */
export function timeZones(...also: readonly string[]): readonly string[] {
  return [...new Set(['UTC', ...also, ...Intl.supportedValuesOf('timeZone')])].sort();
}
