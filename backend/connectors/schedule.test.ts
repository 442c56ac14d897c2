import { expect, test } from 'vitest';
import { nextRuns, scheduleProblems } from './schedule.ts';

const now = new Date('2026-03-27T12:00:00Z');

test('a schedule keeps its local time when clocks are moved', () => {
  const due = nextRuns({ cron: '30 4 * * *', timeZone: 'Europe/Stockholm' }, now, 3);
  expect(due.map((time) => time.toISOString())).toEqual([
    '2026-03-28T03:30:00.000Z',
    '2026-03-29T02:30:00.000Z',
    '2026-03-30T02:30:00.000Z',
  ]);
});

test('a time that the moved clock skips is made up for on that day', () => {
  const [due] = nextRuns({ cron: '30 2 * * SUN', timeZone: 'Europe/Stockholm' }, now, 1);
  expect(due?.toISOString().slice(0, 10)).toBe('2026-03-29');
});

test.each(['*/15 * * * *', '0 3 * * MON-FRI', '0 0 L * *', '@daily'])('accepts or explains %s', (cron) => {
  const problems = scheduleProblems({ cron, timeZone: 'UTC' }, now);
  expect(problems.map(({ path }) => path)).toEqual(cron === '@daily' ? ['schedule.cron'] : []);
});

test.each([
  ['* * *', 'this has 3. Give five fields'],
  ['0 0 3 * * *', 'this has 6. Give five fields'],
  ['61 * * * *', 'cannot be read: Invalid value for minute: 61. Give five fields'],
  ['a b c d e', 'cannot be read'],
  ['0 0 30 2 *', 'This time never comes'],
])('says what is wrong with %s', (cron, message) => {
  expect(scheduleProblems({ cron, timeZone: 'UTC' }, now)).toEqual([
    { path: 'schedule.cron', message: expect.stringContaining(message) as string },
  ]);
});

test('says that there is no such time zone', () => {
  const [problem] = scheduleProblems({ cron: '0 3 * * *', timeZone: 'Europe/Stokholm' }, now);
  expect(problem).toMatchObject({
    path: 'schedule.timeZone',
    message: expect.stringContaining('Europe/Stokholm') as string,
  });
});
