import { expect, test } from 'vitest';
import { connector as connectorShape } from '#contract/connectors.ts';
import { aSource } from '../testing/a-source.ts';
import { aStoredConnector } from '../testing/a-stored-connector.ts';
import { showConnector } from './show-connector.ts';

const shownWith = { source: aSource(), now: new Date('2026-11-21T10:00:00Z') };
const nightly = { cron: '0 3 * * *', timeZone: 'UTC', fullEveryDays: 7 };

test('shows of each secret only whether it is set, and until when', () => {
  const secrets = { password: { sealed: 'v1.sealed', expiresAt: '2027-01-01T00:00:00Z' } };
  const { settings } = showConnector(aStoredConnector({ secrets }), shownWith);
  expect(settings).toEqual({
    address: 'https://cabinet.example',
    shelf: 1,
    password: { set: true, expiresAt: '2027-01-01T00:00:00Z' },
    pin: { set: false },
  });
});

test('shows no secret even of a kind that this version does not know', () => {
  const shown = showConnector(aStoredConnector({ kind: 'gone' }), { ...shownWith, source: undefined });
  expect(shown.settings['password']).toEqual({ set: true });
});

test('answers as the contract says', () => {
  expect(
    connectorShape.safeParse(showConnector(aStoredConnector({ schedule: nightly }), shownWith)).error,
  ).toBeUndefined();
});

test('warns of what expires within 30 days, the first to expire first', () => {
  const secrets = {
    password: { sealed: 'v1.sealed', expiresAt: '2026-12-04T23:59:59Z' },
    pin: { sealed: 'v1.sealed', expiresAt: '2026-11-20T23:59:59Z' },
  };
  expect(showConnector(aStoredConnector({ secrets }), shownWith).expiringSecrets).toEqual([
    { setting: 'pin', label: 'pin', expiresAt: '2026-11-20T23:59:59.000Z', expired: true, daysLeft: -1 },
    { setting: 'password', label: 'Password', expiresAt: '2026-12-04T23:59:59.000Z', expired: false, daysLeft: 13 },
  ]);
});

test('shows the next five runs of a schedule', () => {
  const shown = showConnector(aStoredConnector({ schedule: nightly }), shownWith);
  expect(shown.nextRunAt).toBe('2026-11-22T03:00:00.000Z');
  expect(shown.nextRuns).toHaveLength(5);
});

test('a connector that is switched off has no next run', () => {
  const shown = showConnector(aStoredConnector({ schedule: nightly, enabled: false }), shownWith);
  expect(shown).toMatchObject({ nextRunAt: null, nextRuns: [], schedule: nightly });
});
