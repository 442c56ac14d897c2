import { expect, test } from 'vitest';
import type { ConnectorConfiguration } from '../../connectors/connector-configuration.ts';
import { aSource } from '../../testing/a-source.ts';
import { aStoredConnector } from '../../testing/a-stored-connector.ts';
import { bookmarkBasis } from './bookmark-basis.ts';

const stored = aStoredConnector();
const aConnector = (overrides: Partial<ConnectorConfiguration> = {}): ConnectorConfiguration => ({
  ...stored,
  settings: { address: 'https://cabinet.example', shelf: 1, password: 'old' },
  ...overrides,
});
const basisOf = (overrides: Partial<ConnectorConfiguration>) => bookmarkBasis(aConnector(overrides), aSource());

test.each<[string, Partial<ConnectorConfiguration>]>([
  ['a setting', { settings: { address: 'https://other.example', shelf: 1, password: 'old' } }],
  ['the scope', { scope: { ...stored.scope, groups: ['staff'] } }],
  ['the picture policy', { pictures: { ...stored.pictures, policy: 'off' } }],
  ['the matching key', { matching: { key: 'none' } }],
])('%s changes the basis', (_name, overrides) => {
  expect(basisOf(overrides)).not.toBe(basisOf({}));
});

test.each<[string, Partial<ConnectorConfiguration>]>([
  ['a renewed secret', { settings: { address: 'https://cabinet.example', shelf: 1, password: 'new' } }],
  [
    'another order of the settings’ names',
    { settings: { shelf: 1, password: 'old', address: 'https://cabinet.example' } },
  ],
  ['a new name', { name: 'Cabinet' }],
  ['a new schedule', { schedule: { cron: '0 3 * * *', timeZone: 'UTC', fullEveryDays: 7 } }],
])('%s does not', (_name, overrides) => {
  expect(basisOf(overrides)).toBe(basisOf({}));
});
