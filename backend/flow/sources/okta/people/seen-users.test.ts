import { expect, it } from 'vitest';
import { alsoSeen, notSeen } from './seen-users.ts';

const asOf = new Date('2026-11-21T12:00:00Z');
const user = (id: string, lastUpdated: string) => ({ id, lastUpdated });

it('remembers those alone whom the next read will be given again', () => {
  const users = [user('new', '2026-11-21T11:55:00.000Z'), user('old', '2026-11-21T11:54:59.999Z'), { id: 'dateless' }];
  expect(alsoSeen({}, users, asOf)).toEqual({ new: '2026-11-21T11:55:00.000Z' });
});

it('lets those pass who have changed since, and who were not seen', () => {
  const held = user('held', '2026-11-21T11:55:00.000Z');
  const seen = { held: held.lastUpdated, changed: '2026-11-21T11:55:00.000Z' };
  const others = [
    user('changed', '2026-11-21T11:56:00.000Z'),
    user('unknown', '2026-11-21T11:55:00.000Z'),
    { profile: {} },
  ];
  expect(notSeen([held, ...others], seen)).toEqual(others);
});

it('stays small when thousands are updated at once', () => {
  const users = Array.from({ length: 5000 }, (_, index) => user(`u${String(index)}`, '2026-11-21T11:59:00.000Z'));
  expect(Object.keys(alsoSeen({}, users, asOf))).toHaveLength(1000);
});
