import { expect, test } from 'vitest';
import { openAccessLog } from './access-log.ts';
import type { Access } from './access-store.ts';

const noon = new Date('2026-05-04T12:00:00Z');
const anAccess = (over: Partial<Access> = {}): Access => ({
  ...{ siteId: 'site', personId: 'ann', what: 'profile', viewerKind: 'account', viewer: 'bo@example.com' },
  ...{ count: 1, lastAt: noon, ...over },
});

function openLog(isAway: () => boolean = () => false) {
  const saved: (readonly Access[])[] = [];
  const log = openAccessLog({
    save: (accesses) => {
      if (isAway()) return Promise.reject(new Error('The database is away.'));
      saved.push(accesses);
      return Promise.resolve();
    },
  });
  return { log, saved };
}

test('a thousand looks of one viewer at one person in a day are one row', async () => {
  const { log, saved } = openLog();
  const later = new Date('2026-05-04T23:59:59Z');
  for (let count = 0; count < 1000; count += 1) log.note(anAccess());
  log.note(anAccess({ lastAt: later }));
  await log.close();
  expect(saved).toEqual([[anAccess({ count: 1001, lastAt: later })]]);
});

test.each([
  ['viewer', { viewer: 'cy@example.com' }],
  ['person', { personId: 'bo' }],
  ['kind', { what: 'export' }],
  ['site', { siteId: 'another' }],
  ['day', { lastAt: new Date('2026-05-05T00:00:00Z') }],
] as const)('another %s is another row', async (_, over) => {
  const { log, saved } = openLog();
  log.note(anAccess());
  log.note(anAccess(over));
  await log.close();
  expect(saved).toEqual([[anAccess(), anAccess(over)]]);
});

test('what could not be written counts on', async () => {
  let isAway = true;
  const { log, saved } = openLog(() => isAway);
  log.note(anAccess());
  await log.flush();
  log.note(anAccess());
  await log.flush();
  isAway = false;
  await log.close();
  expect(saved).toEqual([[anAccess({ count: 2 })]]);
});
