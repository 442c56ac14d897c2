import { expect, it } from 'vitest';
import { localTime } from './local-time.ts';

const noon = new Date('2026-11-22T12:00:00Z');

it('is the time over there', () => {
  expect(localTime('Europe/Stockholm', noon)).toMatch(/1:00 PM$/);
  expect(localTime('Asia/Kolkata', noon)).toMatch(/5:30 PM$/);
});

it('names the day where it is another one than here', () => {
  const here = new Intl.DateTimeFormat('en', { weekday: 'short' }).format(noon);
  const [ahead, behind] = [localTime('Pacific/Kiritimati', noon), localTime('Pacific/Niue', noon)];
  expect([ahead, behind].filter((time) => /^[A-Z][a-z]{2} /.test(time ?? '')).length).toBeGreaterThan(0);
  for (const time of [ahead, behind]) expect(time).not.toMatch(new RegExp(`^${here}`));
});

it.each(['', 'W. Europe Standard Time', 'Mars/Olympus'])('is nothing for %j', (timeZone) => {
  expect(localTime(timeZone, noon)).toBeUndefined();
});
