import { describe, expect, test } from 'vitest';
import { dueRun, type Scheduled } from './start-due-runs.ts';

const nightly: Scheduled = {
  schedule: { cron: '0 3 * * *', timeZone: 'Europe/Stockholm', fullEveryDays: 7 },
  scheduledUntil: new Date('2026-11-20T12:00:00Z'),
  lastWholeReadAt: new Date('2026-11-19T02:00:00Z'),
};

describe('a schedule', () => {
  test('is due at its time in its own time zone', () => {
    expect(dueRun(nightly, new Date('2026-11-21T01:59:59Z'))).toBeUndefined();
    expect(dueRun(nightly, new Date('2026-11-21T02:00:00Z'))).toBe('changes');
  });

  test('follows the clock through summer time', () => {
    const scheduledUntil = new Date('2026-06-30T12:00:00Z');
    const summer = { ...nightly, scheduledUntil, lastWholeReadAt: scheduledUntil };

    expect(dueRun(summer, new Date('2026-07-01T00:59:59Z'))).toBeUndefined();
    expect(dueRun(summer, new Date('2026-07-01T01:00:00Z'))).toBe('changes');
  });

  test('that was missed many times asks for one run', () => {
    const now = new Date('2026-11-24T12:00:00Z');

    expect(dueRun(nightly, now)).toBe('changes');
    expect(dueRun({ ...nightly, scheduledUntil: now }, now)).toBeUndefined();
  });

  test.each([
    ['never read whole', null],
    ['last read whole too long ago', new Date('2026-11-14T02:00:00Z')],
  ])('of a connector that was %s asks for a full run', (_, lastWholeReadAt) => {
    expect(dueRun({ ...nightly, lastWholeReadAt }, new Date('2026-11-21T02:00:00Z'))).toBe('full');
  });

  test('that has only just been set looks ahead, not back', () => {
    expect(dueRun({ ...nightly, scheduledUntil: null }, new Date('2026-11-21T02:00:00Z'))).toBeUndefined();
  });
});
