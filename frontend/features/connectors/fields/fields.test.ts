import { describe, expect, it } from 'vitest';
import { describeLimit, mostAllowed } from './describe-limit.ts';
import { choiceOf, nextTimes, timeZones } from './schedule-times.ts';
import { tidyScope } from './tidy-scope.ts';

describe('a limit of the guard in words', () => {
  it('says how many may be affected at present', () => {
    expect(describeLimit('gone', { percent: 20, atLeast: 5 }, 300)).toBe(
      'With 300 people known, a run that removes more than 60 is held.',
    );
  });

  it('never holds a run for a few people', () => {
    expect(mostAllowed({ percent: 20, atLeast: 5 }, 12)).toBe(5);
    expect(describeLimit('unpictured', { percent: 20, atLeast: 5 }, 12)).toMatch(/more than 5 is held/);
  });

  it('rounds down, as the guard compares', () => {
    expect(mostAllowed({ percent: 20, atLeast: 0 }, 33)).toBe(6);
  });

  it('says that it holds nothing when it allows everyone', () => {
    expect(describeLimit('disabled', { percent: 100, atLeast: 5 }, 300)).toMatch(/no run is held for this/);
  });

  it('gives the rule while nobody is known', () => {
    expect(describeLimit('blanked', { percent: 10, atLeast: 3 }, 0)).toMatch(/more than 10 % of them, and more than 3/);
  });

  it('says nothing of a number that is not typed yet', () => {
    expect(describeLimit('gone', { percent: Number.NaN, atLeast: 5 }, 300)).toBe('');
  });
});

describe('a schedule', () => {
  const from = new Date('2026-03-28T12:00:00Z');

  it('is recognized as one of the usual ones, however it is spaced', () => {
    expect(choiceOf(null)).toBe('off');
    expect(choiceOf({ cron: ' 0  3 * * * ', timeZone: 'UTC', fullEveryDays: 7 })).toBe('nightly');
    expect(choiceOf({ cron: '7 3 * * *', timeZone: 'UTC', fullEveryDays: 7 })).toBe('custom');
  });

  it('has its next times in its own zone, across the change to summer time', () => {
    const next = nextTimes({ cron: '0 5 * * *', timeZone: 'Europe/Stockholm' }, from);
    const times = next.status === 'times' ? next.times.map((time) => time.toISOString()) : [];
    expect(times.slice(0, 2)).toEqual(['2026-03-29T03:00:00.000Z', '2026-03-30T03:00:00.000Z']);
    expect(times).toHaveLength(5);
  });

  it('has none when it cannot be read, has too many fields, or never comes', () => {
    expect(nextTimes({ cron: 'every day', timeZone: 'UTC' }, from).status).toBe('unreadable');
    expect(nextTimes({ cron: '0 0 3 * * *', timeZone: 'UTC' }, from).status).toBe('unreadable');
    expect(nextTimes({ cron: '0 3 30 2 *', timeZone: 'UTC' }, from).status).toBe('never');
  });

  it('may be in a zone that this browser does not list', () => {
    expect(timeZones('Mars/Olympus')).toContain('Mars/Olympus');
    expect(timeZones()).toContain('UTC');
  });
});

it('sends a scope without the blank lines that typing leaves', () => {
  const scope = {
    groups: ['a ', '', '  '],
    nestedGroups: true,
    filter: ' x ',
    includeDisabled: false,
    includeGuests: false,
  };
  expect(tidyScope(scope)).toMatchObject({ groups: ['a'], filter: 'x' });
});
