import { expect, test } from 'vitest';
import { aStoredConnector } from '../testing/a-stored-connector.ts';
import { changedNames } from './changed-names.ts';

const before = aStoredConnector();

test('nothing changed, nothing is named', () => {
  expect(changedNames(before, aStoredConnector())).toEqual([]);
});

test('names what changed, field by field, and a secret by its name alone', () => {
  const after = aStoredConnector({
    name: 'Renamed',
    settings: { ...before.settings, address: 'https://elsewhere.example' },
    secrets: { password: { sealed: 'v1.other' } },
    pictures: { ...before.pictures, policy: 'off' },
    schedule: { cron: '0 3 * * *', timeZone: 'UTC', fullEveryDays: 7 },
  });
  expect(changedNames(before, after)).toEqual([
    'name',
    'settings.address',
    'pictures.policy',
    'schedule.cron',
    'schedule.timeZone',
    'schedule.fullEveryDays',
    'settings.password',
  ]);
});

test('a run that moves the bookmark changes no setting', () => {
  expect(changedNames(before, aStoredConnector({ bookmark: 'later', bookmarkBasis: 'abc' }))).toEqual([]);
});
