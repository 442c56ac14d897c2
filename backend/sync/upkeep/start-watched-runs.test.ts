import { expect, test } from 'vitest';
import { isNews } from './start-watched-runs.ts';

const at = (time: string) => new Date(`2026-03-02T${time}Z`);

test.each([
  ['09:00:00', '10:00:00', '10:05:00', false],
  ['10:00:00', '09:00:00', '10:00:59', false],
  ['10:00:00', '09:00:00', '10:01:00', true],
])('a file of %s, looked at last at %s: is it news at %s? %s', (changed, looked, now, news) => {
  expect(isNews({ changedAt: at(changed), lookedAt: at(looked) }, at(now))).toBe(news);
});

test('what cannot be seen is no news', () => {
  expect(isNews({ changedAt: undefined, lookedAt: at('09:00:00') }, at('10:00:00'))).toBe(false);
});
