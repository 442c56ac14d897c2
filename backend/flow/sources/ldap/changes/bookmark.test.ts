import { expect, it } from 'vitest';
import { isListingDue } from './bookmark.ts';

const now = new Date('2026-11-22T12:00:00Z');

it.each([
  ['the last listing is as old as the setting says', 60, '2026-11-22T11:00:00Z', 50_000, true],
  ['the last listing is younger', 60, '2026-11-22T11:00:01Z', 50_000, false],
  ['the setting says every time', 0, '2026-11-22T12:00:00Z', 50_000, true],
  ['there are few people, whatever the setting says', 44_640, '2026-11-22T12:00:00Z', 2000, true],
  ['there are more than a few people', 44_640, '2026-11-22T12:00:00Z', 2001, false],
])('when %s', (_, minutes, listedAt, listedPeople, due) => {
  expect(isListingDue({ listedAt, listedPeople }, minutes, now)).toBe(due);
});
